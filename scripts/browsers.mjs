// Which browser binaries the tests drive. Nothing here downloads a browser: they come from the system's packages.
import { existsSync } from 'node:fs';

const first = (...paths) => paths.find((path) => path && existsSync(path));

/** Fake devices, no calls home. */
export const CHROME_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

const webkitLib = (arch) => `/usr/lib/${arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

export const chromePath = () =>
  first(
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  );
/** The same engine without a browser's own windows, which costs a quarter less: for flows that need only the page. */
export const headlessPath = () => first(process.env.CHROME_PATH, '/usr/bin/chromium-headless-shell');
export const firefoxPath = () => first(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox');
export const miniBrowserPath = () =>
  first(process.env.WEBKIT_MINIBROWSER, webkitLib('x86_64'), webkitLib('aarch64'));

/** The Debian packages that each engine needs, and whether they are here. */
export const ENGINES = {
  chromium: {
    packages: ['chromium', 'chromium-headless-shell'],
    here: () => Boolean(chromePath() && headlessPath()),
  },
  firefox: { packages: ['firefox-esr'], here: () => Boolean(firefoxPath()) },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    here: () => Boolean(miniBrowserPath() && first('/usr/bin/WebKitWebDriver') && first('/usr/bin/xvfb-run')),
  },
};

/** The engines to run: those of $BROWSERS, or all three. A missing one is an error, never a skip. */
export function engines() {
  const asked = process.env.BROWSERS?.split(',') ?? Object.keys(ENGINES);
  const missing = asked.filter((name) => !ENGINES[name]?.here());
  if (missing.length === 0) return asked;
  const packages = missing.flatMap((name) => ENGINES[name]?.packages ?? [name]);
  throw new Error(
    `Not installed: ${missing.join(', ')}. Install with: apt-get install ${packages.join(' ')}`,
  );
}

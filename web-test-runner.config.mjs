// Unit, element and contract tests in three real engines.
import { spawn } from 'node:child_process';
import net from 'node:net';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { CHROME_ARGS, chromePath, engines, firefoxPath, miniBrowserPath } from './scripts/browsers.mjs';
import { keepDataInMemory } from './scripts/test-data.mjs';
import { bundleTests } from './scripts/unit-bundle.mjs';
import { unitReport } from './scripts/unit-report.mjs';
import { gatewayPlugin } from './test/support/gateway-plugin.mjs';

keepDataInMemory();

const chromium = () =>
  chromeLauncher({ launchOptions: { executablePath: chromePath(), headless: true, args: CHROME_ARGS } });

// puppeteer-core speaks WebDriver BiDi to stock Firefox: no geckodriver. The launcher only wants another name.
const firefox = () =>
  Object.assign(
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        headless: true,
        executablePath: firefoxPath(),
        extraPrefsFirefox: { 'media.autoplay.default': 0 },
      },
    }),
    { name: 'Firefox' },
  );

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(Boolean(socket.destroy())));
    socket.on('error', () => resolve(false));
  });

async function waitFor(port) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start');
}

async function webkit() {
  const port = await freePort();
  const driver = spawn(
    'xvfb-run',
    ['-a', '-s', '-screen 0 1280x1024x24', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'],
    { stdio: 'ignore', detached: true },
  );
  process.once('exit', () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It has gone already.
    }
  });
  await waitFor(port);
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      // The runner hears from the page itself when it has begun. Waiting for its `load` instead would end with the
      // driver's own time-out, two minutes, where a page is slow.
      pageLoadStrategy: 'none',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: miniBrowserPath(), args: ['--automation'] },
    },
  });
  return Object.assign(launcher, { name: 'WebKit' });
}

const bundled = await bundleTests();
const testsIn = (sources) => `${bundled}/${sources.replace(/\.ts$/, '.js')}`;

const launchers = { chromium, firefox, webkit };
const browsers = [];
for (const name of engines()) browsers.push(await launchers[name]());

/**
 * Tells the tests how much to generate: a tenth in `npm test`, the full count by `npm run fuzz`. What is refused does not
 * depend on the browser: one of them goes through all of it, the others through a fifth.
 */
const settings = () => ({
  name: 'settings',
  serve(context) {
    if (context.path !== '/test-settings.json') return undefined;
    const count = Number(process.env.FUZZ_COUNT ?? 20_000);
    const fuzzCount = context.get('user-agent').includes('Chrome/') ? count : Math.ceil(count / 5);
    return { body: JSON.stringify({ fuzzCount }), type: 'json' };
  },
});

export default {
  files: testsIn(process.env.FILES ?? 'test/**/*.test.ts'),
  nodeResolve: { exportConditions: ['development', 'browser', 'module', 'import', 'default'] },
  // The frames of some tests, and those that read the sources, ask for modules as they are.
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    settings(),
    gatewayPlugin(),
  ],
  hostname: '127.0.0.1',
  browsers,
  // WebKit's driver serves one page at a time, and two cores are soon full.
  concurrentBrowsers: 2,
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: Number(process.env.TESTS_FINISH_MS ?? 900_000),
  filterBrowserLogs: (log) => !/Lit is in dev mode/.test(String(log.args[0])),
  // A log that is kept has no use for a progress bar.
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), unitReport(bundled)],
};

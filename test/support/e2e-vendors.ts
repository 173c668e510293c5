/** The pages of vendors: a CRM system and, at another origin, the softphone that it shows in a frame. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('../e2e/hosts/', import.meta.url));
const PLACE = '/demo/hosts/vendors';

const page = (name: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${name}</title>
    <link rel="icon" href="/demo/icon.svg" />
    <script type="module" src="${PLACE}/${name}.js"></script>
  </head>
  <body>${body}</body>
</html>`;

const PAGES: Readonly<Record<string, string>> = {
  crm: '<main><h1>Home</h1><button>+46 70 123 45 67</button><ul aria-label="Activities"></ul></main>',
  softphone: '',
};

/**
 * Adds the pages to what that gateway serves, under its policy. Other origins are told to the watch.
 *
 * @returns the address of the CRM system of a vendor
 */
export async function serveVendors(
  context: BrowserContext,
  url: string,
): Promise<(vendor: string) => string> {
  const entryPoints = Object.keys(PAGES).map((name) => `${FOLDER}${name}.ts`);
  const { outputFiles } = await build({
    entryPoints,
    outdir: FOLDER,
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
  });
  const { headers } = await fetch(`${url}/demo/hosts/pad.html`);
  const policy = {
    'content-security-policy': headers.get('content-security-policy') ?? "default-src 'none'",
  };
  await context.route(`**${PLACE}/*`, (route) => {
    const [name = '', ending] = new URL(route.request().url()).pathname.slice(PLACE.length + 1).split('.');
    const script = outputFiles.find(({ path }) => path.endsWith(`${name}.js`))?.text ?? '';
    return ending === 'js'
      ? route.fulfill({ contentType: 'text/javascript', body: script, headers: policy })
      : route.fulfill({ contentType: 'text/html', body: page(name, PAGES[name] ?? ''), headers: policy });
  });
  const softphone = encodeURIComponent(`${url}${PLACE}/softphone.html`);
  const other = url.replace('127.0.0.1', 'localhost');
  return (vendor) => `${other}${PLACE}/crm.html?vendor=${vendor}&softphone=${softphone}`;
}

// A web server for the pages of the bench, out of memory.
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Isolated, a page reads its clock in steps of 5 µs and not of 100. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
  'content-encoding': 'gzip',
};

const page = (script) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><style>body{margin:0}</style>${script}<body>`;

/**
 * Loads a module beside an element that waits for it; how long that took is `window.loading`. What it imports is asked for
 * at the same moment, as bundlers do it.
 */
const loading = (
  entry,
  together = [],
) => `<!doctype html><meta charset="utf-8"><title>bench</title><contact-pad></contact-pad>
<script type="module">
const start = performance.now();
for (const href of ${JSON.stringify(together)})
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
window.loading = import('${entry}').then(() => performance.now() - start);
</script>`;

const zipped = (text) => gzipSync(text, { level: 9 });

/** Serves `/screen/pad` and the like, `/load/index` and the like, and the modules. Answers its address. */
export async function serve({ files, together }) {
  const modules = new Map([...files].map(([path, code]) => [path, zipped(code)]));
  const server = createServer((request, response) => {
    const [, kind, name] = request.url.split('/');
    const entry = `/${name}/index.js`;
    const pages = {
      screen: page(`<script type="module" src="${entry}"></script>`),
      load: loading(entry, together.get(entry)),
    };
    const type = modules.has(request.url) ? 'text/javascript' : 'text/html';
    const body = modules.get(request.url) ?? (pages[kind] && zipped(pages[kind]));
    if (body === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { ...HEADERS, 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

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

/** Loads a module beside an element that waits for it; how long that took is `window.loading`. */
const loading = (
  entry,
) => `<!doctype html><meta charset="utf-8"><title>bench</title><contact-pad></contact-pad>
<script type="module">
const start = performance.now();
window.loading = import('${entry}').then(() => performance.now() - start);
</script>`;

/** Serves `/screen/pad` and the like, `/load/index` and the like, and the modules. Answers its address. */
export async function serve(files) {
  const server = createServer((request, response) => {
    const [, kind, name] = request.url.split('/');
    const entry = `/${name}/index.js`;
    const pages = { screen: page(`<script type="module" src="${entry}"></script>`), load: loading(entry) };
    const body = files.get(request.url) ?? pages[kind];
    if (body === undefined) return response.writeHead(404).end();
    const type = files.has(request.url) ? 'text/javascript' : 'text/html';
    return response.writeHead(200, { ...HEADERS, 'content-type': type }).end(gzipSync(body, { level: 9 }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

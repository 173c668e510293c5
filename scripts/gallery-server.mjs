// Serves the gallery: its own pages from here, the build from the folder of a commit.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.pdf': 'application/pdf',
};

/**
 * @param {string} build the folder of the commit whose dist and themes are shown
 */
export async function serve(build) {
  const folders = [
    ['/gallery/', 'test/gallery/'],
    ['/demo/files/', 'demo/files/'],
    ['/dist/', join(build, 'dist/')],
  ];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://gallery').pathname));
    const [from, to] = folders.find(([prefix]) => path.startsWith(prefix)) ?? [];
    const file = from && to + path.slice(from.length);
    if (!file || !existsSync(file) || !TYPES[extname(file)]) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

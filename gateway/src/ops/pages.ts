/** `/ops/`: a page that shows an administrator what is going on. It holds nothing itself and asks `/v1/admin/overview`. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const FOLDER = new URL('../../pages/ops/', import.meta.url);

const FILES = {
  '': { file: 'index.html', type: 'text/html; charset=utf-8' },
  'ops.css': { file: 'ops.css', type: 'text/css; charset=utf-8' },
  'ops.js': { file: 'ops.js', type: 'text/javascript; charset=utf-8' },
};

const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** Adds the page to a server. */
export async function registerOps(app: FastifyInstance): Promise<void> {
  for (const [path, { file, type }] of Object.entries(FILES)) {
    const text = await readFile(new URL(file, FOLDER), 'utf8');
    app.get(`/ops/${path}`, (_request, reply) => reply.headers(HEADERS).type(type).send(text));
  }
}

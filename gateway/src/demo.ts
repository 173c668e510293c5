/** What a gateway without keys serves besides: tokens for the asking, the demo pages, and the documentation. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileURLToPath } from 'node:url';
import { issueToken } from './agents/auth.js';
import { isAllowedOrigin } from './agents/socket.js';
import type { Settings } from './config.js';
import { DEMO_AGENTS } from './demo-seed.js';

const TOKEN_SECONDS = 300;

/** Where they are, besides the demo's first page. */
const FOLDERS = { '/demo/': 'demo', '/dist/': 'dist', '/docs/': 'dist/docs' };

/** This machine by its two names: the demo shows a pad in the page of another origin. */
const TWINS = 'http://localhost:* http://127.0.0.1:*';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws:",
  "img-src 'self'",
  "media-src 'self'",
  `frame-src 'self' ${TWINS}`,
  "base-uri 'none'",
  "form-action 'self'",
  `frame-ancestors 'self' ${TWINS}`,
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** Serves tokens and pages. Only names of this machine reach them, or a page elsewhere could rebind its own to it. */
export async function registerDemo(app: FastifyInstance, settings: Settings): Promise<void> {
  app.addHook('onRequest', refuseForeignHost);
  app.get('/demo/token', (request, reply) => token(request, reply, settings));
  app.get('/docs', (_, reply) => reply.redirect('/docs/'));
  await app.register(fastifyStatic, { root: folder('demo'), prefix: '/', setHeaders: setPageHeaders });
  for (const [prefix, name] of Object.entries(FOLDERS)) {
    await app.register(fastifyStatic, {
      root: folder(name),
      prefix,
      decorateReply: false,
      setHeaders: setPageHeaders,
    });
  }
}

async function refuseForeignHost(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (['127.0.0.1', 'localhost', '[::1]', '::1'].includes(request.hostname)) return;
  await reply
    .code(421)
    .send({ code: 'FORBIDDEN', message: 'The demo answers to names of this machine only.' });
}

async function token(request: FastifyRequest, reply: FastifyReply, settings: Settings): Promise<unknown> {
  const { agent } = request.query as { agent?: unknown };
  const { origin } = request.headers;
  if (!isAllowedOrigin(request, settings.allowedOrigins) || !('secret' in settings.auth)) {
    return reply.code(403).send({ code: 'FORBIDDEN', message: 'This origin gets no token.' });
  }
  if (typeof agent !== 'string' || !Object.hasOwn(DEMO_AGENTS, agent)) {
    return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is no such agent.' });
  }
  const expiresAt = Date.now() + TOKEN_SECONDS * 1000;
  if (origin) reply.header('access-control-allow-origin', origin).header('vary', 'origin');
  reply.header('cache-control', 'no-store');
  return { token: await issueToken(settings.auth.secret, agent, TOKEN_SECONDS), expiresAt };
}

function folder(name: string): string {
  return fileURLToPath(new URL(`../../${name}/`, import.meta.url));
}

function setPageHeaders(response: { setHeader(name: string, value: string): void }): void {
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cache-control', 'no-cache');
}

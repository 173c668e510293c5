/** What a gateway without keys serves besides: known agents and queues, tokens for the asking, the demo pages. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileURLToPath } from 'node:url';
import { issueToken } from './agents/auth.js';
import { isAllowedOrigin } from './agents/socket.js';
import type { Settings } from './config.js';
import type { Db, Queryable } from './db/db.js';
import { uuidv7 } from './ids.js';

/** The agents of the demo, by id. */
export const DEMO_AGENTS = { anna: 'Anna Berg', bo: 'Bo Ek', chen: 'Chen Wei', dana: 'Dana Cruz' } as const;

const TOKEN_SECONDS = 300;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws:",
  "img-src 'self'",
  "media-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const QUEUES = `
INSERT INTO queue(id, name) VALUES ('sales', 'Sales'), ('support', 'Support'), ('stuck', 'stuck') ON CONFLICT DO NOTHING`;

const ENTRANCES = `
INSERT INTO entrance(id, name, queue_id, offer_ms)
VALUES ('loans', 'Loans', 'sales', $1), ('claims', 'Claims', 'support', $1) ON CONFLICT DO NOTHING`;

const CASE_KEYS = `
INSERT INTO case_key(key, label, position, type, options, editable, in_offer) VALUES
  ('cid', 'Customer number', 1, 'string', NULL, false, true),
  ('product', 'Product', 2, 'list', '["car","house","boat","other"]', true, true),
  ('amount', 'Amount', 3, 'float', NULL, true, true),
  ('page', 'Page', 4, 'string', NULL, false, false),
  ('term', 'Term in months', 5, 'integer', NULL, true, false),
  ('callback', 'Call back on', 6, 'date', NULL, true, false),
  ('verified', 'Identity checked', 7, 'boolean', NULL, true, false),
  ('note', 'Note', 8, 'string', NULL, true, false)
ON CONFLICT DO NOTHING`;

const REASONS = `
INSERT INTO not_ready_reason(code, label, position)
VALUES ('break', 'Break', 1), ('lunch', 'Lunch', 2), ('training', 'Training', 3) ON CONFLICT DO NOTHING`;

const AGENTS = `
INSERT INTO agent(id, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`;

const SKILLS = `
INSERT INTO agent_queue(agent_id, queue_id)
SELECT a, q.id FROM unnest($1::text[]) a, queue q ON CONFLICT DO NOTHING`;

/** Creates what the demo pages expect; what is there already stays as it is. */
export async function seedDemo(db: Db, offerMs: number): Promise<void> {
  const ids = Object.keys(DEMO_AGENTS);
  await db.tx(async (tx) => {
    await tx.query(QUEUES);
    await tx.query(ENTRANCES, [offerMs]);
    await tx.query(CASE_KEYS);
    await tx.query(REASONS);
    await tx.query(AGENTS, [ids, Object.values(DEMO_AGENTS)]);
    await tx.query(SKILLS, [ids]);
    await seedPresence(tx, ids);
  });
}

async function seedPresence(tx: Queryable, agents: readonly string[]): Promise<void> {
  for (const agent of agents) {
    await tx.query('INSERT INTO presence(agent_id, log_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      agent,
      uuidv7(),
    ]);
  }
}

/** Serves tokens and pages. Only names of this machine reach them, or a page elsewhere could rebind its own to it. */
export async function registerDemo(app: FastifyInstance, settings: Settings): Promise<void> {
  app.addHook('onRequest', refuseForeignHost);
  app.get('/demo/token', (request, reply) => token(request, reply, settings));
  await app.register(fastifyStatic, { root: folder('demo'), prefix: '/', setHeaders: setPageHeaders });
  await app.register(fastifyStatic, {
    root: folder('demo'),
    prefix: '/demo/',
    decorateReply: false,
    setHeaders: setPageHeaders,
  });
  await app.register(fastifyStatic, {
    root: folder('dist'),
    prefix: '/dist/',
    decorateReply: false,
    setHeaders: setPageHeaders,
  });
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

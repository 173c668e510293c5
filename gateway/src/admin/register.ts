/** `/v1/admin`: who runs the gateway opens and closes entrances and sees what is where. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { StoreUnavailable, type Db } from '../db/db.js';
import { changeEntrance, listEntrances } from './entrances.js';
import { listAgents, listInteractions } from './interactions.js';

/** What the endpoints for administrators need. */
export interface AdminDeps {
  readonly db: Db;
  /** SHA-256 of the key that they show in `Authorization: Bearer`. */
  readonly adminKeyHash: Uint8Array;
  /** Told after the commit when something can be routed. */
  onQueued(): void;
}

const STATUS = {
  INVALID: 422,
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  MALFORMED: 400,
  TOO_LARGE: 413,
} as const;

type AdminCode = keyof typeof STATUS;

class AdminError extends Error {
  readonly code: AdminCode;
  constructor(code: AdminCode, message: string) {
    super(message);
    this.code = code;
  }
}

const closed = { additionalProperties: false };
const Change = Type.Object(
  { open: Type.Optional(Type.Boolean()), enabled: Type.Optional(Type.Boolean()) },
  { ...closed, minProperties: 1 },
);
const Filter = Type.Object(
  {
    state: Type.Optional(Type.String({ pattern: '^(buffered|queued|offered|assigned|ended)$' })),
    entrance: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$' })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  },
  closed,
);
const change = Compile(Change);
const filter = Compile(Filter);

const DEFAULT_PAGE = 100;

/** Adds the endpoints to a server. */
export async function registerAdmin(app: FastifyInstance, deps: AdminDeps): Promise<void> {
  await app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        authenticate(deps.adminKeyHash, request.headers.authorization);
      });
      scope.setErrorHandler((error, _request, reply) => answerError(error, reply));
      addRoutes(scope, deps);
      done();
    },
    { prefix: '/v1/admin' },
  );
}

function addRoutes(scope: FastifyInstance, deps: AdminDeps): void {
  const { db } = deps;
  scope.get('/entrances', async () => ({ entrances: await listEntrances(db) }));
  scope.get('/agents', async () => ({ agents: await listAgents(db) }));
  scope.get('/interactions', async ({ query }) => {
    if (!filter.Check(query))
      throw new AdminError('INVALID', 'The query is not state, entrance, limit or cursor.');
    return pageOf(db, query);
  });
  scope.put<{ Params: { id: string } }>('/entrances/:id', async ({ params, body }) => {
    if (!change.Check(body))
      throw new AdminError('INVALID', 'The body is {"open": true or false} or {"enabled": true or false}.');
    const outcome = await changeEntrance(db, params.id, body);
    if (!outcome) throw new AdminError('NOT_FOUND', 'There is no such entrance.');
    if (outcome.released > 0) deps.onQueued();
    return { ...outcome.entrance, released: outcome.released };
  });
}

async function pageOf(db: Db, { state, entrance, limit, cursor }: Static<typeof Filter>): Promise<object> {
  const size = limit === undefined ? DEFAULT_PAGE : Number(limit);
  const interactions = await listInteractions(db, {
    limit: size,
    ...(state === undefined ? {} : { state }),
    ...(entrance === undefined ? {} : { entrance }),
    ...(cursor === undefined ? {} : { before: Number(cursor) }),
  });
  const last = interactions.length === size ? interactions.at(-1) : undefined;
  return { interactions, ...(last ? { cursor: String(last.seq) } : {}) };
}

function authenticate(hash: Uint8Array, authorization: string | undefined): void {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(createHash('sha256').update(key).digest(), hash))
    throw new AdminError(
      'UNAUTHORIZED',
      'The key of an administrator is expected in "Authorization: Bearer".',
    );
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const { code, message } = adminErrorOf(error);
  if (code === 'UNAUTHORIZED') reply.header('www-authenticate', 'Bearer realm="contact-pad"');
  if (code === 'UNAVAILABLE') reply.header('retry-after', 1);
  return reply.code(STATUS[code]).send({ error: { code, message } });
}

function adminErrorOf(error: unknown): AdminError {
  if (error instanceof AdminError) return error;
  if (error instanceof StoreUnavailable) return new AdminError('UNAVAILABLE', 'The store is out of reach.');
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new AdminError('TOO_LARGE', 'The request is too long.');
  if (statusCode !== undefined && statusCode < 500)
    return new AdminError('MALFORMED', 'The request cannot be read.');
  throw error;
}

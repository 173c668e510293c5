/** `/v1/admin`: who runs the gateway sets it up, opens and closes entrances, and sees what is where. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Db } from '../db/db.js';
import type { Store } from '../events/change.js';
import { agents } from './agents.js';
import { caseKeys } from './case-keys.js';
import { closed, demand, sizeOf } from './check.js';
import { contacts } from './contacts.js';
import { addCustomers, customerFields } from './customers.js';
import { dispositionSets } from './disposition-sets.js';
import { destinations, workbins } from './destinations.js';
import { addEntrances } from './entrance-routes.js';
import { AdminError, answerError } from './errors.js';
import { listInteractions } from './interactions.js';
import { addMessages } from './messages.js';
import { addMedia } from './media.js';
import { addOutbox } from './outbox.js';
import { queues } from './queues.js';
import { reasons } from './reasons.js';
import { addResource } from './resource.js';
import { addResponses } from './responses.js';
import { senders } from './senders.js';
import { taskTypeRules, taskTypes } from './task-types.js';

/** What the endpoints for administrators need. */
export interface AdminDeps {
  readonly store: Store;
  /** SHA-256 of the key that they show in `Authorization: Bearer`. */
  readonly adminKeyHash: Uint8Array;
  /** Told after the commit when something can be routed. */
  onQueued(): void;
}

const Filter = Type.Object(
  {
    state: Type.Optional(
      Type.String({
        pattern:
          '^(scheduled|buffered|queued|offered|not-connected|establishing|assigned|wrap|parked|line|ended)$',
      }),
    ),
    entrance: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$' })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  },
  closed,
);
const demandFilter = demand(Filter);

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
  const { store } = deps;
  addResource(scope, store, queues);
  addResource(scope, store, agents);
  addResource(scope, store, destinations);
  addResource(scope, store, workbins);
  addResource(scope, store, contacts);
  addResource(scope, store, customerFields);
  addResource(scope, store, caseKeys);
  addResource(scope, store, senders);
  addResource(scope, store, reasons);
  addResource(scope, store, dispositionSets);
  addResource(scope, store, taskTypes);
  addResource(scope, store, taskTypeRules);
  addEntrances(scope, store, () => {
    deps.onQueued();
  });
  addMedia(scope, store.db);
  addCustomers(scope, store.db);
  addResponses(scope, store.db);
  addOutbox(scope, store.db);
  addMessages(scope, store);
  scope.get('/interactions', ({ query }) => pageOf(store.db, demandFilter(query)));
}

async function pageOf(db: Db, { state, entrance, limit, cursor }: Static<typeof Filter>): Promise<object> {
  const size = sizeOf(limit);
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

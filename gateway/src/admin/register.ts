/** `/v1/admin`: who runs the gateway sets it up, opens and closes entrances, and sees what is where. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { recordAdministrators } from '../audit/administrator.js';
import type { RefusedAttempt, Refusals } from '../audit/refusals.js';
import type { Db } from '../db/db.js';
import type { Store } from '../events/change.js';
import { agents } from './agents.js';
import { addAudit } from './audit.js';
import { caseKeys } from './case-keys.js';
import { closed, demand, sizeOf } from './check.js';
import { administers, pageOf } from './describe.js';
import { contacts } from './contacts.js';
import { addCustomers, customerFields } from './customers.js';
import { dispositionSets } from './disposition-sets.js';
import { destinations, workbins } from './destinations.js';
import { addEntrances } from './entrance-routes.js';
import { addStatistics } from '../statistics/routes.js';
import { AdminError, answerError } from './errors.js';
import { listInteractions, ShownInteraction } from './interactions.js';
import { addMessages } from './messages.js';
import { addMedia } from './media.js';
import { addOutbox } from './outbox.js';
import { addOverview } from './overview.js';
import { queues } from './queues.js';
import { reasons } from './reasons.js';
import { addResource } from './resource.js';
import { addResponses } from './responses.js';
import { senders } from './senders.js';
import { taskTypeRules, taskTypes } from './task-types.js';

/** What the endpoints for administrators need. */
export interface AdminDeps {
  readonly store: Store;
  /** The names of administrators, and the SHA-256 of the key that each shows in `Authorization: Bearer`. */
  readonly keyHashes: ReadonlyMap<string, Uint8Array>;
  readonly refusals: Refusals;
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
const LISTS_INTERACTIONS = administers({
  summary: 'Lists interactions, the newest first: where they are, not what they say.',
  querystring: Filter,
  answers: { 200: pageOf('interactions', ShownInteraction) },
});

/** Adds the endpoints to a server. */
export async function registerAdmin(app: FastifyInstance, deps: AdminDeps): Promise<void> {
  await app.register(
    (scope, _options, done) => {
      recordAdministrators(scope);
      scope.addHook('onRequest', (request, _reply, next) => {
        const name = authenticate(deps.keyHashes, request.headers.authorization);
        request.administrator = { name, address: request.ip, deeds: [] };
        next();
      });
      scope.setErrorHandler((error, request, reply) => {
        deps.refusals.add(attemptOf(request, error));
        return answerError(error, reply);
      });
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
  addCustomers(scope, store);
  addResponses(scope, store.db);
  addOutbox(scope, store.db);
  addMessages(scope, store);
  addAudit(scope, store.db);
  addStatistics(scope, store.db);
  addOverview(scope, store.db);
  scope.get('/interactions', LISTS_INTERACTIONS, ({ query }) => listPage(store.db, demandFilter(query)));
}

async function listPage(db: Db, { state, entrance, limit, cursor }: Static<typeof Filter>): Promise<object> {
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

/** Every key is compared, so that how long it takes says nothing. */
function authenticate(hashes: AdminDeps['keyHashes'], authorization: string | undefined): string {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  const shown = createHash('sha256').update(key).digest();
  const [found] = [...hashes].filter(([, hash]) => timingSafeEqual(shown, hash));
  if (found) return found[0];
  throw new AdminError('UNAUTHORIZED', 'The key of an administrator is expected in "Authorization: Bearer".');
}

/** What stands in the address of somebody unknown is not written down. */
function attemptOf(request: FastifyRequest, error: unknown): RefusedAttempt {
  const { administrator, method, routeOptions, ip } = request;
  const { id } = request.params as { readonly id?: string };
  return {
    kind: 'admin',
    actor: administrator?.name ?? null,
    tried: `${method} ${routeOptions.url ?? ''}`,
    code: error instanceof AdminError ? error.code : '',
    address: ip,
    ...(administrator && id !== undefined && /^[\w.-]{1,64}$/.test(id) ? { object: id } : {}),
  };
}

/** One way to list, read, replace and delete whatever an administrator sets up. */
import type { FastifyInstance } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { administratorOf, audit, type Administrator } from '../audit/administrator.js';
import { StatementFailed, type Queryable, type Row } from '../db/db.js';
import { commitChange, type Change, type Store } from '../events/change.js';
import { demand, Page, sizeOf } from './check.js';
import { Address, describeDeleting, describeResource } from './describe.js';
import { AdminError } from './errors.js';

/** A kind of thing that administrators set up: where it lies, how it looks, what may be written, and who sees it. */
export interface Resource<S extends TSchema = TSchema> {
  /** Its place below `/v1/admin/`. */
  readonly path: string;
  /** The field of the answer that holds the list. */
  readonly list: string;
  readonly table: string;
  readonly key: 'id' | 'key' | 'code';
  /** `SELECT … FROM <table> t`: what is shown. */
  readonly view: string;
  /** All that can be written, but for the key. */
  readonly body: S;
  /** What it may not be deleted for, in one sentence that says what to do instead. */
  readonly inUse: string;
  /** Takes the locks that come before that of the row itself. */
  lock?(tx: Queryable, id: string): Promise<void>;
  /** Writes the whole of it. */
  write(tx: Queryable, id: string, body: Static<S>, isNew: boolean): Promise<void>;
  /** What a body changes that the view does not show; for the log. */
  hidden?(body: Static<S>): readonly string[];
  /** Refuses with `CONFLICT`, or takes away what belongs to it. */
  clear?(tx: Queryable, id: string): Promise<void>;
  /** Says whose view changed, and whether work may go elsewhere now. `shown` is what was shown before, and is now. */
  tell?(change: Change, id: string, changed: readonly string[], shown: readonly Row[]): Promise<void>;
}

/** What happened to one thing. */
interface Written {
  readonly now: Row;
  readonly created: boolean;
}

const BROKEN_REFERENCE = '23503';
const TAKEN = '23505';

/** Checks the address of one thing. */
export const demandAddress: (value: unknown) => { id: string } = demand(Address);
const demandPage = demand(Page);

/** As much of a kind as deleting takes. */
export type Deletable = Omit<Resource, 'list' | 'body' | 'write' | 'hidden'>;

/** Adds the four endpoints of one kind. */
export function addResource<S extends TSchema>(
  scope: FastifyInstance,
  store: Store,
  resource: Resource<S>,
): void {
  const { path } = resource;
  const demandBody = demand(resource.body);
  const described = describeResource(resource);
  scope.get(`/${path}`, described.list, ({ query }) => readPage(store.db, resource, demandPage(query)));
  scope.get(`/${path}/:id`, described.one, async ({ params }) => {
    const found = await readOne(store.db, resource, demandAddress(params).id);
    return found ?? notFound();
  });
  scope.put(`/${path}/:id`, described.put, async (request, reply) => {
    const { id } = demandAddress(request.params);
    const by = administratorOf(request);
    const { now, created } = await put(store, resource, { id, by, body: demandBody(request.body) });
    return reply.code(created ? 201 : 200).send(now);
  });
  addDeleting(scope, store, resource);
}

/** Adds the endpoint that deletes one thing, unless something refers to it. */
export function addDeleting(scope: FastifyInstance, store: Store, resource: Deletable): void {
  const { path } = resource;
  scope.delete(`/${path}/:id`, describeDeleting(resource), async (request, reply) => {
    await remove(store, resource, demandAddress(request.params).id, administratorOf(request));
    return reply.code(204).send();
  });
}

async function readPage(
  db: Queryable,
  { view, key, list }: Resource,
  { limit, cursor }: Static<typeof Page>,
): Promise<object> {
  const size = sizeOf(limit);
  const rows = await db.query(`${view} WHERE $1::text IS NULL OR t.${key} > $1 ORDER BY t.${key} LIMIT $2`, [
    cursor ?? null,
    size,
  ]);
  const last = rows.length === size ? rows.at(-1) : undefined;
  return { [list]: rows, ...(last ? { cursor: last[key] } : {}) };
}

async function readOne(db: Queryable, { view, key }: Deletable, id: string): Promise<Row | undefined> {
  const [row] = await db.query(`${view} WHERE t.${key} = $1`, [id]);
  return row;
}

/** Locks what is there before it is read, so that two who write at once each see what the other left. */
async function lockOne(tx: Queryable, resource: Deletable, id: string): Promise<Row | undefined> {
  await resource.lock?.(tx, id);
  const { table, key } = resource;
  await tx.query(`SELECT FROM ${table} t WHERE t.${key} = $1 FOR NO KEY UPDATE`, [id]);
  return readOne(tx, resource, id);
}

/** Creates or replaces one thing, and tells whom it concerns when something is different then. */
async function put<S extends TSchema>(
  store: Store,
  resource: Resource<S>,
  { id, by, body }: { readonly id: string; readonly by: Administrator; readonly body: Static<S> },
): Promise<Written> {
  try {
    return await commitChange(store, async (change) => {
      const before = await lockOne(change.tx, resource, id);
      await resource.write(change.tx, id, body, before === undefined);
      const now = (await readOne(change.tx, resource, id)) ?? notFound();
      const changed = [...differences(before, now), ...(resource.hidden?.(body) ?? [])];
      const shown = before ? [before, now] : [now];
      if (changed.length > 0) await resource.tell?.(change, id, changed, shown);
      const action = before ? 'changed' : 'created';
      if (changed.length > 0) audit(change.tx, by, { action, resource: resource.path, id, fields: changed });
      return { now, created: before === undefined };
    });
  } catch (error) {
    throw refusalOf(error, 'INVALID', 'It names something that is not there.');
  }
}

async function remove(store: Store, resource: Deletable, id: string, by: Administrator): Promise<void> {
  try {
    await commitChange(store, async (change) => {
      const { tx } = change;
      const before = (await lockOne(tx, resource, id)) ?? notFound();
      await resource.clear?.(tx, id);
      // The rows of agents are locked before anything that they may be about to refer to is gone.
      await resource.tell?.(change, id, Object.keys(before), [before]);
      await tx.query(`DELETE FROM ${resource.table} WHERE ${resource.key} = $1`, [id]);
      audit(tx, by, { action: 'deleted', resource: resource.path, id });
    });
  } catch (error) {
    throw refusalOf(error, 'CONFLICT', resource.inUse);
  }
}

function differences(before: Row | undefined, now: Row): string[] {
  return Object.keys(now).filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(now[field]));
}

/** What the constraints of the store mean here; `code` and `message` are for a broken reference. */
export function refusalOf(error: unknown, code: 'INVALID' | 'CONFLICT', message: string): unknown {
  if (!(error instanceof StatementFailed)) return error;
  if (error.code === TAKEN) return new AdminError('CONFLICT', 'Another one has what must be unique.');
  return error.code === BROKEN_REFERENCE ? new AdminError(code, message) : error;
}

/** The end of a request about what is not there. */
export function notFound(): never {
  throw new AdminError('NOT_FOUND', 'There is no such thing.');
}

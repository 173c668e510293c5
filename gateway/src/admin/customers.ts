/** The contacts that interactions come from: what is known of them (WI-16). Whom agents can call are the `contacts`. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { administratorOf, audit, type Administrator } from '../audit/administrator.js';
import type { Db, Queryable, Row } from '../db/db.js';
import type { Store } from '../events/change.js';
import { eraseCustomer } from '../retention/erase.js';
import { closed, demand, Position, sizeOf, Text } from './check.js';
import { administers, pageOf } from './describe.js';
import { AdminError } from './errors.js';
import { notFound, refusalOf } from './resource.js';
import type { Resource } from './resource.js';

const Field = Type.Object({ label: Text, position: Position, editable: Type.Boolean() }, closed);

/** These agents see of every contact. */
const GIVEN = /^(name|address-\d+)$/;

/** What can be known of any contact beside its name and its addresses; agents may change what is editable. */
export const customerFields: Resource<typeof Field> = {
  path: 'customer-fields',
  list: 'customerFields',
  table: 'contact_field',
  key: 'key',
  view: 'SELECT t.key, t.label, t.position, t.editable FROM contact_field t',
  body: Field,
  inUse: 'It is known of some customer: take it from them first.',
  async write(tx, key, { label, position, editable }) {
    if (GIVEN.test(key)) throw new AdminError('INVALID', 'This key is taken.');
    await tx.query(
      `INSERT INTO contact_field(key, label, position, editable) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key) DO UPDATE SET label = excluded.label, position = excluded.position, editable = excluded.editable`,
      [key, label, position, editable],
    );
  },
};

const Value = Type.String({ pattern: '^[^\\0\\p{Cs}]{0,4000}$' });
const Customer = Type.Object(
  {
    name: Type.Union([Text, Type.Null()]),
    addresses: Type.Array(Text, { maxItems: 50, uniqueItems: true }),
    fields: Type.Optional(Type.Record(Type.String(), Value)),
  },
  closed,
);
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Search = Type.Object(
  {
    address: Type.Optional(Text),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$' })),
    cursor: Type.Optional(Uuid),
  },
  closed,
);

const demandCustomer = demand(Customer);
const demandSearch = demand(Search);
const Address = Type.Object({ id: Uuid }, closed);
const demandAddress = demand(Address);

const Shown = Type.Object({ id: Uuid, ...Customer.properties });
const LISTS = administers({
  summary: 'Lists customers, or finds whoever has an address.',
  querystring: Search,
  answers: { 200: pageOf('customers', Shown) },
});
const SHOWS = administers(
  { summary: 'Shows a customer.', params: Address, answers: { 200: Shown } },
  'NOT_FOUND',
);
const PUTS = administers(
  {
    summary: 'Creates or replaces a customer.',
    params: Address,
    body: Customer,
    answers: { 200: Shown, 201: Shown },
  },
  'CONFLICT',
);

const ERASES = administers(
  {
    summary: 'Erases a customer and all that was ever sent, said and written with them.',
    params: Address,
    answers: { 204: null },
  },
  'NOT_FOUND',
  'CONFLICT',
);

const VIEW = `
SELECT c.id::text AS id, c.name,
  ARRAY(SELECT a.address FROM contact_address a WHERE a.contact_id = c.id ORDER BY a.address) AS addresses,
  (SELECT coalesce(jsonb_object_agg(v.key, v.value), '{}') FROM contact_value v WHERE v.contact_id = c.id) AS fields
FROM contact c`;

const LIST = `
${VIEW} WHERE ($1::text IS NULL OR c.id = (SELECT a.contact_id FROM contact_address a WHERE a.address = $1))
  AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`;

/** Adds the endpoints: by page or by address, one, to replace the whole of one or to create it, and to erase one. */
export function addCustomers(scope: FastifyInstance, store: Store): void {
  const { db } = store;
  scope.get('/customers', LISTS, async ({ query }) => {
    const { address, limit, cursor } = demandSearch(query);
    const size = sizeOf(limit);
    const rows = await db.query(LIST, [address ?? null, cursor ?? null, size]);
    const last = rows.length === size ? rows.at(-1) : undefined;
    return { customers: rows, ...(last ? { cursor: last.id } : {}) };
  });
  scope.get('/customers/:id', SHOWS, async ({ params }) => {
    return (await readOne(db, demandAddress(params).id)) ?? notFound();
  });
  scope.put('/customers/:id', PUTS, async (request, reply) => {
    const { id } = demandAddress(request.params);
    const customer = demandCustomer(request.body);
    const created = await put(db, id, customer, administratorOf(request));
    return reply.code(created ? 201 : 200).send(await readOne(db, id));
  });
  scope.delete('/customers/:id', ERASES, async (request, reply) => {
    await eraseCustomer(store, demandAddress(request.params).id, administratorOf(request));
    return reply.code(204).send();
  });
}

async function readOne(db: Queryable, id: string): Promise<Row | undefined> {
  const [row] = await db.query(`${VIEW} WHERE c.id = $1::uuid`, [id]);
  return row;
}

/** Whether it is a new one. An address of another customer is a `CONFLICT`, a key that is no field `INVALID`. */
async function put(
  db: Db,
  id: string,
  customer: Static<typeof Customer>,
  by: Administrator,
): Promise<boolean> {
  const { name, addresses, fields = {} } = customer;
  try {
    return await db.tx(async (tx) => {
      const before = await tx.query('UPDATE contact SET name = $2 WHERE id = $1::uuid RETURNING 1 AS done', [
        id,
        name,
      ]);
      if (before.length === 0)
        await tx.query('INSERT INTO contact(id, name) VALUES ($1::uuid, $2)', [id, name]);
      await tx.query(
        'DELETE FROM contact_address WHERE contact_id = $1::uuid AND address <> ALL($2::text[])',
        [id, addresses],
      );
      await tx.query(
        `INSERT INTO contact_address(address, contact_id) SELECT n.address, $1::uuid FROM unnest($2::text[]) AS n(address)
         WHERE NOT EXISTS (SELECT FROM contact_address a WHERE a.address = n.address AND a.contact_id = $1::uuid)
         ORDER BY n.address`,
        [id, addresses],
      );
      await tx.query('DELETE FROM contact_value WHERE contact_id = $1::uuid', [id]);
      await tx.query(
        'INSERT INTO contact_value(contact_id, key, value) SELECT $1::uuid, v.* FROM unnest($2::text[], $3::text[]) v',
        [id, Object.keys(fields), Object.values(fields)],
      );
      const action = before.length === 0 ? 'created' : 'changed';
      audit(tx, by, { action, resource: 'customers', id, fields: Object.keys(customer) });
      return before.length === 0;
    });
  } catch (error) {
    throw refusalOf(error, 'INVALID', 'It names a field that is not there.');
  }
}

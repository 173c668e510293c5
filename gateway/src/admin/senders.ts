import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import type { Queryable } from '../db/db.js';
import { closed, Text } from './check.js';
import { AdminError } from './errors.js';
import type { Resource } from './resource.js';

const Sender = Type.Object(
  {
    name: Text,
    receipts: Type.Boolean(),
    enabled: Type.Boolean(),
    key: Type.Optional(Type.String({ pattern: '^[!-~]{16,256}$' })),
  },
  closed,
);

/** Who may send in, and whether they are answered with a receipt (CG-3, CG-38). A key is kept as its hash and never shown. */
export const senders: Resource<typeof Sender> = {
  path: 'senders',
  list: 'senders',
  table: 'sender',
  key: 'id',
  view: 'SELECT t.id, t.name, t.receipts, t.enabled, t.listed FROM sender t',
  body: Sender,
  inUse: 'Work or files of this sender are kept: turn it off with "enabled": false instead.',
  write: (tx, id, body, isNew) => (isNew ? create(tx, id, body) : replace(tx, id, body)),
  hidden: ({ key }) => (key === undefined ? [] : ['key']),
  async clear(tx, id) {
    if (await isListed(tx, id)) throw listed();
  },
};

async function create(tx: Queryable, id: string, body: Static<typeof Sender>): Promise<void> {
  const { name, receipts, enabled, key } = body;
  if (key === undefined) throw new AdminError('INVALID', 'A new sender needs a key.');
  // Two who create it at once both do.
  await tx.query(
    `INSERT INTO sender(id, name, receipts, enabled, key_sha256) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, receipts = excluded.receipts, enabled = excluded.enabled,
       key_sha256 = excluded.key_sha256`,
    [id, name, receipts, enabled, sha256(key)],
  );
}

async function replace(tx: Queryable, id: string, body: Static<typeof Sender>): Promise<void> {
  const { name, receipts, enabled, key } = body;
  if ((key !== undefined || !enabled) && (await isListed(tx, id))) throw listed();
  await tx.query(
    `UPDATE sender SET name = $2, receipts = $3, enabled = $4, key_sha256 = coalesce($5::bytea, key_sha256)
     WHERE id = $1`,
    [id, name, receipts, enabled, key === undefined ? null : sha256(key)],
  );
}

async function isListed(tx: Queryable, id: string): Promise<boolean> {
  return (await tx.query('SELECT FROM sender WHERE id = $1 AND listed', [id])).length > 0;
}

/** The next start would undo it. */
function listed(): AdminError {
  return new AdminError('CONFLICT', 'This sender stands in SENDER_KEYS: change or remove it there.');
}

function sha256(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import type { Queryable } from '../db/db.js';
import { secretIn } from '../intake/signature.js';
import { closed, Text } from './check.js';
import { AdminError } from './errors.js';
import type { Resource } from './resource.js';

const Secret = Type.String({ pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$' });

const Sender = Type.Object(
  {
    name: Text,
    receipts: Type.Boolean(),
    enabled: Type.Boolean(),
    key: Type.Optional(Type.String({ pattern: '^[!-~]{16,256}$', writeOnly: true })),
    signingSecret: Type.Optional(Type.Union([Type.Null(), Secret], { writeOnly: true })),
  },
  closed,
);

/**
 * Who may send in, and whether they are answered with a receipt (CG-3, CG-38). A key is kept as its hash, a signing secret
 * as it is, for signatures are checked with it; neither is ever shown.
 */
export const senders: Resource<typeof Sender> = {
  path: 'senders',
  list: 'senders',
  table: 'sender',
  key: 'id',
  view: 'SELECT t.id, t.name, t.receipts, t.enabled, t.listed, t.signing_secret IS NOT NULL AS signs FROM sender t',
  body: Sender,
  inUse: 'Work or files of this sender are kept: turn it off with "enabled": false instead.',
  write: (tx, id, body, isNew) => (isNew ? create(tx, id, body) : replace(tx, id, body)),
  hidden: ({ key, signingSecret }) => [
    ...(key === undefined ? [] : ['key']),
    ...(signingSecret === undefined ? [] : ['signingSecret']),
  ],
  async clear(tx, id) {
    if (await isListed(tx, id)) throw listed();
  },
};

async function create(tx: Queryable, id: string, body: Static<typeof Sender>): Promise<void> {
  const { name, receipts, enabled, key } = body;
  const secret = secretOf(body);
  if (key === undefined && !secret)
    throw new AdminError('INVALID', 'A new sender needs a key or a signing secret.');
  // Two who create it at once both do.
  await tx.query(
    `INSERT INTO sender(id, name, receipts, enabled, key_sha256, signing_secret)
     VALUES ($1, $2, $3, $4, coalesce($5::bytea, convert_to('none: ' || $1, 'UTF8')), $6)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, receipts = excluded.receipts, enabled = excluded.enabled,
       key_sha256 = excluded.key_sha256, signing_secret = excluded.signing_secret`,
    [id, name, receipts, enabled, key === undefined ? null : sha256(key), secret ?? null],
  );
}

async function replace(tx: Queryable, id: string, body: Static<typeof Sender>): Promise<void> {
  const { name, receipts, enabled, key } = body;
  if ((key !== undefined || !enabled) && (await isListed(tx, id))) throw listed();
  await tx.query(
    `UPDATE sender SET name = $2, receipts = $3, enabled = $4, key_sha256 = coalesce($5::bytea, key_sha256),
       signing_secret = CASE WHEN $6 THEN $7::bytea ELSE signing_secret END
     WHERE id = $1`,
    [
      ...[id, name, receipts, enabled, key === undefined ? null : sha256(key)],
      ...[body.signingSecret !== undefined, secretOf(body) ?? null],
    ],
  );
}

function secretOf({ signingSecret }: Static<typeof Sender>): Buffer | undefined {
  if (!signingSecret) return undefined;
  const secret = secretIn(signingSecret);
  if (!secret) throw new AdminError('INVALID', 'A signing secret is whsec_ and base64 of 24 to 64 bytes.');
  return secret;
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

/** One message into the store: once, whole, in one statement (CG-20, CG-40). */
import { StatementFailed, type Queryable } from '../db/db.js';
import { uuidv7 } from '../ids.js';
import type { Receipt } from './answers.js';
import type { NewItem } from './item.js';
import { Refusal } from './refusal.js';

/** A file that is already in the store and becomes part of an interaction. */
export interface LinkedFile {
  readonly id: string;
  readonly name: string | undefined;
  readonly mediaType: string | undefined;
}

/** All that is stored of one request. */
export interface Submission {
  readonly requestId: string;
  readonly senderId: string;
  readonly item: NewItem;
  readonly hash: Uint8Array;
  readonly files: readonly LinkedFile[];
}

/** `created` is false for a repeat, whose receipt is the first one. */
export interface Stored {
  readonly created: boolean;
  readonly receipt: Receipt;
}

interface Found {
  readonly entrance: boolean | null;
  /** Whether it goes to no agent in particular, or to one who is there. */
  readonly addressed: boolean;
  readonly requestId: string | null;
  readonly contactId: string;
  readonly state: Receipt['state'];
  readonly hash: Uint8Array | null;
}

/**
 * A closed entrance is locked against being opened meanwhile, or an item could be buffered behind the opening and stay
 * (CG-17). An open one is not: the lock of one row by every request would cost more than all the rest. A contact and a
 * link to a file refer to rows that come to be only with the interaction: when it is not inserted after all (the same id
 * at the same time, a file gone), the foreign keys undo the whole statement.
 */
const STORE = `
WITH known AS (
  SELECT request_id, contact_id, receipt_state, body_sha256 FROM interaction WHERE sender_id = $2 AND idem_key = $3),
shut AS (SELECT id FROM entrance WHERE id = $6 AND NOT open FOR SHARE),
addressee AS (
  SELECT coalesce((SELECT id FROM agent WHERE id = $22),
    (SELECT min(id) FROM agent WHERE lower(name) = lower($22) HAVING count(*) = 1)) AS id),
ruled AS (
  SELECT coalesce($14, (
    SELECT r.task_type_id FROM jsonb_to_recordset($17::jsonb) AS d(key text, value text)
    CROSS JOIN LATERAL (
      SELECT * FROM task_type_rule WHERE key = d.key AND lower(value) = lower(d.value) ORDER BY position, id LIMIT 1) r
    WHERE EXISTS (SELECT FROM task_type_rule)
    ORDER BY r.position, r.id LIMIT 1)) AS task_type),
place AS (
  SELECT e.id, coalesce(t.queue_id, e.queue_id) AS queue_id, e.enabled, m.id AS medium, m.weight, r.task_type,
    CASE WHEN EXISTS (SELECT FROM shut) THEN 'buffered' ELSE 'queued' END AS state, (SELECT id FROM addressee) AS agent_id
  FROM entrance e JOIN medium m ON m.id = $23 CROSS JOIN ruled r LEFT JOIN task_type t ON t.id = r.task_type
  WHERE e.id = $6),
fresh AS (
  SELECT * FROM place WHERE enabled AND ($22::text IS NULL OR agent_id IS NOT NULL) AND NOT EXISTS (SELECT FROM known)),
linked AS (
  UPDATE attachment a SET interaction_id = $1, position = f.position,
    name = coalesce(f.name, a.name), media_type = coalesce(f.media_type, a.media_type)
  FROM unnest($18::uuid[], $19::text[], $20::text[]) WITH ORDINALITY AS f(id, name, media_type, position)
  WHERE a.id = f.id AND a.sender_id = $2 AND a.interaction_id IS NULL AND length(a.sha256) = 32
    AND EXISTS (SELECT FROM fresh)
  RETURNING a.id),
reached AS (SELECT contact_id FROM contact_address WHERE address = $8),
named AS (
  INSERT INTO contact_address(address, contact_id)
  SELECT $8, $7::uuid FROM fresh WHERE $8::text IS NOT NULL AND NOT EXISTS (SELECT FROM reached)
  ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING contact_id),
item AS (
  INSERT INTO interaction(id, medium, sender_id, idem_key, body_sha256, request_id, receipt_state, entrance_id, queue_id,
    contact_id, state, priority, weight, subject, sent_from, menu_choice, task_type, instruction, record, data, contact,
    for_agent_id, sent_to, body)
  SELECT $1::uuid, medium, $2, $3, $4::bytea, $5::uuid, state, id, queue_id,
    coalesce((SELECT contact_id FROM reached), (SELECT contact_id FROM named), $7), state, $10::int, weight, $11, $12, $13,
    task_type, $15, $16::jsonb, $17::jsonb, $21::jsonb, agent_id, $24, $25
  FROM fresh WHERE (SELECT count(*) FROM linked) = cardinality($18::uuid[])
  ON CONFLICT (sender_id, idem_key) DO NOTHING
  RETURNING id, request_id, contact_id, receipt_state),
person AS (INSERT INTO contact(id, name) SELECT contact_id, $9 FROM item WHERE contact_id = $7),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, 1, 'received', $2, jsonb_build_object('requestId', request_id, 'contactId', contact_id, 'state', receipt_state)
  FROM item)
SELECT (SELECT enabled FROM place) AS entrance, $22::text IS NULL OR (SELECT id FROM addressee) IS NOT NULL AS addressed,
  got.request_id AS "requestId", got.contact_id AS "contactId",
  got.receipt_state AS state, got.body_sha256 AS hash
FROM (SELECT 1) AS one LEFT JOIN (
  SELECT request_id, contact_id, receipt_state, body_sha256 FROM known
  UNION ALL SELECT request_id, contact_id, receipt_state, NULL FROM item) AS got ON true`;

const FIRST = `
SELECT true AS entrance, true AS addressed, request_id AS "requestId", contact_id AS "contactId", receipt_state AS state, body_sha256 AS hash
FROM interaction WHERE sender_id = $1 AND idem_key = $2`;

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Stores what a message says, or finds that it is stored already.
 * @throws Refusal `UNKNOWN_ENTRANCE`, `ENTRANCE_DISABLED`, `CONFLICT`, or `INVALID` for an agent who is not there and a
 *   file that cannot be linked.
 *   Nothing has been created then, nor when the store itself fails.
 */
export async function storeItem(db: Queryable, submission: Submission): Promise<Stored> {
  const found = await tryToStore(db, submission);
  if (found?.requestId != null) return storedFrom(found, submission);
  if (found?.entrance === null)
    throw new Refusal('UNKNOWN_ENTRANCE', `There is no entrance "${submission.item.entrance}".`);
  if (found?.entrance === false)
    throw new Refusal('ENTRANCE_DISABLED', `The entrance "${submission.item.entrance}" takes nothing.`);
  // The same id was stored by another request after this statement began: a new statement sees it.
  const first = await findItem(db, submission);
  if (first) return first;
  if (found?.addressed === false) throw unknownAgent(submission);
  throw new Refusal('INVALID', 'An attachment is not there, not complete, or belongs to another work item.');
}

/** What was stored before under this id. @throws Refusal `CONFLICT` where its content was another. */
export async function findItem(db: Queryable, submission: Submission): Promise<Stored | undefined> {
  const [first] = await db.query<Found>(FIRST, [submission.senderId, submission.item.id]);
  return first && storedFrom(first, submission);
}

function unknownAgent({ item }: Submission): Refusal {
  const { key, name } = item.routing.agent ?? { key: '', name: '' };
  return new Refusal('INVALID', `The key "${key}" names no agent, or more than one: "${name}".`);
}

async function tryToStore(db: Queryable, submission: Submission): Promise<Found | undefined> {
  try {
    return (await db.query<Found>(STORE, parametersOf(submission)))[0];
  } catch (error) {
    if (error instanceof StatementFailed && error.code === FOREIGN_KEY_VIOLATION) return undefined;
    throw error;
  }
}

function parametersOf({ requestId, senderId, item, hash, files }: Submission): unknown[] {
  const { contact, record, contactData, routing } = item;
  return [
    uuidv7(),
    senderId,
    item.id,
    hash,
    requestId,
    item.entrance,
    uuidv7(),
    contact.address ?? null,
    contact.name ?? null,
    routing.priority,
    item.subject,
    item.from ?? null,
    item.menuChoice ?? null,
    routing.taskType ?? null,
    item.instruction ?? null,
    record ? JSON.stringify(record) : null,
    JSON.stringify(contactData),
    files.map((file) => file.id),
    files.map((file) => file.name ?? null),
    files.map((file) => file.mediaType ?? null),
    contact.name === undefined && contact.address === undefined ? null : JSON.stringify(contact),
    routing.agent?.name ?? null,
    item.medium,
    item.to ?? null,
    item.body ?? null,
  ];
}

function storedFrom({ requestId, contactId, state, hash }: Found, submission: Submission): Stored {
  if (hash && Buffer.compare(hash, submission.hash) !== 0)
    throw new Refusal('CONFLICT', `The id "${submission.item.id}" was sent before with other content.`);
  return { created: hash === null, receipt: { requestId: requestId ?? '', contactId, state } };
}

/** The one statement that stores messages, and what goes into it and comes out. */
import type { Receipt } from './answers.js';
import type { Submission } from './store.js';

/** What the statement says of one row that it was given. */
export interface Found {
  /** That of the row that was given. */
  readonly id: string;
  readonly entrance: boolean | null;
  /** Whether it goes to no agent in particular, or to one who is there. */
  readonly addressed: boolean;
  readonly requestId: string | null;
  readonly contactId: string;
  readonly state: Receipt['state'];
  readonly hash: Uint8Array | null;
}

/**
 * Stores several messages at once; each is as good as alone. A lookup in a table that grows is a LATERAL of its own with
 * a LIMIT, which no plan can turn into a reading of all of it.
 *
 * A closed entrance is locked against being opened meanwhile, or an item could be buffered behind the opening and stay
 * (CG-17). An open one is not: the lock of one row by every request would cost more than all the rest. Addresses are
 * taken in their order, so that two of these do not wait for each other. A contact and a link to a file refer to rows
 * that come to be only with the interaction: when it is not inserted after all (the same id at the same time, a file
 * gone), the foreign keys undo the whole statement.
 */
export const STORE = `
WITH given AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS g(id uuid, sender_id text, idem_key text, hash bytea, request_id uuid, trace text,
    entrance_id text, medium text, agent text, address text, new_contact uuid, name text, priority int, subject text,
    sent_from text, menu_choice text, said_type text, instruction text, record jsonb, data jsonb, contact jsonb,
    sent_to text, body text, number text, due timestamptz, files json)),
known AS (
  SELECT g.id, k.* FROM given g CROSS JOIN LATERAL (
    SELECT request_id, contact_id, receipt_state, body_sha256 FROM interaction
    WHERE sender_id = g.sender_id AND idem_key = g.idem_key LIMIT 1) k),
shut AS (SELECT id FROM entrance WHERE id = ANY(ARRAY(SELECT entrance_id FROM given)) AND NOT open FOR SHARE),
place AS MATERIALIZED (
  SELECT g.*, e.enabled, coalesce(t.queue_id, e.queue_id) AS queue_id, m.weight, r.task_type,
    CASE WHEN g.due > clock_timestamp() THEN 'scheduled' WHEN e.id IN (SELECT id FROM shut) THEN 'buffered'
      ELSE 'queued' END AS state,
    coalesce((SELECT id FROM agent WHERE id = g.agent),
      (SELECT min(id) FROM agent WHERE lower(name) = lower(g.agent) HAVING count(*) = 1)) AS agent_id
  FROM given g JOIN medium m ON m.id = g.medium LEFT JOIN entrance e ON e.id = g.entrance_id
  CROSS JOIN LATERAL (SELECT coalesce(g.said_type, (
    SELECT r.task_type_id FROM jsonb_to_recordset(g.data) AS d(key text, value text)
    CROSS JOIN LATERAL (
      SELECT * FROM task_type_rule WHERE key = d.key AND lower(value) = lower(d.value) ORDER BY position, id LIMIT 1) r
    WHERE EXISTS (SELECT FROM task_type_rule)
    ORDER BY r.position, r.id LIMIT 1)) AS task_type OFFSET 0) r
  LEFT JOIN task_type t ON t.id = r.task_type),
fresh AS MATERIALIZED (
  SELECT * FROM place
  WHERE enabled AND (agent IS NULL OR agent_id IS NOT NULL) AND id NOT IN (SELECT id FROM known)),
named_files AS (
  SELECT f.id AS interaction_id, f.sender_id, n.* FROM fresh f CROSS JOIN LATERAL ROWS FROM (
    json_to_recordset(f.files) AS (id uuid, name text, media_type text)) WITH ORDINALITY AS n(id, name, media_type, position)),
linked AS (
  UPDATE attachment a SET interaction_id = f.interaction_id, position = f.position,
    name = coalesce(f.name, a.name), media_type = coalesce(f.media_type, a.media_type)
  FROM named_files f
  WHERE a.id = ANY(ARRAY(SELECT id FROM named_files)) AND a.id = f.id AND a.sender_id = f.sender_id
    AND num_nulls(a.interaction_id) = 1 AND length(a.sha256) = 32
  RETURNING a.interaction_id),
reached AS (
  SELECT f.id, c.contact_id FROM fresh f CROSS JOIN LATERAL (
    SELECT contact_id FROM contact_address WHERE address = f.address LIMIT 1) c),
named AS (
  INSERT INTO contact_address(address, contact_id)
  SELECT DISTINCT ON (address) address, new_contact FROM fresh
  WHERE address IS NOT NULL AND id NOT IN (SELECT id FROM reached) ORDER BY address
  ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING address, contact_id),
item AS (
  INSERT INTO interaction(id, medium, sender_id, idem_key, body_sha256, request_id, receipt_state, entrance_id, queue_id,
    contact_id, state, priority, weight, subject, sent_from, menu_choice, task_type, instruction, record, data, contact,
    for_agent_id, sent_to, body, callback, due_at, trace)
  SELECT f.id, medium, sender_id, idem_key, hash, request_id,
    CASE state WHEN 'scheduled' THEN 'buffered' ELSE state END, entrance_id, queue_id,
    coalesce(r.contact_id, n.contact_id, new_contact), state, priority, weight, subject, sent_from, menu_choice,
    task_type, instruction, record, data, contact, agent_id, sent_to, body,
    CASE WHEN number IS NOT NULL THEN jsonb_build_object('number', number, 'scheduledAt',
      floor(extract(epoch FROM coalesce(due, clock_timestamp())) * 1000)) END,
    CASE state WHEN 'scheduled' THEN due END, trace
  FROM fresh f LEFT JOIN reached r ON r.id = f.id LEFT JOIN named n ON n.address = f.address
  WHERE (SELECT count(*) FROM linked WHERE interaction_id = f.id) = coalesce(json_array_length(files), 0)
  ON CONFLICT (sender_id, idem_key) DO NOTHING
  RETURNING id, sender_id, request_id, contact_id, receipt_state),
person AS (
  INSERT INTO contact(id, name)
  SELECT f.new_contact, f.name FROM item i JOIN fresh f ON f.id = i.id WHERE i.contact_id = f.new_contact),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, 1, 'received', sender_id,
    jsonb_build_object('requestId', request_id, 'contactId', contact_id, 'state', receipt_state)
  FROM item)
SELECT p.id, p.enabled AS entrance, p.agent IS NULL OR p.agent_id IS NOT NULL AS addressed,
  got.request_id AS "requestId", got.contact_id AS "contactId", got.receipt_state AS state, got.body_sha256 AS hash
FROM place p LEFT JOIN (
  SELECT id, request_id, contact_id, receipt_state, body_sha256 FROM known
  UNION ALL SELECT id, request_id, contact_id, receipt_state, NULL FROM item) AS got ON got.id = p.id`;

/** One row for the statement, as JSON. What is left out is NULL. */
export function rowOf(id: string, contactId: string, submission: Submission): string {
  const { requestId, trace, senderId, item, hash, files } = submission;
  const { contact, routing } = item;
  return JSON.stringify({
    id,
    sender_id: senderId,
    idem_key: item.id,
    hash: `\\x${Buffer.from(hash).toString('hex')}`,
    request_id: requestId,
    trace,
    entrance_id: item.entrance,
    medium: item.medium,
    agent: routing.agent?.name,
    address: contact.address,
    new_contact: contactId,
    name: contact.name,
    priority: routing.priority,
    subject: item.subject,
    sent_from: item.from,
    menu_choice: item.menuChoice,
    said_type: routing.taskType,
    instruction: item.instruction,
    record: item.record,
    data: item.contactData,
    contact: contact.name === undefined && contact.address === undefined ? undefined : contact,
    sent_to: item.to,
    body: item.body,
    number: item.callback?.number,
    due: isoOf(item.callback?.scheduledAt),
    files:
      files.length === 0
        ? undefined
        : files.map(({ mediaType, ...file }) => ({ ...file, media_type: mediaType })),
  });
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

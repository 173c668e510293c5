/** From rows to what an agent sees of an interaction. */
import type {
  Attachment,
  Can,
  CaseEntry,
  CaseValueType,
  Contact,
  Counters,
  Counts,
  Interaction,
  Medium,
  Offer,
  OnDeadline,
  Outcome,
  Phase,
  RecordLink,
} from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** The name of this backend in its facts. */
export const SOURCE = 'gateway';

interface CaseRow {
  readonly key: string;
  readonly value: string;
  readonly label: string | null;
  readonly type: CaseValueType | null;
  readonly options: readonly string[] | null;
  readonly editable: boolean | null;
  readonly in_offer: boolean | null;
}

/** An interaction with all that an agent sees of it; `agent_id` is who has it now. */
export interface InteractionRow {
  readonly id: string;
  readonly medium: Medium;
  readonly state: 'buffered' | 'queued' | 'offered' | 'assigned' | 'ended';
  readonly state_since: Date;
  readonly created_at: Date;
  readonly agent_id: string | null;
  readonly privileges: readonly string[] | null;
  readonly queue_name: string;
  readonly priority: number;
  readonly subject: string;
  readonly sent_from: string | null;
  readonly task_type: string | null;
  readonly instruction: string;
  readonly record: RecordLink | null;
  readonly contact_id: string | null;
  readonly contact: { readonly name?: string; readonly address?: string } | null;
  readonly case_data: readonly CaseRow[];
  readonly attachments: readonly Attachment[];
  readonly offer_id: string | null;
  readonly deadline: Date | null;
  readonly duration_ms: number | null;
  readonly on_deadline: OnDeadline | null;
  readonly in_progress: Counts | null;
  readonly recent: Counts | null;
  readonly recent_days: number;
}

// Voice is no part of the first counter (T10); both leave out the interaction itself.
const READ = `
SELECT i.id::text AS id, i.medium, i.state, i.state_since, i.created_at, i.agent_id, a.privileges, q.name AS queue_name,
       i.priority, i.subject, i.sent_from, i.task_type, i.instruction, i.record, i.contact_id::text AS contact_id, i.contact,
       o.id::text AS offer_id, o.deadline, o.duration_ms, o.on_deadline, $2::int AS recent_days,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('key', d.e->>'key', 'value', d.e->>'value', 'label', k.label,
            'type', k.type, 'options', k.options, 'editable', k.editable, 'in_offer', k.in_offer)
            ORDER BY k.position NULLS LAST, d.n), '[]')
   FROM jsonb_array_elements(i.data) WITH ORDINALITY AS d(e, n)
   LEFT JOIN case_key k ON k.key = d.e->>'key') AS case_data,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'type', t.media_type, 'size', t.size)
            ORDER BY t.position, t.id), '[]')
   FROM attachment t WHERE t.interaction_id = i.id) AS attachments,
  (SELECT jsonb_object_agg(c.medium, c.n) FROM (
     SELECT x.medium, count(*) AS n FROM interaction x
     WHERE x.contact_id = i.contact_id AND x.id <> i.id AND x.state <> 'ended' AND x.medium <> 'voice'
     GROUP BY x.medium) c) AS in_progress,
  (SELECT jsonb_object_agg(c.medium, c.n) FROM (
     SELECT x.medium, count(*) AS n FROM interaction x
     WHERE x.contact_id = i.contact_id AND x.id <> i.id AND x.created_at > now() - make_interval(days => $2::int)
     GROUP BY x.medium) c) AS recent
FROM interaction i
JOIN queue q ON q.id = i.queue_id
LEFT JOIN agent a ON a.id = i.agent_id
LEFT JOIN offer o ON o.interaction_id = i.id AND o.state = 'pending'
WHERE i.id = ANY($1::uuid[])`;

/** Reads interactions by id. */
export async function readInteractions(
  db: Queryable,
  ids: readonly string[],
  recentDays: number,
): Promise<Map<string, InteractionRow>> {
  const rows = await db.query<InteractionRow>(READ, [ids, recentDays]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the agent who has it sees; with an outcome: the last that the agent sees, whoever has it now. */
export function toInteraction(row: InteractionRow, outcome?: Outcome): Interaction {
  const phase = phaseOf(row, outcome);
  const caseData = row.case_data.map(toCaseEntry);
  const counters = countersOf(row);
  const offer = phase === 'offered' ? offerOf(row) : undefined;
  const contact = contactOf(row);
  return {
    source: SOURCE,
    revision: 0, // the log puts its number here
    id: row.id,
    medium: row.medium,
    phase,
    since: row.state_since.getTime(),
    createdAt: row.created_at.getTime(),
    subject: row.subject,
    instruction: row.instruction,
    queue: row.queue_name,
    priority: row.priority,
    ...(contact ? { contact } : {}),
    ...(row.sent_from ? { from: row.sent_from } : {}),
    ...(row.task_type ? { taskType: row.task_type } : {}),
    ...(row.record ? { record: row.record } : {}),
    caseData,
    attachments: row.attachments,
    ...(counters ? { counters } : {}),
    ...(offer ? { offer } : {}),
    ...(outcome ? { outcome } : {}),
    can: canOf(row, phase, caseData),
  };
}

function phaseOf(row: InteractionRow, outcome: Outcome | undefined): Phase {
  if (outcome) return 'gone';
  return row.state === 'offered' ? 'offered' : 'connected';
}

/** Rejecting and ending need their privileges (WI-12, WI-18). */
function canOf(row: InteractionRow, phase: Phase, caseData: readonly CaseEntry[]): Can {
  const privileges = row.privileges ?? [];
  if (phase === 'offered')
    return { accept: true, ...(privileges.includes('reject') ? { reject: true } : {}) };
  if (phase === 'gone') return {};
  return {
    ...(privileges.includes('done') ? { done: true } : {}),
    ...(caseData.some((entry) => entry.editable) ? { 'set-case-data': true } : {}),
  };
}

function offerOf(row: InteractionRow): Offer | undefined {
  if (!row.offer_id) return undefined;
  return {
    id: row.offer_id,
    ...(row.deadline ? { deadline: row.deadline.getTime() } : {}),
    ...(row.duration_ms === null ? {} : { durationMs: row.duration_ms }),
    onDeadline: row.on_deadline ?? 'redirect',
    caseKeys: row.case_data.filter((entry) => entry.in_offer).map((entry) => entry.key),
  };
}

/** A key that the administrator did not describe is shown as text under its own name. */
function toCaseEntry(row: CaseRow): CaseEntry {
  return {
    key: row.key,
    label: row.label ?? row.key,
    value: row.value,
    type: row.type ?? 'string',
    ...(row.options ? { options: row.options } : {}),
    editable: row.editable ?? false,
  };
}

function contactOf(row: InteractionRow): Contact | undefined {
  if (!row.contact) return undefined;
  return {
    ...(row.contact_id ? { id: row.contact_id } : {}),
    ...(row.contact.name ? { name: row.contact.name } : {}),
    ...(row.contact.address ? { address: row.contact.address } : {}),
  };
}

/** Only where there is a contact (WI-31). */
function countersOf(row: InteractionRow): Counters | undefined {
  if (!row.contact) return undefined;
  const recent = row.recent_days > 0 ? { recent: { days: row.recent_days, counts: row.recent ?? {} } } : {};
  return { inProgress: row.in_progress ?? {}, ...recent };
}

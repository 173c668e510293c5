/** All that agents see of interactions, as rows. */
import type {
  Attachment,
  CaseValueType,
  Counts,
  DispositionChoice,
  Handover,
  Medium,
  OnDeadline,
  RecordLink,
  TargetRef,
  Transfer,
} from 'contact-pad/core';
import { CALLBACK_COLUMNS } from '../callbacks/call-phase.js';
import type { CallbackColumns, VoiceOf } from '../callbacks/call-phase.js';
import type { Queryable } from '../db/db.js';
import { ABOUT } from '../routing/load.js';
import { TALK_COLUMNS } from '../talk/talk-view.js';
import type { TalkColumns } from '../talk/talk-view.js';

/** A key of case data: what the sender said, and what the administrator says of the key. */
export interface CaseRow {
  readonly key: string;
  readonly value: string;
  readonly label: string | null;
  readonly type: CaseValueType | null;
  readonly options: readonly string[] | null;
  readonly editable: boolean | null;
  readonly in_offer: boolean | null;
}

/** An interaction with all that an agent sees of it; `agent_id` is who has it now. */
export interface InteractionRow extends CallbackColumns, TalkColumns {
  readonly id: string;
  readonly medium: Medium;
  readonly state:
    | 'scheduled'
    | 'buffered'
    | 'queued'
    | 'offered'
    | 'not-connected'
    | 'establishing'
    | 'assigned'
    | 'wrap'
    | 'parked'
    | 'line'
    | 'ended';
  readonly state_since: Date;
  readonly created_at: Date;
  readonly agent_id: string | null;
  readonly privileges: readonly string[] | null;
  readonly queue_name: string | null;
  readonly priority: number;
  readonly subject: string;
  readonly sent_from: string | null;
  readonly task_type: string | null;
  readonly instruction: string | null;
  readonly body: string | null;
  readonly record: RecordLink | null;
  readonly contact_id: string | null;
  readonly contact: { readonly name?: string; readonly address?: string } | null;
  readonly case_data: readonly CaseRow[];
  readonly attachments: readonly Attachment[];
  readonly parent_id: string | null;
  readonly peer: TargetRef | null;
  readonly ring_until: Date | null;
  readonly transfer: Transfer | null;
  readonly handover: Handover | null;
  readonly dispositions: DispositionChoice | null;
  readonly disposition: string | null;
  readonly note: string | null;
  /** What the pad calls a call on its own line. */
  readonly line: string | null;
  readonly children: boolean;
  /** Who makes the calls of the agent who has it. */
  readonly voice: VoiceOf;
  readonly offer_id: string | null;
  /** Whom it is offered to: while it is handed over by invitation that is another than the one who has it. */
  readonly offer_agent: string | null;
  readonly offer_privileges: readonly string[] | null;
  /** Of an invitation: who hands it over. */
  readonly offer_handover: Handover | null;
  readonly offered_at: Date | null;
  readonly deadline: Date | null;
  readonly duration_ms: number | null;
  readonly on_deadline: OnDeadline | null;
  readonly in_progress: Counts | null;
  readonly recent: Counts | null;
  readonly recent_days: number;
}

/** SQL: columns of the interaction `i` that its permissions follow from, with `TASK_TYPE` joined. */
export const STANDING = `
  EXISTS (SELECT FROM interaction c WHERE c.parent_id = i.id AND c.agent_id = i.agent_id AND c.medium <> 'im' AND c.state <> 'ended') AS children,
  CASE WHEN ds.id IS NOT NULL THEN jsonb_build_object('control', ds.control, 'required', tt.disposition_required,
    'options', ds.options) END AS dispositions, i.disposition, ${CALLBACK_COLUMNS}`;

/** SQL: joins the task type `tt` of the interaction `i`, where it is one that was set up, and its dispositions `ds`. */
export const TASK_TYPE = `
LEFT JOIN task_type tt ON tt.id = i.task_type
LEFT JOIN disposition_set ds ON ds.id = tt.disposition_set_id`;

// Voice is no part of the first counter (T10); both leave out the interaction itself, and calls to colleagues, which are
// no dealings with the contact. Whoever is called sees the files and the counters of what it is about.
const READ = `
SELECT i.id::text AS id, i.medium, i.state, i.state_since, i.created_at, i.agent_id, a.privileges, q.name AS queue_name,
       i.priority, i.subject, i.sent_from, i.task_type, i.instruction, i.body, i.record, i.contact_id::text AS contact_id,
       i.contact, i.parent_id::text AS parent_id, i.peer, i.ring_until, i.transfer, i.handover, i.note, i.line->>'id' AS line, ${STANDING}, ${TALK_COLUMNS},
       o.id::text AS offer_id, o.agent_id AS offer_agent, b.privileges AS offer_privileges, o.handover AS offer_handover, o.created_at AS offered_at,
       o.deadline, o.duration_ms, o.on_deadline, $2::int AS recent_days,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('key', d.e->>'key', 'value', d.e->>'value', 'label', k.label,
            'type', k.type, 'options', k.options, 'editable', k.editable, 'in_offer', k.in_offer)
            ORDER BY k.position NULLS LAST, d.n), '[]')
   FROM jsonb_array_elements(i.data) WITH ORDINALITY AS d(e, n)
   LEFT JOIN case_key k ON k.key = d.e->>'key') AS case_data,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'type', t.media_type, 'size', t.size)
            ORDER BY t.position, t.id), '[]')
   FROM attachment t WHERE t.interaction_id = s.id) AS attachments,
  (SELECT jsonb_object_agg(c.medium, c.n) FROM (
     SELECT x.medium, count(*) AS n FROM interaction x
     WHERE x.contact_id = i.contact_id AND x.id <> s.id AND x.state <> 'ended' AND x.medium NOT IN ('voice','im')
     GROUP BY x.medium) c) AS in_progress,
  (SELECT jsonb_object_agg(c.medium, c.n) FROM (
     SELECT x.medium, count(*) AS n FROM interaction x
     WHERE x.contact_id = i.contact_id AND x.id <> s.id AND x.peer_id IS NULL AND x.created_at > now() - make_interval(days => $2::int)
     GROUP BY x.medium) c) AS recent
FROM interaction i
CROSS JOIN LATERAL (SELECT ${ABOUT} AS id) s
LEFT JOIN queue q ON q.id = i.queue_id
LEFT JOIN agent a ON a.id = i.agent_id
LEFT JOIN offer o ON o.interaction_id = i.id AND o.state = 'pending'
LEFT JOIN agent b ON b.id = o.agent_id
${TASK_TYPE}
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

/** What agents see of a written conversation, beside its text. */
import type { Conversation, Medium, Phase } from 'contact-pad/core';

/** Of an instant message about a call of the agent's: the colleague can be called too (IM-26), or somebody is being called already. */
export type Consultable = 'yes' | 'CHILD_OPEN' | null;

/** The columns that a conversation is seen by; null and 0 for all that is none. */
export interface TalkColumns {
  readonly entries: number;
  readonly delivered: number;
  readonly ended: Conversation['ended'] | null;
  readonly waiting_since: Date | null;
  /** Whoever has it began it. */
  readonly own: boolean;
  /** The message with which it came to whoever was asked. */
  readonly first: string | null;
  readonly patience: Conversation['patience'] | null;
  readonly consultable: Consultable;
  /** Instant messages about this call whose `consultable` follows from how far it is. */
  readonly consultations: readonly { readonly id: string; readonly agent: string }[];
}

/** SQL: `Consultable` of the interaction `i`. */
export const CONSULTABLE = `
  CASE WHEN i.medium = 'im' AND i.state = 'assigned' THEN (
    SELECT CASE WHEN EXISTS (
        SELECT FROM interaction c WHERE c.parent_id = p.id AND c.agent_id = p.agent_id AND c.medium = 'voice' AND c.state <> 'ended')
      THEN 'CHILD_OPEN' ELSE 'yes' END
    FROM interaction p JOIN presence v ON v.agent_id = p.agent_id
    WHERE p.id = i.parent_id AND p.agent_id = i.agent_id AND p.call_phase IN ('connected','held') AND v.voice = 'gateway') END`;

/** SQL: the columns of the interaction `i` that `TalkColumns` speaks of. */
export const TALK_COLUMNS = `
  CASE WHEN i.medium IN ('im','chat') THEN
    (SELECT coalesce(max(n.number), 0) FROM entry n WHERE n.transcript_id = coalesce(i.transcript_id, i.id)) ELSE 0 END AS entries,
  CASE WHEN i.medium = 'im' THEN coalesce((SELECT x.received FROM interaction x WHERE x.id = i.peer_id), 0) ELSE i.page_received END AS delivered,
  i.ended, i.waiting_since, i.medium = 'im' AND i.transcript_id IS NULL AS own,
  CASE WHEN i.transcript_id IS NOT NULL THEN (
    SELECT n.text FROM entry n JOIN interaction x ON x.id = n.transcript_id
    WHERE n.transcript_id = i.transcript_id AND n.number = 1 AND x.parent_id IS NOT NULL) END AS first,
  CASE WHEN i.medium = 'chat' THEN (
    SELECT jsonb_build_object('dueMs', e.due_ms, 'overdueMs', e.overdue_ms) FROM entrance e WHERE e.id = i.entrance_id) END AS patience,
  ${CONSULTABLE} AS consultable,
  CASE WHEN i.medium = 'callback' THEN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'agent', c.agent_id)), '[]') FROM interaction c
    WHERE c.parent_id = i.id AND c.medium = 'im' AND c.state = 'assigned') ELSE '[]' END AS consultations`;

/** How the conversation stands in that phase; nothing for what is none. */
export function talkView(
  row: TalkColumns & { readonly medium: Medium },
  phase: Phase,
): { readonly conversation?: Conversation } {
  const { medium, entries, delivered, ended, waiting_since, own, first, patience } = row;
  if (medium !== 'im' && medium !== 'chat') return {};
  const isOver = phase === 'wrap' || phase === 'gone';
  const conversation: Conversation = {
    entries,
    delivered,
    ...(own ? { own } : {}),
    ...(first === null ? {} : { first }),
    ...(ended && phase === 'wrap' ? { ended } : {}),
    ...(waiting_since && !isOver ? { waitingSince: waiting_since.getTime() } : {}),
    ...(patience ? { patience } : {}),
  };
  return { conversation };
}

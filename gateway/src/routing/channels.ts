/** By which media new work comes to an agent (ST-1). The agent's row is locked by whoever changes them. */
import type { Channel, Medium } from 'contact-pad/core';
import type { Change } from '../events/change.js';

/** What is routed: each is a channel of every agent, in the order in which they are shown. */
const ROUTED: readonly Medium[] = ['callback', 'chat', 'email', 'case', 'work-item'];

/** The channels that are not as logging in left them. */
export type StoredChannels = Readonly<Partial<Record<Medium, Omit<Channel, 'medium'>>>>;

/**
 * SQL: whether an agent with these channels may be given what is of that medium. Most have all of them open.
 *
 * @param channels an SQL expression of type jsonb.
 * @param medium one of type text.
 */
export const takes = (channels: string, medium: string): string =>
  `(${channels} = '{}' OR coalesce(${channels} -> ${medium} ->> 'state', 'ready') = 'ready')`;

/** The same, of what was read. */
export function isOpen(channels: StoredChannels, medium: Medium): boolean {
  return (channels[medium]?.state ?? 'ready') === 'ready';
}

/** The channels of an agent who logged in then. */
export function channelsOf(stored: StoredChannels, loggedInAt: Date): readonly Channel[] {
  return ROUTED.map((medium) => ({
    medium,
    ...(stored[medium] ?? { state: 'ready', since: loggedInAt.getTime() }),
  }));
}

/** Whether that is a channel of agents. */
export function isChannel(medium: Medium): boolean {
  return ROUTED.includes(medium);
}

const SET = `
UPDATE presence
SET channels = channels || jsonb_build_object($2::text, jsonb_strip_nulls(jsonb_build_object(
  'state', $3::text, 'reason', $4::text, 'since', floor(extract(epoch FROM now()) * 1000))))
WHERE agent_id = $1
  AND (coalesce(channels -> $2::text ->> 'state', 'ready'), channels -> $2::text ->> 'reason') IS DISTINCT FROM ($3::text, $4::text)
RETURNING 1`;

/** The channel is open or closed from now on, whatever is open; nothing is told where it is so already. */
export async function setChannel(
  change: Change,
  agent: string,
  medium: Medium,
  state: 'ready' | 'not-ready',
  reason: string | null,
): Promise<void> {
  const changed = await change.tx.query(SET, [agent, medium, state, reason]);
  if (changed.length === 0) return;
  change.agent(agent);
  if (state === 'ready') change.queue();
}

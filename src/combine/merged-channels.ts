import { PadError } from '../core/index.js';
import type { Agent, Channel, SetState } from '../core/index.js';
import type { Part } from './part.js';

/** What is shown of several of one medium: what the agent has closed, then what works. */
const ORDER: readonly Channel['state'][] = ['not-ready', 'ready', 'out-of-service'];

/** Each medium once, on our clock; nothing where no adapter has channels. `codeOf` gives a reason as the pad knows it. */
export function mergedChannels<P extends Part & { readonly agent: Agent }>(
  known: readonly P[],
  codeOf: (part: P, code: string) => string,
): readonly Channel[] | undefined {
  const named = known.filter(({ agent }) => agent.channels);
  const all = named.flatMap((part) =>
    (part.agent.channels ?? []).map(({ reason, ...channel }) => ({
      ...channel,
      since: part.local(channel.since),
      ...(reason === undefined ? {} : { reason: codeOf(part, reason) }),
    })),
  );
  const leading = all.filter((one) => !all.some((other) => comesBefore(other, one)));
  const media = new Set(leading.map(({ medium }) => medium));
  const merged = [...media].flatMap((medium) => leading.find((one) => one.medium === medium) ?? []);
  return named.length > 0 ? merged : undefined;
}

/** Those whose channel it is and works; where it works nowhere, all of them. Throws `INVALID` where nobody has it. */
export function partsWithChannel(
  parts: readonly Part[],
  channel: NonNullable<SetState['channel']>,
): readonly Part[] {
  const having = (working: boolean): readonly Part[] =>
    parts.filter(({ agent }) =>
      agent?.channels?.some((one) => one.medium === channel && (!working || one.state !== 'out-of-service')),
    );
  const found = [having(true), having(false)].find(({ length }) => length > 0);
  if (!found) throw new PadError('INVALID', 'there is no such channel');
  return found;
}

function comesBefore(one: Channel, other: Channel): boolean {
  return one.medium === other.medium && ORDER.indexOf(one.state) < ORDER.indexOf(other.state);
}

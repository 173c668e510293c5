import type {
  Agent,
  Can,
  CommandType,
  IntendedState,
  NotReadyReason,
  Permission,
  SetState,
} from '../core/index.js';
import { PadError } from '../core/index.js';
import { mergedChannels } from './merged-channels.js';
import type { Part } from './part.js';

/** What every adapter has to do, or none: blocked as soon as one of them is blocked. */
export const FOR_ALL: readonly CommandType[] = ['set-state', 'log-out'];

/** What is shown of several: what asks for the agent first, then what keeps the most work away. */
const ORDER: readonly string[] = ['wrap', 'logging', 'intended', 'not-ready', 'ready', 'logged-out'];

/** A part that has told its agent. */
type Known = Part & { readonly agent: Agent };

/**
 * The one agent that the agents of all adapters make, on our clock; nothing before the first snapshot. Who and what there
 * is comes from all of them; the state and what is allowed from those that can be reached, while one can.
 */
export function mergedAgent(parts: readonly Part[]): Omit<Agent, 'source' | 'revision'> | undefined {
  const known = parts.filter(isKnown);
  const [first] = known;
  if (!first) return undefined;
  const up = known.filter(({ link }) => link === 'up');
  const live = up.length > 0 ? up : known;
  const leading = live.reduce((one, other) => (comesBefore(other.agent, one.agent) ? other : one));
  const { state, since, reason, intended, wrapUntil, locked } = leading.agent;
  const channels = mergedChannels(known, (part, code) => mergedCode(known, part, code));
  return {
    id: first.tag(first.agent.id),
    name: first.agent.name,
    state,
    since: leading.local(since),
    ...(reason === undefined ? {} : { reason: mergedCode(known, leading, reason) }),
    ...(intended ? { intended: mergedIntention(known, leading, intended) } : {}),
    ...(wrapUntil === undefined ? {} : { wrapUntil: leading.local(wrapUntil) }),
    ...(locked ? { locked } : {}),
    ...(channels ? { channels } : {}),
    reasons: mergedReasons(known),
    workLists: known.flatMap((part) => (part.agent.workLists ?? []).map((list) => part.named(list))),
    ...(known.some(({ agent }) => agent.statistics) ? { statistics: true } : {}),
    can: mergedCan(live),
  };
}

/**
 * `set-state` in the words of one adapter: with its own reason of the same label, or without one where it has none. What
 * takes an intention back leaves those that had none in the state that is shown. Throws `INVALID` for a reason that no
 * adapter has.
 */
export function setStateFor(parts: readonly Part[], part: Part, command: SetState): SetState {
  if (command.channel) return worded(parts, part, command);
  const { state, reason, intended } = mergedAgent(parts) ?? {};
  const isTakenBack = intended?.state === command.state && intended.reason === command.reason;
  if (!isTakenBack || part.agent?.intended || (state !== 'ready' && state !== 'not-ready'))
    return worded(parts, part, command);
  const { type, id } = command;
  return worded(parts, part, { type, id, state, ...(reason === undefined ? {} : { reason }) });
}

function worded(parts: readonly Part[], part: Part, command: SetState): SetState {
  const { reason, ...plain } = command;
  if (reason === undefined) return command;
  const chosen = mergedReasons(parts.filter(isKnown)).find(({ code }) => code === reason);
  if (!chosen) throw new PadError('INVALID', 'there is no such reason');
  const own = part.agent?.reasons.find((one) => isSame(one, chosen));
  return own ? { ...plain, reason: own.code } : plain;
}

/** Code of the reason as the pad knows it: what the agent reads the same is the same. */
export function reasonOf(parts: readonly Part[], part: Part, code: string): string {
  return isKnown(part) ? mergedCode(parts.filter(isKnown), part, code) : part.tag(code);
}

function isKnown(part: Part): part is Known {
  return part.agent !== undefined;
}

/** Of two wrap-ups the one that ends later; of two pauses the one with a reason. */
function comesBefore(one: Agent, other: Agent): boolean {
  const difference = rank(one) - rank(other);
  if (difference !== 0) return difference < 0;
  if (one.state === 'wrap') return (one.wrapUntil ?? Infinity) > (other.wrapUntil ?? Infinity);
  return one.reason !== undefined && other.reason === undefined;
}

function rank({ state, intended }: Agent): number {
  const isWrapping = state === 'wrap' || state === 'logging';
  return ORDER.indexOf(intended && !isWrapping ? 'intended' : state);
}

/** Each reason once: what the agent reads the same is the same. */
function mergedReasons(known: readonly Known[]): readonly NotReadyReason[] {
  const all = known.flatMap((part) =>
    part.agent.reasons.map(({ code, label }) => ({ code: part.tag(code), label })),
  );
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
}

function isSame(one: NotReadyReason, other: NotReadyReason): boolean {
  return one.label.trim().toLowerCase() === other.label.trim().toLowerCase();
}

function mergedCode(known: readonly Known[], part: Known, code: string): string {
  const own = part.agent.reasons.find((one) => one.code === code);
  return (own && mergedReasons(known).find((one) => isSame(one, own))?.code) ?? part.tag(code);
}

function mergedIntention(known: readonly Known[], part: Known, intended: IntendedState): IntendedState {
  const { state, reason } = intended;
  return reason === undefined ? intended : { state, reason: mergedCode(known, part, reason) };
}

function mergedCan(live: readonly Known[]): Can {
  const types = new Set(live.flatMap(({ agent }) => Object.keys(agent.can) as CommandType[]));
  const merged = [...types].map((type) => {
    const permissions = live.flatMap(({ agent }) => agent.can[type] ?? []);
    const first = permissions.find((one: Permission) => (one === true) !== FOR_ALL.includes(type));
    return [type, first ?? permissions[0]] as const;
  });
  return Object.fromEntries(merged);
}

import type { Author, Timestamp } from '../../core/index.js';
import { contactLeaves } from './chat.js';
import { isReachable } from './holdings.js';
import { otherLegOf } from './legs.js';
import { authorOf, contactOf, showTyping } from './talk.js';
import { say } from './talk-commands.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';
import type { WorldEntry, WorldLines } from './world-talk.js';

/** How long before their line stands there somebody is seen writing, in milliseconds. */
const WRITING_MS = 1000;

/** Somebody in a conversation who is played by the world. */
interface Part {
  readonly author: Author;
  readonly script: WorldLines;
  readonly leaves: boolean;
}

/** When whoever is played in a conversation does something, or never. */
export function playedMoment(state: WorldState, one: WorldInteraction): Timestamp | undefined {
  const part = partIn(state, one);
  const cue = part && cueOf(one, part);
  if (!part || cue === undefined) return undefined;
  const at = cue + part.script.afterMs;
  return one.talk?.isTyping ? at : at - WRITING_MS;
}

/** They are seen writing, and then their line stands there; after the last they leave, or write no more. */
export function playOn(turn: Turn, one: WorldInteraction): void {
  const part = partIn(turn.state, one);
  if (!part || !one.talk) return;
  const line = nextLine(one.talk.entries, part);
  if (one.talk.isTyping) {
    if (line === undefined) contactLeaves(turn, one);
    else say(turn, one, part.author, line);
    return;
  }
  one.talk.isTyping = true;
  if (line !== undefined) showTyping(turn, one.medium === 'chat' ? one : otherLegOf(turn, one));
}

/** The contact of a chat, or the colleague whose leg it is. */
function partIn(state: WorldState, one: WorldInteraction): Part | undefined {
  const { medium, talk, phase, peer, agent = '' } = one;
  const isBegun = phase === 'not-connected' && isReachable(state.agents[peer?.id ?? '']);
  if (!talk || !(isBegun || phase === 'connected')) return undefined;
  if (medium === 'chat') {
    const { customer: script } = talk;
    return script && { author: contactOf(one), script, leaves: script.leaves === true };
  }
  const colleague = state.agents[agent];
  const { lines, afterMs = 0 } = colleague?.script ?? {};
  return colleague && lines && { author: authorOf(colleague), script: { lines, afterMs }, leaves: false };
}

/** Since when it is their turn: since they were written to, or since they began what has no entry yet. */
function cueOf({ talk, since }: WorldInteraction, part: Part): Timestamp | undefined {
  if (!talk || (nextLine(talk.entries, part) === undefined && !part.leaves)) return undefined;
  const last = talk.entries.findLast(({ by }) => by.kind !== 'system');
  if (!last) return talk.own ? since : undefined;
  return isOf(last, part) ? undefined : Math.max(last.at, since);
}

function nextLine(entries: readonly WorldEntry[], part: Part): string | undefined {
  return part.script.lines[entries.filter((entry) => isOf(entry, part)).length];
}

function isOf({ by }: WorldEntry, { author }: Part): boolean {
  return by.kind === author.kind && by.id === author.id;
}

import type { Fact, Interaction } from '../core/index.js';
import { interactionsOf } from './expectations.js';
import type { Expectations, Rule } from './expectations.js';

/** The rules about what is written: chats and instant messages. */
export const TALK_RULES: readonly Rule[] = [
  { name: 'a conversation stands where something is written', check: conversations },
  { name: 'a transcript grows entry by entry', check: entries },
  { name: 'who is writing is somebody in a conversation', check: typing },
];

function conversations(fact: Fact): string | undefined {
  return interactionsOf(fact)
    .map(misplaced)
    .find((wrong) => wrong !== undefined);
}

function misplaced({ id, medium, phase, conversation }: Interaction): string | undefined {
  if (!conversation) return medium === 'im' ? `${id} is an im without a conversation` : undefined;
  const { ended, own, first, waitingSince, patience } = conversation;
  if (medium !== 'im' && medium !== 'chat') return `${id} is a ${medium} and has a conversation`;
  if (ended && phase !== 'wrap' && phase !== 'gone') return `${id} is ${phase} and has ended ${ended}`;
  if (medium === 'im' && phase === 'wrap' && !ended) return `${id} is over and does not say how`;
  if (medium === 'chat' && (own ?? first) !== undefined) return `${id} is a chat and was begun by an agent`;
  if (medium === 'im' && (waitingSince ?? patience)) return `${id} is an im and a contact waits`;
  return undefined;
}

/** The interaction counts an entry before it is told; what was told before a snapshot may have left a gap. */
function entries(fact: Fact, expected: Expectations): string | undefined {
  if (fact.type !== 'message') return undefined;
  const { interaction: id, number } = fact.entry;
  const one = expected.interactions.get(id);
  if (!one || one.phase === 'gone') return `an entry came for ${id}, which is not there`;
  const counted = one.conversation?.entries ?? 0;
  if (number > counted) return `entry ${number} of ${id} came, which counts ${counted}`;
  const last = expected.lastEntryOf(id);
  if (last === 0 ? number < 1 : number !== last + 1) return `entry ${number} of ${id} came after ${last}`;
  return undefined;
}

function typing(fact: Fact, { interactions }: Expectations): string | undefined {
  if (fact.type !== 'typing') return undefined;
  const one = interactions.get(fact.interaction);
  return one?.conversation && one.phase === 'connected'
    ? undefined
    : `somebody writes in ${fact.interaction}, where nobody talks`;
}

import type { Conversation, Interaction } from '../../src/core/index.js';
import {
  answering,
  endingAtOnce,
  finding,
  forgetsIds,
  sending,
  swallow,
  telling,
  tellingAgent,
  tellingInteractions,
  without,
} from './broken-adapter.js';
import type { Defect } from './broken-adapter.js';

/** An adapter that tells otherwise how conversations stand. */
export const tellingConversations = (
  change: (conversation: Conversation, one: Interaction) => Conversation,
): Defect['wrap'] =>
  tellingInteractions((one) =>
    one.conversation ? { ...one, conversation: change(one.conversation, one) } : one,
  );

/** An adapter that says that every ending was of that kind. */
export const endingAs = (ended: NonNullable<Conversation['ended']>): Defect['wrap'] =>
  tellingConversations((conversation) => (conversation.ended ? { ...conversation, ended } : conversation));

/** An adapter that never says that somebody is writing. */
export const neverTyping = telling((fact) => (fact.type === 'typing' ? [] : [fact]));

/** An adapter that takes a conversation that is over for done. */
export const endsAtOnce = endingAtOnce((one) => one.conversation !== undefined);

const isPending = ({ medium, phase, offer }: Interaction): boolean =>
  medium === 'im' && phase === 'offered' && offer?.deadline === undefined;

/** What authors get wrong about instant messages, each noticed by one case of the contract. */
export const IM_DEFECTS: readonly Defect[] = [
  {
    name: 'does not say who began an instant message',
    wrap: tellingConversations((conversation) => without(conversation, 'own')),
    noticedBy: 'who begins waits, and the colleague is asked, both by name (IM-3, IM-12)',
    says: 'the first agent began it',
  },
  {
    name: 'tells an instant message without its conversation',
    wrap: tellingInteractions((one) => without(one, 'conversation')),
    noticedBy: 'who begins waits, and the colleague is asked, both by name (IM-3, IM-12)',
    says: 'a conversation stands where something is written',
  },
  {
    name: 'lets nobody write',
    wrap: tellingInteractions((one) => ({ ...one, can: without(one.can, 'send-message') })),
    noticedBy: 'accepted: both are connected, can write, and nobody waits any more (IM-13)',
    says: 'they can write',
  },
  {
    name: 'calls a refusal a time-out',
    wrap: endingAs('timed-out'),
    noticedBy: 'rejected: the sender is told so, and marks it done (IM-4)',
    says: 'it has ended rejected',
  },
  {
    name: 'leaves the notice of an instant message for ever',
    wrap: tellingInteractions((one) =>
      one.offer && isPending(one) ? { ...one, offer: { ...one.offer, deadline: one.since + 1 } } : one,
    ),
    noticedBy: 'the notice passes: the entry stays under the same offer, and joins when it is opened (IM-14)',
    says: 'the notice is over',
  },
  {
    name: 'pretends that a late answer to an instant message was in time',
    wrap: swallow('accept'),
    noticedBy: 'nobody answers: both see that it timed out, and it is too late to accept (IM-4)',
    says: 'accept is refused with GONE',
  },
  {
    name: 'says that nobody answered when it was given up',
    wrap: endingAs('timed-out'),
    noticedBy: 'given up by the sender before it is answered: both see that it has ended (IM-11)',
    says: 'it has ended by-agent',
  },
  {
    name: 'calls who is logged out away',
    wrap: finding((target) => ({
      ...target,
      can: { 'start-im': target.presence === 'logged-out' ? { reason: 'AWAY' } : true },
    })),
    noticedBy: 'a colleague is found for it in any presence but logged out, and never oneself (IM-2)',
    says: 'who is logged out: LOGGED_OUT',
  },
  {
    name: 'gives everybody instant messages',
    wrap: tellingAgent((agent) => ({ ...agent, can: { ...agent.can, 'start-im': true } })),
    noticedBy: 'an agent without the feature has it nowhere (IM-1)',
    says: 'start-im is absent',
  },
  {
    name: 'strips markup from messages',
    wrap: telling((fact) =>
      fact.type === 'message'
        ? [{ ...fact, entry: { ...fact.entry, text: fact.entry.text.replaceAll(/<[^>]*>/g, '') } }]
        : [fact],
    ),
    noticedBy:
      'what is written reaches both, in one order, as it was written, with its author and its time (IM-7)',
    says: 'an entry of',
  },
  {
    name: 'numbers entries from nought',
    wrap: telling((fact) =>
      fact.type === 'message'
        ? [{ ...fact, entry: { ...fact.entry, number: fact.entry.number - 1 } }]
        : [fact],
    ),
    noticedBy:
      'what is written reaches both, in one order, as it was written, with its author and its time (IM-7)',
    says: 'a transcript grows entry by entry',
  },
  {
    name: 'tells every entry twice',
    wrap: telling((fact) => (fact.type === 'message' ? [fact, fact] : [fact])),
    noticedBy:
      'what is written reaches both, in one order, as it was written, with its author and its time (IM-7)',
    says: 'a transcript grows entry by entry',
  },
  {
    name: 'never says what has arrived',
    wrap: tellingConversations((conversation) => ({ ...conversation, delivered: 0 })),
    noticedBy: 'the sender learns up to where it has arrived, and only forwards',
    says: 'both have arrived',
  },
  {
    name: 'never says that a colleague is writing',
    wrap: neverTyping,
    noticedBy: 'the other side sees that somebody is writing, for a while',
    says: 'the first agent is writing',
  },
  {
    name: 'says that somebody writes where nobody talks',
    wrap: telling((fact) => [fact.type === 'typing' ? { ...fact, interaction: 'another' } : fact]),
    noticedBy: 'the other side sees that somebody is writing, for a while',
    says: 'who is writing is somebody in a conversation',
  },
  {
    name: 'says that both have ended it',
    wrap: endingAs('by-agent'),
    noticedBy:
      'ended by whoever began it: it has ended for both, and nothing can be written any more (IM-9, IM-11)',
    says: 'it has ended by-other',
  },
  {
    name: 'pretends that a message after the end was sent',
    wrap: swallow('send-message'),
    noticedBy:
      'ended by whoever was asked: it has ended for both, and nothing can be written any more (IM-9, IM-11)',
    says: 'send-message is refused with GONE',
  },
  {
    name: 'closes an instant message as soon as it is over',
    wrap: endsAtOnce,
    noticedBy: 'Mark Done closes it for whoever marks it, and leaves it to the other (IM-10)',
    says: 'an interaction moves as its medium allows',
  },
  {
    name: 'sends nothing, and too much',
    wrap: swallow('send-message'),
    noticedBy: 'nothing, and too much, is refused, and nothing is written',
    says: 'send-message is refused with INVALID',
  },
  {
    name: 'lets a message be sent twice',
    wrap: forgetsIds,
    noticedBy: 'a message that is sent twice under the same id stands there once',
    says: 'the second entry',
  },
  {
    name: 'lets anybody write',
    wrap: sending((adapter, command, agent) =>
      agent === 'third' && command.type === 'send-message' ? Promise.resolve() : adapter.send(command),
    ),
    noticedBy: 'nobody else can write, listen or accept',
    says: 'send-message is refused with NOT_FOUND',
  },
  {
    name: 'takes who writes for busy',
    wrap: finding((target) => ({ ...target, presence: 'interruptible' })),
    noticedBy: 'it takes no capacity and no wrap-up, and who writes stays available',
    says: 'who only writes is available',
  },
  {
    name: 'lets an agent log out in the middle of a word',
    wrap: swallow('log-out'),
    noticedBy: 'it keeps from logging out until it has ended, and not until it is marked done (WI-23)',
    says: 'log-out is refused with INTERACTIONS_OPEN',
  },
  {
    name: 'gives only what came before the link went down',
    wrap: answering('transcript', ({ entries }) => ({ entries: entries.slice(0, 1) })),
    noticedBy: 'what is written while the link is down is counted in the snapshot, and can be read',
    says: 'all three, in order',
  },
];

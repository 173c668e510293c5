import { answering, sending, swallow, tellingInteractions, without } from './broken-adapter.js';
import type { Defect } from './broken-adapter.js';
import { endingAs, tellingConversations } from './contract-defects-im.js';

/** What authors get wrong about consultations in writing, each noticed by one case of the contract. */
export const IM_CONSULT_DEFECTS: readonly Defect[] = [
  {
    name: 'asks the colleague before the first message',
    wrap: sending((adapter, command) =>
      adapter.send(command.type === 'start-im' ? without(command, 'interaction') : command),
    ),
    noticedBy:
      'before the first message the colleague knows nothing of it, and Mark Done takes it back (IM-17, IM-19)',
    says: 'is not-connected',
  },
  {
    name: 'keeps the first message back until it is accepted',
    wrap: tellingConversations((conversation) => without(conversation, 'first')),
    noticedBy: 'the first message asks the colleague and stands in what they are offered (IM-18)',
    says: 'the first message',
  },
  {
    name: 'lets the colleague change case data',
    wrap: tellingInteractions((one) => ({
      ...one,
      caseData: one.caseData.map((entry) => ({ ...entry, editable: true })),
    })),
    noticedBy: 'the colleague sees what it is about, and can change nothing of it (IM-20, IM-21)',
    says: 'nothing can be changed',
  },
  {
    name: 'keeps from whoever began it what the colleague writes',
    wrap: answering('transcript', ({ entries }) => ({
      entries: entries.filter(({ text }) => text === 'May I?'),
    })),
    noticedBy: 'whoever began it writes, reads what was written and ends it, and puts it away then (IM-22)',
    says: 'all that was written',
  },
  {
    name: 'keeps the contact of a call from the colleague who is asked',
    wrap: tellingInteractions((one) => (one.medium === 'im' ? without(one, 'contact') : one)),
    noticedBy:
      'begun from a call, it shows the colleague who the contact is, and the call goes on (IM-23, IM-25)',
    says: 'the name of the contact',
  },
  {
    name: 'blocks Done for a consultation in writing',
    wrap: tellingInteractions((one) =>
      one.medium !== 'im' && one.can.done
        ? { ...one, can: { ...one.can, done: { reason: 'CHILD_OPEN' } } }
        : one,
    ),
    noticedBy: 'what it is about goes on: it is not held, and Done is not blocked (IM-23)',
    says: 'Done is allowed',
  },
  {
    name: 'says that the colleague has ended what they refused',
    wrap: endingAs('by-other'),
    noticedBy: 'refused: the sender is told, and what it is about is unchanged (IM-24)',
    says: 'it has ended rejected',
  },
  {
    name: 'pretends that a message reached who has logged out',
    wrap: swallow('send-message'),
    noticedBy: 'who has logged out meanwhile is not asked, and the message is not lost in the dark',
    says: 'send-message is refused with TARGET_UNAVAILABLE',
  },
  {
    name: 'leaves End Session out',
    wrap: tellingInteractions((one) =>
      one.medium === 'im' ? { ...one, can: without(one.can, 'release') } : one,
    ),
    noticedBy: 'phase by phase it shows exactly the actions of an instant message, on both sides',
    says: 'every action of an im that is establishing stands',
  },
  {
    name: 'has no way from words to a voice',
    wrap: tellingInteractions((one) =>
      one.medium === 'im' ? { ...one, can: without(one.can, 'consult') } : one,
    ),
    noticedBy:
      'about a call, whoever began it can go on by voice: the contact is held, and both go on (IM-26 to IM-29)',
    says: 'consult stands on the instant message',
  },
  {
    name: 'leaves the contact on hold without a way back',
    wrap: tellingInteractions((one) => ({ ...one, can: without(one.can, 'retrieve') })),
    noticedBy: 'declined by voice: the contact is still held, and the instant message still there (IM-28)',
    says: 'Retrieve is offered',
  },
  {
    name: 'offers a voice for every instant message',
    wrap: tellingInteractions((one) =>
      one.medium === 'im' && one.phase === 'connected' ? { ...one, can: { ...one.can, consult: true } } : one,
    ),
    noticedBy: 'about nothing, or about what is no call, there is no voice to go on with (IM-26)',
    says: 'consult is absent',
  },
];

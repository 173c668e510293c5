import {
  answering,
  changed,
  endingAtOnce,
  finding,
  sending,
  swallow,
  telling,
  tellingAgent,
  tellingInteractions,
  without,
} from './broken-adapter.js';
import type { Defect, Wrap } from './broken-adapter.js';

/** Tells only the first offer that comes. */
const oneOfferAtATime: Wrap = (adapter, agent) => {
  let offered: string | undefined;
  return telling((fact) => {
    if (fact.type !== 'interaction' || fact.interaction.phase !== 'offered') return [fact];
    offered ??= fact.interaction.id;
    return offered === fact.interaction.id ? [fact] : [];
  })(adapter, agent);
};

/** Goes on watching the last targets when it is told to watch none. */
const watchesOn: Wrap = (adapter) => {
  let last: readonly string[] = [];
  return changed(adapter, {
    send(command) {
      if (command.type !== 'watch') return adapter.send(command);
      if (command.targets.length > 0) last = command.targets;
      return adapter.send({ ...command, targets: last });
    },
  });
};

/** The defects in what several agents and several interactions need. */
export const TEAMWORK_DEFECTS: readonly Defect[] = [
  {
    name: 'offers Hold for a work item',
    wrap: tellingInteractions((one) => ({ ...one, can: { ...one.can, hold: true } })),
    noticedBy: 'work-item, connected: exactly the actions of its class',
    says: 'an interaction shows only what its class can',
  },
  {
    name: 'leaves Reply out',
    wrap: tellingInteractions((one) => ({ ...one, can: without(one.can, 'reply') })),
    noticedBy: 'email, connected: exactly the actions of its class',
    says: 'every action of its class stands',
  },
  {
    name: 'tells one offer at a time',
    wrap: oneOfferAtATime,
    noticedBy: 'as many are offered as fit, and no more (MI-4)',
    says: 'are offered',
  },
  {
    name: 'has no wrap-up',
    wrap: endingAtOnce(() => true),
    noticedBy: 'what is released first waits in wrap until the last is released, and the agent with it',
    says: 'is wrap',
  },
  {
    name: 'is in wrap-up with nothing in wrap',
    wrap: tellingAgent((agent) => (agent.state === 'ready' ? { ...agent, state: 'wrap' } : agent)),
    noticedBy: 'Ready is told by a fact that names the command',
    says: 'an agent is in wrap-up only with something in wrap',
  },
  {
    name: 'takes anything for a disposition',
    wrap: swallow('set-disposition'),
    noticedBy: 'what is no disposition, or only a folder of them, is refused',
    says: 'set-disposition is refused with INVALID',
  },
  {
    name: 'tells dispositions by their names',
    wrap: tellingInteractions((one) =>
      one.disposition === undefined ? one : { ...one, disposition: `The outcome ${one.disposition}` },
    ),
    noticedBy: 'a required disposition blocks Done until one is chosen (WI-19)',
    says: 'a disposition is one that can be chosen',
  },
  {
    name: 'cuts notes short',
    wrap: tellingInteractions((one) =>
      one.note === undefined ? one : { ...one, note: one.note.slice(0, 10) },
    ),
    noticedBy: 'a note is kept as it was written',
    says: 'the note, told by a fact that names the command',
  },
  {
    name: 'keeps what an agent intends to itself',
    wrap: tellingAgent((agent) => without(agent, 'intended')),
    noticedBy: 'Not Ready chosen while working holds the next back and begins on finish',
    says: 'the agent is ready and intends not-ready',
  },
  {
    name: 'calls who missed an offer ready',
    wrap: tellingAgent((agent) => (agent.state === 'not-ready' ? { ...agent, state: 'ready' } : agent)),
    noticedBy: 'who misses an offer becomes Not Ready',
    says: 'the agent is not-ready',
  },
  {
    name: 'pretends that a Release worked',
    wrap: swallow('release'),
    noticedBy: 'an e-mail that cannot be released is abandoned (MI-37)',
    says: 'release is refused with UNAVAILABLE',
  },
  {
    name: 'loses the note of a transfer',
    wrap: tellingInteractions((one) =>
      one.handover ? { ...one, handover: without(one.handover, 'note') } : one,
    ),
    noticedBy:
      'the target is offered the same interaction, with who hands it over, the note and the case data (WI-36)',
    says: 'the note as it was written',
  },
  {
    name: 'lets the source go before the target has accepted',
    wrap: tellingInteractions(({ transfer, ...one }) =>
      transfer ? { ...one, phase: 'gone', outcome: 'transferred', can: {} } : one,
    ),
    noticedBy: 'rejected: the source keeps it and learns why; nothing is lost (WI-37, WI-38)',
    says: 'an open invitation to the second agent',
  },
  {
    name: 'lets a transfer be sent twice',
    wrap: swallow('transfer'),
    noticedBy: 'while an invitation is open nothing else ends it or hands it on (WI-35)',
    says: 'transfer is refused with TRANSFER_PENDING',
  },
  {
    name: 'does not say who handed it over',
    wrap: tellingInteractions((one) => without(one, 'handover')),
    noticedBy: 'a work item goes to a queue at once, and is offered from there (WI-39)',
    says: 'from the first agent',
  },
  {
    name: 'calls what was handed over done',
    wrap: tellingInteractions((one) => (one.outcome === 'transferred' ? { ...one, outcome: 'done' } : one)),
    noticedBy: 'to who is available: at once, without an accept step (MI-28, MI-31)',
    says: 'it is gone, named by the command',
  },
  {
    name: 'does not say that a call is held',
    wrap: tellingInteractions((one) =>
      one.phase === 'held' ? { ...one, phase: 'connected', can: without(one.can, 'retrieve') } : one,
    ),
    noticedBy: 'a call is held while a consult about it goes on, and retrieved afterwards (MI-43)',
    says: 'is held',
  },
  {
    name: 'does not say what a consult is about',
    wrap: tellingInteractions((one) => without(one, 'parent')),
    noticedBy: 'it rings as an interaction of its own, and the original is untouched (MI-21, MI-24)',
    says: 'a consult about',
  },
  {
    name: 'lets a work item be done while a consult about it goes on',
    wrap: tellingInteractions((one) => (one.can.done ? { ...one, can: { ...one.can, done: true } } : one)),
    noticedBy: 'Done is blocked until the consult is over (WC-26)',
    says: 'done is blocked with CHILD_OPEN',
  },
  {
    name: 'does not say who is consulted',
    wrap: tellingInteractions((one) => without(one, 'peer')),
    noticedBy: 'it rings as an interaction of its own, and the original is untouched (MI-21, MI-24)',
    says: 'a consult is a call with a peer',
  },
  {
    name: 'takes what is parked for connected',
    wrap: tellingInteractions((one) =>
      one.phase === 'parked' ? { ...one, phase: 'connected', can: { done: true } } : one,
    ),
    noticedBy: 'what is parked stays in the list, and goes on where it was',
    says: 'it is parked, named by the command',
  },
  {
    name: 'lists what waits the wrong way round',
    wrap: answering('work-list', (page) => ({ ...page, items: page.items.toReversed() })),
    noticedBy: 'what waits in a waiting list is told in order, and offered to nobody',
    says: 'the items in order',
  },
  {
    name: 'pretends that a late Take was in time',
    wrap: swallow('take'),
    noticedBy: 'who comes second is told that it is GONE',
    says: 'take is refused with GONE',
  },
  {
    name: 'calls what was given back rejected',
    wrap: tellingInteractions((one) => (one.outcome === 'requeued' ? { ...one, outcome: 'withdrawn' } : one)),
    noticedBy: 'back to its queue: the agent is Not Ready at once, and somebody else is offered it',
    says: 'it is gone, named by the command',
  },
  {
    name: 'strips markup from the text of an e-mail',
    wrap: tellingInteractions((one) =>
      one.body === undefined ? one : { ...one, body: one.body.replaceAll(/<[^>]*>/g, '') },
    ),
    noticedBy: 'the text of an e-mail arrives as text',
    says: 'the text as it was sent',
  },
  {
    name: 'counts a page of the directory and not all of it',
    wrap: answering('directory', (page) => ({ ...page, total: page.targets.length })),
    noticedBy: 'comes page by page, with how many there are in all',
    says: 'in all',
  },
  {
    name: 'allows everything with every target',
    wrap: finding((target) => ({ ...target, can: { consult: true, transfer: true } })),
    noticedBy: 'only who is available or interruptible can be consulted, others say why (MI-14)',
    says: 'who is away: AWAY',
  },
  {
    name: 'goes on telling of targets that nobody watches',
    wrap: watchesOn,
    noticedBy: 'an empty list ends it: nothing more is told',
    says: 'a target is told only while it is watched',
  },
  {
    name: 'never tells of what is watched',
    wrap: telling((fact) => (fact.type === 'target' ? [] : [fact])),
    noticedBy: 'what is watched is told at once, and as it changes',
    says: 'is logged-in',
  },
  {
    name: 'hangs up on nobody',
    wrap: sending((adapter, command, agent) =>
      agent === 'first' && command.type === 'release' ? Promise.resolve() : adapter.send(command),
    ),
    noticedBy: 'hung up while it rings: it is taken back from who was asked',
    says: 'a fact settles release',
  },
];

import { PadError } from '../../src/core/index.js';
import {
  answering,
  changed,
  forgetsIds,
  sending,
  swallow,
  telling,
  tellingInteractions,
  without,
} from './broken-adapter.js';
import type { Defect } from './broken-adapter.js';
import { hasty, speaksAfterDisconnect, waitsForLink } from './broken-links.js';
import { CALLBACK_DEFECTS } from './contract-defects-callback.js';
import { CHAT_DEFECTS } from './contract-defects-chat.js';
import { CONTACT_DEFECTS } from './contract-defects-contacts.js';
import { IM_DEFECTS } from './contract-defects-im.js';
import { IM_CONSULT_DEFECTS } from './contract-defects-im-consult.js';
import { TEAMWORK_DEFECTS } from './contract-defects-teamwork.js';

const doesForeignWork = sending(async (adapter, command, agent) => {
  if (agent === 'first' || command.type !== 'done') return adapter.send(command);
  await adapter.world.act({ type: 'withdraw', interaction: command.interaction });
  throw new PadError('NOT_FOUND');
});

/** The defects, each noticed by one case of the contract. */
export const DEFECTS: readonly Defect[] = [
  {
    name: 'tells each fact twice',
    wrap: telling((fact) => [fact, fact]),
    noticedBy: 'Ready is told by a fact that names the command',
    says: 'revisions rise',
  },
  {
    name: 'never names the command',
    wrap: telling((fact) => ['by' in fact ? without(fact, 'by') : fact]),
    noticedBy: 'Ready is told by a fact that names the command',
    says: 'a fact settles set-state',
  },
  {
    name: 'names commands that nobody sent',
    wrap: telling((fact) => [fact.type === 'agent' ? { ...fact, by: ['someone-else'] } : fact]),
    noticedBy: 'Ready is told by a fact that names the command',
    says: 'a fact names only commands that were sent',
  },
  {
    name: 'takes what is about one channel for all',
    wrap: sending((adapter, command) =>
      adapter.send(command.type === 'set-state' ? without(command, 'channel') : command),
    ),
    noticedBy: 'a closed one holds back what comes by it until it is opened, and the agent stays Ready',
    says: 'work-item is not-ready',
  },
  {
    name: 'speaks after disconnect',
    wrap: speaksAfterDisconnect,
    noticedBy: 'stays silent after it was disconnected',
    says: 'facts come only between connect and disconnect',
  },
  {
    name: 'skips the snapshot',
    wrap: telling((fact) => (fact.type === 'snapshot' ? [{ type: 'agent', agent: fact.agent }] : [fact])),
    noticedBy: 'connect resolves after the first snapshot, and the link is up',
    says: 'the first entity comes in a snapshot',
  },
  {
    name: 'resolves connect before the snapshot',
    wrap: hasty,
    noticedBy: 'connect resolves after the first snapshot, and the link is up',
    says: 'connect resolves after the first snapshot',
  },
  {
    name: 'goes on connecting after it was aborted',
    wrap: (adapter) =>
      changed(adapter, {
        connect: (report) => adapter.connect(report, new AbortController().signal),
      }),
    noticedBy: 'an aborted connect gives up and stays silent',
    says: 'connect rejects',
  },
  {
    name: 'lets the backend do a repeated command again',
    wrap: forgetsIds,
    noticedBy: 'a command sent again after it was settled resolves, and is settled again, with one effect',
    says: 'send of done resolves',
  },
  {
    name: 'takes another request under the same id for a repeat',
    wrap: sending(async (adapter, command) => {
      await adapter.send(command).catch((error: unknown) => {
        if (PadError.from(error).code !== 'CONFLICT') throw error;
      });
    }),
    noticedBy: 'another request under the same id is a CONFLICT and is not done',
    says: 'done is refused with CONFLICT',
  },
  {
    name: 'makes an illegal move',
    wrap: tellingInteractions((one) => (one.outcome === 'rejected' ? { ...one, outcome: 'done' } : one)),
    noticedBy: 'Reject takes it away and gives it to the other agent (WI-7)',
    says: 'an interaction moves as its medium allows',
  },
  {
    name: 'counts revisions backwards',
    wrap: tellingInteractions((one) => ({ ...one, revision: Math.max(0, 10 - one.revision) })),
    noticedBy: 'Accept makes it connected under the same id (WI-6)',
    says: 'revisions rise',
  },
  {
    name: 'lets an agent end the work of another',
    wrap: doesForeignWork,
    noticedBy: "Done of another agent's interaction is refused and changes nothing",
    says: 'it is connected',
  },
  {
    name: 'tells facts under another name',
    wrap: tellingInteractions((one) => ({ ...one, source: 'elsewhere' })),
    noticedBy: 'it is offered with what the sender said',
    says: 'a fact carries the name of its adapter',
  },
  {
    name: 'leaves a required field out',
    wrap: tellingInteractions((one) => without(one, 'caseData')),
    noticedBy: 'it is offered with what the sender said',
    says: 'a fact is well-formed',
  },
  {
    name: 'gives no outcome with the last fact',
    wrap: tellingInteractions((one) => without(one, 'outcome')),
    noticedBy: 'Done ends it (WI-18)',
    says: 'an interaction moves as its medium allows',
  },
  {
    name: 'pretends that a late Accept was in time',
    wrap: swallow('accept'),
    noticedBy: 'accepting an offer that is over is refused as GONE (WI-9)',
    says: 'accept is refused with GONE',
  },
  {
    name: 'rejects with errors of its own kind',
    wrap: sending((adapter, command) =>
      adapter.send(command).catch((error: unknown) => {
        throw new Error(String(error));
      }),
    ),
    noticedBy: 'a command about an interaction that never was is NOT_FOUND',
    says: 'done is refused with NOT_FOUND',
  },
  {
    name: 'escapes text on the way',
    wrap: tellingInteractions((one) => ({ ...one, subject: one.subject.replaceAll('<', '&lt;') })),
    noticedBy: 'hostile text arrives unchanged, as text',
    says: 'the subject as it was sent',
  },
  {
    name: 'does not say what left while the link was down',
    wrap: telling((fact) => [fact.type === 'snapshot' ? { ...fact, left: [] } : fact]),
    noticedBy: 'an offer that ended meanwhile is gone, and the agent learns how',
    says: 'a snapshot accounts for everything that was there',
  },
  {
    name: 'keeps quiet about a link that is down',
    wrap: telling((fact) => (fact.type === 'link' && fact.link.state === 'down' ? [] : [fact])),
    noticedBy: 'a link that is cut is told as down, and as up when it is back',
    says: 'the link is down',
  },
  {
    name: 'sends later what was asked while the link was down',
    wrap: waitsForLink,
    noticedBy: 'a command while the link is down is refused and never done later',
    says: 'it is connected',
  },
  {
    name: 'tells deadlines that have passed',
    wrap: tellingInteractions((one) =>
      one.offer ? { ...one, offer: { ...one.offer, deadline: one.since } } : one,
    ),
    noticedBy: 'the deadline of an offer lies ahead, on the clock of the backend',
    says: 'a deadline in the future',
  },
  {
    name: 'calls a missed offer withdrawn',
    wrap: tellingInteractions((one) =>
      one.outcome === 'redirected' ? { ...one, outcome: 'withdrawn' } : one,
    ),
    noticedBy: 'an offer that nobody answers is redirected to the other agent (WI-8)',
    says: 'the outcome redirected',
  },
  {
    name: 'takes any value for case data',
    wrap: swallow('set-case-data'),
    noticedBy: 'a value of the wrong type is refused and changes nothing',
    says: 'set-case-data is refused with INVALID',
  },
  {
    name: 'does not hear that a question was aborted',
    wrap: (adapter) =>
      changed(adapter, { query: (query) => adapter.query(query, new AbortController().signal) }),
    noticedBy: 'a question whose signal is aborted rejects',
    says: 'it rejects with a PadError',
  },
  {
    name: 'forgets to say that Log Out is blocked',
    wrap: telling((fact) => [
      fact.type === 'agent'
        ? { ...fact, agent: { ...fact.agent, can: { 'set-state': true, 'log-out': true } } }
        : fact,
    ]),
    noticedBy: 'logging out is blocked while an interaction is open (WI-23)',
    says: 'log-out is blocked with INTERACTIONS_OPEN',
  },
  {
    name: 'counts the time of all pauses as one',
    wrap: answering('statistics', (told) => ({
      ...told,
      states: told.states.map(({ state, ms }) => ({ state, ms })),
    })),
    noticedBy: 'the time in a state goes on until now, each state and each reason by itself',
    says: '50 ms more in not-ready',
  },
  {
    name: 'has bounds that exclude the target',
    wrap: answering('statistics', (told) => ({
      ...told,
      goals: [{ of: 'average', target: 300_000, warningHigh: 200_000 }],
    })),
    noticedBy: 'a figure has one goal at most, whose target lies within its bounds',
    says: 'bounds in order',
  },
  ...TEAMWORK_DEFECTS,
  ...CALLBACK_DEFECTS,
  ...IM_DEFECTS,
  ...CONTACT_DEFECTS,
  ...IM_CONSULT_DEFECTS,
  ...CHAT_DEFECTS,
];

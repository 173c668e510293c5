import type { Interaction } from '../../src/core/index.js';
import { swallow, telling, tellingInteractions, without } from './broken-adapter.js';
import type { Defect } from './broken-adapter.js';

/** An adapter that tells callbacks otherwise. */
const tellingCallbacks = (
  change: (callback: NonNullable<Interaction['callback']>) => NonNullable<Interaction['callback']>,
): Defect['wrap'] =>
  tellingInteractions((one) => (one.callback ? { ...one, callback: change(one.callback) } : one));

const isCalled = ({ medium, phase }: Interaction): boolean =>
  medium === 'callback' && (phase === 'establishing' || phase === 'connected' || phase === 'held');

/** What authors get wrong about callbacks, each noticed by one case of the contract. */
export const CALLBACK_DEFECTS: readonly Defect[] = [
  {
    name: 'forgets how loud it is to be',
    wrap: telling((fact) => {
      if (fact.type !== 'link' || !fact.link.audio) return [fact];
      return [{ ...fact, link: { ...fact.link, audio: { ...fact.link.audio, speakerVolume: 1 } } }];
    }),
    noticedBy: 'devices and volumes are told, and are those that were chosen (WC-21)',
    says: 'what was chosen',
  },
  {
    name: 'dials when a callback is accepted',
    wrap: tellingInteractions((one) =>
      one.phase === 'ready-to-call' ? { ...one, phase: 'establishing', can: { 'end-call': true } } : one,
    ),
    noticedBy: 'Accept dials nothing: it is Ready to Call, with its number and its time (WC-7, WC-8)',
    says: 'an interaction moves as its medium allows',
  },
  {
    name: 'takes a callback for a call',
    wrap: tellingInteractions((one) =>
      one.phase === 'ready-to-call' && one.callback?.result
        ? { ...one, phase: 'gone', outcome: 'released', can: {} }
        : one,
    ),
    noticedBy: 'End Call does not end the callback (WC-22, T6)',
    says: 'an interaction moves as its medium allows',
  },
  {
    name: 'does not say that the line was busy',
    wrap: tellingCallbacks((callback) => without(callback, 'result')),
    noticedBy: 'the line is busy: it is Ready to Call again and says so, and can be called again (WC-12)',
    says: 'the call was busy',
  },
  {
    name: 'keeps what came of the last call while it calls again',
    wrap: tellingInteractions((one) =>
      one.phase === 'establishing' && one.callback
        ? { ...one, callback: { ...one.callback, result: 'no-answer' } }
        : one,
    ),
    noticedBy: 'nobody answers: it is Ready to Call again and says so, and can be called again (WC-12)',
    says: 'no outcome yet',
  },
  {
    name: 'lets a callback be done in the call',
    wrap: tellingInteractions((one) => (isCalled(one) ? { ...one, can: { ...one.can, done: true } } : one)),
    noticedBy: 'Done is blocked while it rings, in the call, and on hold (WC-28)',
    says: 'done is blocked with CALL_OPEN',
  },
  {
    name: 'takes words for keys',
    wrap: swallow('send-dtmf'),
    noticedBy: 'keys are pressed in a call and nowhere else, and only keys (WC-17)',
    says: 'send-dtmf is refused with INVALID',
  },
  {
    name: 'puts a callback off into the past',
    wrap: swallow('reschedule'),
    noticedBy: 'a moment that is over is refused, and a number that is none (WC-30)',
    says: 'reschedule is refused with INVALID',
  },
  {
    name: 'forgets what a callback was put off to',
    wrap: tellingCallbacks((callback) => without(callback, 'rescheduledTo')),
    noticedBy: 'Reschedule is marked, and Done puts it off until then, with its new number (WC-29)',
    says: 'it is marked',
  },
  {
    name: 'loses a callback that was put off',
    wrap: telling((fact) => {
      const again = fact.type === 'interaction' && fact.interaction.callback?.number.endsWith('1');
      return again && fact.interaction.phase === 'offered' ? [] : [fact];
    }),
    noticedBy: 'Reschedule is marked, and Done puts it off until then, with its new number (WC-29)',
    says: 'is offered',
  },
];

// Calls, callbacks, and the sound.
import { AUDIO, LONG_NAME, NOW, call, callback, item, offered } from './data.js';

const WIDE = ['narrow', 'panel', 'wide'];
const HEARD = { audio: AUDIO };
const CONSULT = {
  id: 'consult-1',
  parent: 'item-1',
  peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
  contact: undefined,
  record: undefined,
  subject: 'Loan application',
};
const PARTIES = [
  { id: 'eva', name: 'Eva Lind', number: '+46700000000', state: 'connected' },
  { id: 'bo', name: 'Bo Ek', state: 'held' },
  { id: 'x', name: LONG_NAME, number: '+46810000000', state: 'ringing' },
];

export const callStates = [
  {
    name: 'call offered',
    ...HEARD,
    interactions: [
      offered({
        medium: 'voice',
        contact: { name: 'Eva Lind', address: '+46700000000' },
        call: { direction: 'inbound', ani: '+46700000000', dnis: '+46810000000' },
      }),
    ],
  },
  {
    name: 'call offered, unknown number',
    ...HEARD,
    interactions: [
      offered(
        {
          medium: 'voice',
          contact: { address: '+46700000000' },
          record: undefined,
          subject: '',
          caseData: [],
          call: { direction: 'inbound', ani: '+46700000000' },
        },
        { caseKeys: [] },
      ),
    ],
  },
  {
    name: 'call ringing out',
    ...HEARD,
    interactions: [call({ phase: 'establishing', can: { release: true } }, { direction: 'outbound' })],
    select: 'item-1',
  },
  { name: 'call connected', ...HEARD, interactions: [call()], select: 'item-1' },
  {
    name: 'call held',
    ...HEARD,
    interactions: [call({ phase: 'held', can: { ...call().can, hold: undefined, retrieve: true } })],
    select: 'item-1',
  },
  {
    name: 'call muted, recorded, bad line',
    ...HEARD,
    interactions: [
      call(
        {
          can: {
            ...call().can,
            mute: undefined,
            unmute: true,
            record: undefined,
            'pause-recording': true,
            'stop-recording': true,
          },
        },
        {
          muted: true,
          recording: 'on',
          quality: { level: 'poor', loss: 0.2, jitterMs: 80, roundTripMs: 400 },
        },
      ),
    ],
    select: 'item-1',
  },
  { name: 'call reconnecting', ...HEARD, interactions: [call({}, { reconnecting: true })], select: 'item-1' },
  { name: 'keypad', ...HEARD, interactions: [call()], select: 'item-1', act: ({ press }) => press('Keypad') },
  {
    name: 'audio settings',
    ...HEARD,
    interactions: [call()],
    select: 'item-1',
    act: ({ press }) => press('Audio'),
  },
  {
    name: 'consult',
    ...HEARD,
    interactions: [
      call({
        phase: 'held',
        can: {
          ...call().can,
          hold: undefined,
          alternate: true,
          conference: true,
          transfer: true,
          release: { reason: 'CHILD_OPEN' },
        },
      }),
      call(
        { ...CONSULT, can: { release: true, alternate: true, conference: true, mute: true } },
        { direction: 'outbound', ani: undefined },
      ),
    ],
    select: 'consult-1',
  },
  {
    name: 'consult ringing',
    ...HEARD,
    interactions: [
      call({ phase: 'held', can: { ...call().can, release: { reason: 'CHILD_OPEN' } } }),
      call(
        { ...CONSULT, phase: 'establishing', ringUntil: NOW + 12_000, can: { release: true } },
        { direction: 'outbound' },
      ),
    ],
    select: 'item-1',
  },
  { name: 'conference', ...HEARD, interactions: [call({}, { parties: PARTIES })], select: 'item-1' },
  {
    name: 'call over',
    ...HEARD,
    interactions: [
      call({
        phase: 'wrap',
        can: { done: { reason: 'DISPOSITION_REQUIRED' }, 'set-disposition': true, 'set-note': true },
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'video without a camera',
    ...HEARD,
    interactions: [
      call(
        { medium: 'video', can: { ...call().can, 'start-camera': true } },
        { video: { camera: 'refused' } },
      ),
    ],
    select: 'item-1',
    layouts: WIDE,
  },
  {
    name: 'hold refused',
    ...HEARD,
    interactions: [call()],
    select: 'item-1',
    refuse: { hold: 'UNAVAILABLE' },
    act: ({ press }) => press('Hold'),
  },
  {
    name: 'release refused',
    ...HEARD,
    interactions: [item({ can: { release: true, abandon: true } })],
    select: 'item-1',
    refuse: { release: 'UNAVAILABLE' },
    act: ({ press }) => press('Release'),
  },
  { name: 'callback, ready to call', ...HEARD, interactions: [callback()], select: 'item-1' },
  {
    name: 'callback, ringing',
    ...HEARD,
    interactions: [callback({ phase: 'establishing', can: { 'end-call': true } })],
    select: 'item-1',
  },
  {
    name: 'callback, connected',
    ...HEARD,
    interactions: [
      callback({
        phase: 'connected',
        call: { direction: 'outbound' },
        can: { 'end-call': true, hold: true, 'send-dtmf': true, mute: true },
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'callback, busy',
    ...HEARD,
    interactions: [callback({ callback: { ...callback().callback, result: 'busy' } })],
    select: 'item-1',
  },
  {
    name: 'callback, put off',
    ...HEARD,
    interactions: [callback({ callback: { ...callback().callback, rescheduledTo: NOW + 3_600_000 } })],
    select: 'item-1',
  },
  {
    name: 'reschedule',
    layouts: WIDE,
    ...HEARD,
    interactions: [callback()],
    select: 'item-1',
    act: ({ press }) => press('Reschedule'),
  },
  {
    name: 'reschedule, wrong number',
    ...HEARD,
    interactions: [callback()],
    select: 'item-1',
    layouts: WIDE,
    act: async ({ press, type, find }) => {
      await press('Reschedule');
      await type('[name=newNumber]', 'call me');
      (await find('form .primary')).click();
    },
  },
];

import { PadError, systemClock } from '../../core/index.js';
import type { Command, CommandType, ErrorCode, TargetRef } from '../../core/index.js';
import { addressOf } from './address.js';
import { enter, newCall, type Call } from './call.js';
import { headersFor } from './invitation.js';
import { addLeg, connectSound, hold, holdOthers } from './legs.js';
import { Refused } from './phone.js';
import { newRecording } from './recording.js';
import type { Session } from './session.js';

/** What a command does; the promise is of its effect. It throws at once when the command is refused. */
type Act<T extends CommandType> = (
  session: Session,
  command: Extract<Command, { type: T }>,
) => Promise<void> | undefined;

const BUSY_HERE = 486;
const KEYS = /^[\d*#A-D]{1,64}$/i;

/** What this adapter can do, by command. */
export const ACTS: { readonly [T in CommandType]?: Act<T> } = {
  'set-state': (session, { state, reason, id }) => {
    session.setState(state, reason, id);
  },
  'log-out': (session, { id }) => {
    session.setState('logged-out', undefined, id);
  },
  'set-audio': ({ sound }, command) => {
    sound.choose(command);
    return undefined;
  },
  'enable-audio': ({ sound }) => sound.enable(),

  accept(session, { interaction, offer }) {
    return answer(session, session.calls.offered(interaction, offer));
  },
  reject(session, { interaction, offer }) {
    hangUp(session.calls.offered(interaction, offer), BUSY_HERE);
    return undefined;
  },
  release(session, { interaction }) {
    hangUp(session.calls.find(interaction, 'release'));
    return undefined;
  },
  hold: (session, { interaction }) => hold(session, session.calls.find(interaction, 'hold'), true),
  async retrieve(session, { interaction }) {
    const call = session.calls.find(interaction, 'retrieve');
    await holdOthers(session, call);
    await hold(session, call, false);
  },
  mute: (session, { interaction }) => {
    setMuted(session, session.calls.find(interaction, 'mute'), true);
  },
  unmute: (session, { interaction }) => {
    setMuted(session, session.calls.find(interaction, 'unmute'), false);
  },
  'send-dtmf': (session, { interaction, digits }) => {
    const call = session.calls.find(interaction, 'send-dtmf');
    if (!KEYS.test(digits)) throw new PadError('INVALID', 'these are no keys of a telephone');
    for (const { line } of call.legs) line.press(digits.toUpperCase(), session.options.keypad);
    return undefined;
  },

  'set-note': (session, { interaction, note }) => {
    const call = session.calls.find(interaction, 'set-note');
    call.note = note;
    session.tell(call);
    return undefined;
  },

  call(session, { id, number, target, interaction, record }) {
    const wanted = session.oneOf(number, target);
    if (interaction !== undefined) throw new PadError('UNSUPPORTED', 'there are no callbacks here');
    const about = { subject: wanted, caseData: [], ...(record ? { record } : {}) };
    const to = addressOf(wanted, session.domain);
    return dial(session, to, { about, dnis: wanted, awaited: { command: id, phase: 'establishing' } });
  },
  consult(session, { id, interaction, number, target }) {
    const parent = session.calls.find(interaction, 'consult');
    const wanted = session.oneOf(number, target);
    if (wanted === session.user) throw new PadError('TARGET_UNAVAILABLE', 'that is yourself');
    const peer: TargetRef = { id: wanted, kind: number === undefined ? 'agent' : 'number', name: wanted };
    return dial(session, addressOf(wanted, session.domain), {
      about: parent.about,
      parent: parent.id,
      peer,
      awaited: { command: id, phase: 'establishing' },
    });
  },
  transfer(session, { interaction, target }) {
    const one = session.calls.find(interaction, 'transfer');
    const call = session.calls.parentOf(one) ?? one;
    const consult = session.calls.consultAbout(call);
    const completes = one !== call || consult?.peer?.id === target;
    return completes && consult
      ? complete(call, consult)
      : handOver(session, call, target, addressOf(target, session.domain));
  },
  async alternate(session, { interaction }) {
    const one = session.calls.find(interaction, 'alternate');
    const other = session.calls.otherOf(one);
    const [from, to] = one.phase === 'held' ? [other, one] : [one, other];
    if (from) await hold(session, from, true);
    if (to) await hold(session, to, false);
  },
  async conference(session, { interaction }) {
    const one = session.calls.find(interaction, 'conference');
    const call = session.calls.parentOf(one) ?? one;
    const consult = session.calls.consultAbout(call);
    if (!consult) throw new PadError('CONFLICT', 'there is nobody to bring in');
    for (const each of [call, consult]) if (each.phase === 'held') await hold(session, each, false);
    merge(session, call, consult);
  },

  record(session, { interaction }) {
    startRecording(session, session.calls.find(interaction, 'record'));
    return undefined;
  },
  'pause-recording': (session, { interaction }) => {
    pause(session, session.calls.find(interaction, 'pause-recording'), true);
  },
  'resume-recording': (session, { interaction }) => {
    pause(session, session.calls.find(interaction, 'resume-recording'), false);
  },
  'stop-recording': (session, { interaction }) =>
    session.keepRecording(session.calls.find(interaction, 'stop-recording')),
};

/** A failure of the effect, as a code. */
export function failureOf(thrown: unknown): PadError {
  if (!(thrown instanceof Refused)) return PadError.from(thrown);
  const { status } = thrown;
  const isAway = [404, 408, 480, 486, 600, 603].includes(status);
  const isOver = status === 481 || status === 487;
  const code: ErrorCode = isAway ? 'TARGET_UNAVAILABLE' : isOver ? 'GONE' : 'UNAVAILABLE';
  return new PadError(code, `the other side answered ${status}`);
}

/** Begins to record a call, from here on. */
export function startRecording(session: Session, call: Call): void {
  const [first, ...others] = call.legs.flatMap(({ voice }) => (voice ? [voice] : []));
  if (!first) return;
  const tape = newRecording(first);
  for (const voice of others) tape.add(voice, false);
  call.recording = { tape, since: systemClock.now(), paused: false };
  session.tell(call);
}

async function answer(session: Session, call: Call): Promise<void> {
  await holdOthers(session, call);
  const [leg] = call.legs;
  if (!leg || call.phase !== 'offered') throw new PadError('GONE', 'the caller has hung up');
  const voice = session.sound.voice();
  leg.line.answer(voice.stream);
  connectSound(session, leg, voice);
  await new Promise<void>((resolve, reject) => {
    call.settle = (reason) => {
      if (reason) reject(reason);
      else resolve();
    };
  });
}

async function dial(
  session: Session,
  address: string,
  more: Pick<Call, 'about'> & Partial<Call>,
): Promise<void> {
  await holdOthers(session);
  const ringUntil = systemClock.now() + session.ringMs;
  const call = newCall({ direction: 'outbound', phase: 'establishing', ringUntil, ...more });
  const voice = session.sound.voice();
  const headers = headersFor(more.about, more.peer !== undefined);
  addLeg(session, call, session.phone.call(address, voice.stream, headers), voice);
  session.begin(call);
  systemClock.after(session.ringMs, () => {
    if (call.phase !== 'establishing') return;
    call.leaving = 'timed-out';
    hangUp(call);
  });
}

function hangUp(call: Call, status?: number): void {
  for (const { line } of call.legs) line.hangUp(status);
}

function setMuted(session: Session, call: Call, on: boolean): undefined {
  call.muted = on;
  for (const { voice } of call.legs) voice?.speak(!on && call.phase === 'connected');
  session.tell(call);
}

function pause(session: Session, call: Call, on: boolean): undefined {
  if (!call.recording) return undefined;
  call.recording.tape.pause(on);
  call.recording.paused = on;
  session.tell(call);
}

/** Blind: the call leaves when it rings at the target; where that cannot be, it stays (MI-44). */
async function handOver(session: Session, call: Call, target: string, address: string): Promise<void> {
  const ref: TargetRef = { id: target, kind: /^[+\d]/.test(target) ? 'number' : 'agent', name: target };
  const since = systemClock.now();
  call.transfer = { target: ref, state: 'invited', since };
  session.tell(call);
  try {
    await Promise.all(call.legs.map(({ line }) => line.refer({ address })));
  } catch (thrown) {
    call.transfer = { target: ref, state: 'failed', since };
    if (call.phase !== 'gone') session.tell(call);
    throw thrown;
  }
  call.leaving = 'transferred';
  hangUp(call);
}

/** Whoever was consulted gets the call (8.1). */
async function complete(call: Call, consult: Call): Promise<void> {
  const [from, to] = [call.legs[0], consult.legs[0]];
  if (!from || !to) throw new PadError('CONFLICT', 'one of them has hung up');
  consult.leaving = 'merged';
  try {
    await from.line.refer({ consult: to.line });
  } catch (thrown) {
    delete consult.leaving;
    throw thrown;
  }
  call.leaving = 'transferred';
  hangUp(call);
  hangUp(consult);
}

/** Three talk: the consult's leg becomes one of the call's. */
function merge(session: Session, call: Call, consult: Call): void {
  for (const leg of consult.legs) {
    leg.call = call;
    for (const { voice } of call.legs) if (voice) leg.voice?.join(voice);
    if (leg.voice) call.recording?.tape.add(leg.voice, false);
    leg.voice?.speak(!call.muted);
  }
  call.legs = [...call.legs, ...consult.legs];
  enter(call, 'connected');
  session.finish(consult, 'merged');
  session.tell(call);
}

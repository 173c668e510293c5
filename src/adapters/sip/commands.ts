import { PadError, systemClock } from '../../core/index.js';
import type { Command, CommandType, ErrorCode, TargetRef } from '../../core/index.js';
import { addressOf, oneOf } from './address.js';
import { newCall, type Call } from './call.js';
import { headersFor } from './invitation.js';
import { addLeg, connectSound, hangUp, hold, holdOthers } from './legs.js';
import { openCamera, streamOf, turnCamera } from './pictures.js';
import { Refused } from './phone.js';
import type { Session } from './session.js';
import { newVoice } from './voice.js';

export { enter, viewOf } from './call.js';
export { Calls } from './calls.js';
export { ring } from './legs.js';

/** What a command does; the promise is of its effect. It throws at once when the command is refused. */
type Act<T extends CommandType> = (
  session: Session,
  command: Extract<Command, { type: T }>,
) => Promise<void> | undefined;

const BUSY_HERE = 486;
const TIMED_OUT = 408;
const KEYS = /^[\d*#A-D]{1,64}$/i;
const LONGEST_NOTE = 10_000;

/** What this adapter can do, by command. */
const ACTS: { readonly [T in CommandType]?: Act<T> } = {
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
  'stop-camera': (session, { interaction }) =>
    turnCamera(session, session.calls.find(interaction, 'stop-camera'), 'off'),
  'start-camera': (session, { interaction }) =>
    turnCamera(session, session.calls.find(interaction, 'start-camera'), 'on'),
  'send-dtmf': (session, { interaction, digits }) => {
    const call = session.calls.find(interaction, 'send-dtmf');
    if (!KEYS.test(digits)) throw new PadError('INVALID', 'these are no keys of a telephone');
    for (const { line } of call.legs) line.press(digits.toUpperCase(), session.options.keypad);
    return undefined;
  },

  'set-note': (session, { id, interaction, note }) => {
    const call = session.calls.find(interaction, 'set-note');
    if (note.length > LONGEST_NOTE) throw new PadError('INVALID', `at most ${LONGEST_NOTE} characters`);
    call.note = note;
    call.awaited = { command: id, phase: call.phase };
    session.tell(call);
    return undefined;
  },

  call(session, { id, number, target, interaction, record }) {
    const wanted = oneOf(number, target);
    if (interaction !== undefined) throw new PadError('UNSUPPORTED', 'there are no callbacks here');
    const about = { subject: wanted, caseData: [], ...(record ? { record } : {}) };
    const to = addressOf(wanted, session.domain);
    const medium = session.options.video === 'offer' ? 'video' : 'voice';
    return dial(session, to, {
      medium,
      about,
      dnis: wanted,
      awaited: { command: id, phase: 'establishing' },
    });
  },
  consult(session, { id, interaction, number, target }) {
    const parent = session.calls.find(interaction, 'consult');
    const wanted = oneOf(number, target);
    if (wanted === session.user) throw new PadError('TARGET_UNAVAILABLE', 'that is yourself');
    const peer: TargetRef = { id: wanted, kind: number === undefined ? 'agent' : 'number', name: wanted };
    return dial(session, addressOf(wanted, session.domain), {
      about: parent.about,
      parent: parent.id,
      peer,
      awaited: { command: id, phase: 'establishing' },
    });
  },
  transfer(session, command) {
    const call = session.calls.find(command.interaction, 'transfer');
    return import('./hand-over.js').then(({ transfer }) => transfer(session, call, command));
  },
  alternate(session, { interaction }) {
    const call = session.calls.find(interaction, 'alternate');
    return import('./hand-over.js').then(({ alternate }) => alternate(session, call));
  },
  conference(session, { interaction }) {
    const call = session.calls.find(interaction, 'conference');
    return import('./hand-over.js').then(({ conference }) => conference(session, call));
  },

  record(session, { interaction }) {
    const call = session.calls.find(interaction, 'record');
    return import('./recording.js').then(({ record }) => {
      record(session, call);
    });
  },
  'pause-recording'(session, { interaction }) {
    const call = session.calls.find(interaction, 'pause-recording');
    return import('./recording.js').then(({ pause }) => {
      pause(session, call, true);
    });
  },
  'resume-recording'(session, { interaction }) {
    const call = session.calls.find(interaction, 'resume-recording');
    return import('./recording.js').then(({ pause }) => {
      pause(session, call, false);
    });
  },
  'stop-recording'(session, { interaction }) {
    const call = session.calls.find(interaction, 'stop-recording');
    return import('./recording.js').then(({ keep }) => keep(session, call));
  },
};

/** Does a command; throws when it is refused. `settled` is told when it had its effect, or why it had none. */
export function perform(session: Session, command: Command, settled: (error?: PadError) => void): void {
  const act = ACTS[command.type] as Act<CommandType> | undefined;
  if (!act) throw new PadError('UNSUPPORTED', 'a telephone cannot do this');
  const forget = session.calls.await(command);
  try {
    Promise.resolve(act(session, command)).then(
      () => {
        settled();
      },
      (thrown: unknown) => {
        forget();
        settled(failureOf(thrown));
      },
    );
  } catch (thrown) {
    forget();
    throw thrown;
  }
}

/** A failure of the effect, as a code. */
function failureOf(thrown: unknown): PadError {
  if (!(thrown instanceof Refused)) return PadError.from(thrown);
  const { status } = thrown;
  const isAway = [404, 408, 480, 486, 600, 603].includes(status);
  const isOver = status === 481 || status === 487;
  const code: ErrorCode = isAway ? 'TARGET_UNAVAILABLE' : isOver ? 'GONE' : 'UNAVAILABLE';
  return new PadError(code, `the other side answered ${status}`);
}

async function answer(session: Session, call: Call): Promise<void> {
  await holdOthers(session, call);
  const [leg] = call.legs;
  if (!leg || call.phase !== 'offered') throw new PadError('GONE', 'the caller has hung up');
  await openCamera(call);
  const voice = newVoice(session.sound);
  leg.line.answer(streamOf(voice, call.video));
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
  await openCamera(call);
  const voice = newVoice(session.sound);
  const headers = [
    ...headersFor(more.about, { consult: more.peer !== undefined }),
    `Expires: ${Math.ceil(session.ringMs / 1000)}`,
  ];
  const stream = streamOf(voice, call.video);
  addLeg(session, call, session.phone.call(address, stream, headers, call.medium === 'video'), voice);
  session.begin(call);
  systemClock.after(session.ringMs, () => {
    if (call.phase !== 'establishing') return;
    call.leaving = 'timed-out';
    hangUp(call, TIMED_OUT);
  });
}

function setMuted(session: Session, call: Call, on: boolean): undefined {
  call.muted = on;
  for (const { voice } of call.legs) voice?.speak(!on && call.phase === 'connected');
  session.tell(call);
}

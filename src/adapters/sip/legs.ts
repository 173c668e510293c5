import { randomId, systemClock } from '../../core/index.js';
import type { CallResult, Outcome, TargetRef } from '../../core/index.js';
import { enter, newCall, type Call, type Leg } from './call.js';
import { aboutOf, kindOf, type About } from './invitation.js';
import type { Ending, Line } from './phone.js';
import { showPicture } from './pictures.js';
import { measure } from './quality.js';
import { keepSound } from './recovery.js';
import type { Session } from './session.js';
import { newVoice, type Voice } from './voice.js';

/** A line becomes a leg of a call: from now on what happens to it changes the call. */
export function addLeg(session: Session, call: Call, line: Line, voice?: Voice): Leg {
  const leg: Leg = {
    line,
    who: whoOf(line),
    call,
    answered: false,
    away: false,
    reconnecting: false,
    stop: () => undefined,
  };
  call.legs = [...call.legs, leg];
  follow(session, leg);
  if (voice) connectSound(session, leg, voice);
  return leg;
}

/** Sends and plays the sound of a line that was called or answered just now. */
export function connectSound(session: Session, leg: Leg, voice: Voice): void {
  leg.voice = voice;
  leg.line.connection?.addEventListener('track', ({ streams, track }) => {
    if (track.kind === 'audio') voice.hear(streams[0] ?? new MediaStream([track]));
    else showPicture(session, leg.call, track);
  });
  const stopWatch = keepSound(leg.line, {
    interrupted(on) {
      leg.reconnecting = on;
      session.tell(leg.call);
    },
    reachable: () => session.isUp,
  });
  leg.stop = () => {
    stopWatch();
    voice.close();
  };
}

/** Holds each leg of a call, or takes it from hold; the agent is neither heard nor hears while it is held. */
export async function hold(session: Session, call: Call, on: boolean): Promise<void> {
  await Promise.all(call.legs.map(({ line }) => line.hold(on)));
  if (call.phase === 'gone') return;
  enter(call, on ? 'held' : 'connected');
  for (const { voice } of call.legs) {
    voice?.speak(!on && !call.muted);
    voice?.listen(!on);
  }
  session.tell(call);
}

/** One mouth: whatever else the agent talks in is held. */
export async function holdOthers(session: Session, ...except: readonly (Call | undefined)[]): Promise<void> {
  const others = [...session.calls.values()].filter(
    (call) => call.phase === 'connected' && !except.includes(call),
  );
  await Promise.all(others.map((call) => hold(session, call, true)));
}

/** Ends each leg of a call. */
export function hangUp(call: Call, status?: number): void {
  for (const { line } of call.legs) line.hangUp(status);
}

/** Who is at the other end. */
export function whoOf({ caller: { user, name } }: Line): TargetRef {
  return { id: user, kind: kindOf(user), name: name || user };
}

/** Somebody calls. */
export function ring(session: Session, line: Line): void {
  const about = aboutOf(line);
  const who = whoOf(line);
  const { patienceMs } = line;
  const call = newCall({
    direction: 'inbound',
    medium: line.video && !about.consult ? 'video' : 'voice',
    phase: 'offered',
    about: { ...about, subject: about.subject || who.name },
    ani: who.id,
    dnis: line.called,
    offer: {
      id: randomId(),
      onDeadline: about.consult ? 'end' : 'redirect',
      caseKeys: about.caseData.map(({ key }) => key),
      ...(patienceMs ? { deadline: systemClock.now() + patienceMs, durationMs: patienceMs } : {}),
    },
    ...(about.consult ? { peer: who, handover: { by: who } } : {}),
    ...(about.handover ? { handover: about.handover } : {}),
  });
  addLeg(session, call, line);
  session.begin(call);
}

function follow(session: Session, leg: Leg): void {
  const { line } = leg;
  let next: Voice | undefined;
  line.streamFor = () => (next = newVoice(session.sound)).stream;
  line.events = {
    ringing: () => {
      leg.voice?.ring();
    },
    answered: () => {
      answered(session, leg);
    },
    held(on) {
      leg.away = on;
      session.tell(leg.call);
    },
    handedOn(to) {
      addLeg(session, leg.call, to, next).insteadOf = leg;
    },
    replaced(by) {
      if (by.caller.user === line.caller.user) {
        goOn(session, leg, by);
        return;
      }
      leg.call.leaving = 'merged';
      take(session, by, leg.call.about);
    },
    ended: (how) => {
      ended(session, leg, how);
    },
  };
}

/** The same person has taken the call up at another phone or page. */
function goOn(session: Session, before: Leg, line: Line): void {
  const voice = newVoice(session.sound);
  const leg = addLeg(session, before.call, line);
  leg.insteadOf = before;
  line.answer(voice.stream);
  connectSound(session, leg, voice);
}

/** Somebody takes the place of whom the agent talked with, who has just introduced them, and said what it is about. */
function take(session: Session, line: Line, about: About): void {
  const { id, name } = whoOf(line);
  const call = newCall({
    direction: 'inbound',
    phase: 'connected',
    about: { ...about, subject: about.subject || name },
    ani: id,
  });
  const voice = newVoice(session.sound);
  const leg = addLeg(session, call, line);
  line.answer(voice.stream);
  connectSound(session, leg, voice);
}

function answered(session: Session, leg: Leg): void {
  const { call, insteadOf, line } = leg;
  leg.answered = true;
  for (const { voice } of call.legs) if (voice && voice !== leg.voice) leg.voice?.join(voice);
  if (insteadOf || leg.left) comeInstead(session, leg, insteadOf);
  leg.reconnecting = false;
  if (line.connection) {
    const stopMeasure = measure(line.connection, (quality) => {
      leg.call.quality = quality;
      session.tell(leg.call);
    });
    const { stop } = leg;
    leg.stop = () => {
      stopMeasure();
      stop();
    };
  }
  if (call.phase !== 'held') enter(call, 'connected');
  session.connected(call);
}

/** It is as the one before was: held, muted, recorded. */
function comeInstead(session: Session, leg: Leg, before: Leg | undefined): void {
  const { call, voice } = leg;
  before?.line.hangUp();
  delete call.video?.theirs;
  voice?.speak(!call.muted);
  if (voice) call.recording?.tape.add(voice, true);
  if (call.phase === 'held') hold(session, call, true).catch(() => undefined);
}

function ended(session: Session, leg: Leg, how: Ending): void {
  const { call } = leg;
  leg.stop();
  if (leg.left && !leg.answered) session.phone.end(leg.left);
  if (call.phase === 'gone') return;
  const others = call.legs.filter((one) => one !== leg);
  if (others.length === 0) {
    call.result = resultOf(call, how);
    session.finish(call, call.leaving ?? outcomeOf(call, how), leg.reconnecting ? leg.who.name : undefined);
    return;
  }
  call.legs = others;
  session.tell(call);
}

function outcomeOf({ phase, peer }: Call, { here, status = 0, elsewhere }: Ending): Outcome {
  if (phase === 'offered') {
    if (here) return 'rejected';
    return !elsewhere && (status === 408 || status === 480) ? 'redirected' : 'withdrawn';
  }
  if (phase !== 'establishing') return peer ? 'released' : 'done';
  if (here) return 'released';
  if ([403, 486, 600, 603].includes(status)) return 'rejected';
  return status === 408 ? 'timed-out' : 'failed';
}

/** What a SIP status says about who was called. */
const RESULTS: readonly (readonly [CallResult, readonly number[]])[] = [
  ['busy', [486, 600]],
  ['no-answer', [408, 480]],
  ['unobtainable', [404, 410, 484, 485, 604]],
  ['rejected', [403, 603]],
];

/** How a call ended (MI-54). */
function resultOf({ phase, leaving }: Call, { here, status = 0 }: Ending): CallResult {
  if (leaving === 'timed-out') return 'no-answer';
  if (phase === 'offered') return here ? 'rejected' : 'cancelled';
  if (phase !== 'establishing') return 'ended';
  if (here) return 'cancelled';
  return RESULTS.find(([, statuses]) => statuses.includes(status))?.[0] ?? 'failed';
}

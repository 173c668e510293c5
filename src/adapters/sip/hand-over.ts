/** Who else gets a call: a blind transfer, one to whoever was consulted, a conference. */
import { PadError, systemClock } from '../../core/index.js';
import type { TargetRef, TransferTo as Transfer } from '../../core/index.js';
import { addressOf } from './address.js';
import { enter, type Call } from './call.js';
import { headersFor, kindOf } from './invitation.js';
import { hangUp, hold } from './legs.js';
import type { Session } from './session.js';

/** Hands a call over: to whoever was consulted about it, where that is who was chosen, else to whom nothing was said before. */
export function transfer(session: Session, one: Call, command: Transfer): Promise<void> {
  const call = session.calls.parentOf(one) ?? one;
  const consult = session.calls.consultAbout(call);
  const completes = one !== call || consult?.peer?.id === command.target;
  return completes && consult ? complete(call, consult) : handOver(session, call, command);
}

/** Swaps whom one talks with. */
export async function alternate(session: Session, one: Call): Promise<void> {
  const other = session.calls.otherOf(one);
  const [from, to] = one.phase === 'held' ? [other, one] : [one, other];
  if (from) await hold(session, from, true);
  if (to) await hold(session, to, false);
}

/** Three talk. */
export async function conference(session: Session, one: Call): Promise<void> {
  const call = session.calls.parentOf(one) ?? one;
  const consult = session.calls.consultAbout(call);
  if (!consult) throw new PadError('CONFLICT', 'there is nobody to bring in');
  for (const each of [call, consult]) if (each.phase === 'held') await hold(session, each, false);
  merge(session, call, consult);
}

/** Blind: the call leaves when it rings at the target; where that cannot be, it stays (MI-44). */
async function handOver(session: Session, call: Call, { target, note }: Transfer): Promise<void> {
  const address = addressOf(target, session.domain);
  const ref: TargetRef = { id: target, kind: kindOf(target), name: target };
  const headers = headersFor(call.about, note === undefined ? {} : { note });
  const since = systemClock.now();
  call.transfer = { target: ref, state: 'invited', since };
  session.tell(call);
  try {
    await Promise.all(call.legs.map(({ line }) => line.refer({ address, headers })));
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

/** The consult's leg becomes one of the call's. */
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

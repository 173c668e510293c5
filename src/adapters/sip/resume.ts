/** Takes up the calls that the page before has left. */
import { systemClock } from '../../core/index.js';
import { newCall } from './call.js';
import type { KeptCall, Keeper } from './keeper.js';
import { addLeg } from './legs.js';
import type { Session } from './session.js';
import { newVoice } from './voice.js';

/** How long the other side may take to talk with this page instead. */
const PATIENCE_MS = 20_000;

/**
 * Asks the other side of each call to go on with this page. Whoever cannot, or was left too long ago, is hung up on. The
 * calls are there at once, without their sound.
 */
export function resume(session: Session, { calls, isFresh }: Keeper): void {
  for (const kept of calls) {
    if (isFresh) takeUp(session, kept);
    else for (const { dialog } of kept.legs) session.phone.end(dialog);
  }
}

function takeUp(session: Session, { legs, ...kept }: KeptCall): void {
  const call = newCall(kept);
  session.calls.set(call.id, call);
  for (const { dialog } of legs) {
    const voice = newVoice(session.sound);
    const line = session.phone.takeUp(dialog, voice.stream);
    const leg = addLeg(session, call, line, voice);
    leg.left = dialog;
    leg.reconnecting = true;
    systemClock.after(PATIENCE_MS, () => {
      if (!leg.answered) line.hangUp();
    });
  }
}

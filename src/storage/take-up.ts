import { openCalls } from '../call-log/index.js';
import type { Audio, Pad } from '../core/index.js';
import { audioFrom, audioOf, callsFrom } from './kept.js';
import type { Kept } from './records.js';

/** Takes up what a state does not hold: entries of the call log, and devices as soon as there are some. */
export function takeUp(pad: Pad, kept: readonly Kept[], now: number): void {
  const calls = openCalls(pad);
  for (const entry of callsFrom(kept, now)) if (!calls.entries.has(entry.id)) calls.keep(entry);
  const wanted = audioFrom(kept);
  if (Object.keys(wanted).length === 0 || chosen(pad, wanted)) return;
  const stop = pad.subscribe(() => {
    if (chosen(pad, wanted)) stop();
  });
}

/** Chooses the devices once there are any; one that is not there now is no choice. */
function chosen(pad: Pad, { microphone, speaker, ...volumes }: Partial<Audio>): boolean {
  const audio = audioOf(pad.state);
  if (!audio) return false;
  const has = (devices: Audio['speakers'], wanted: string | undefined): boolean =>
    devices.some(({ id }) => id === wanted);
  const devices = {
    ...(microphone !== undefined && has(audio.microphones, microphone) ? { microphone } : {}),
    ...(speaker !== undefined && has(audio.speakers, speaker) ? { speaker } : {}),
  };
  pad.send({ type: 'set-audio', ...volumes, ...devices }).catch(() => undefined);
  return true;
}

import type { Pad, Recording, Step } from '../core/index.js';

/**
 * Tells of each recording once, when a backend has it whole; of one that was there before, never.
 *
 * @param past what the pad went through before, for one that comes late
 * @returns the way to stop
 */
export function watchRecordings(
  pad: Pad,
  listener: (recording: Recording, backend: string) => void,
  past: readonly Step[] = [],
): () => void {
  const hear = (...[{ sources }, before]: Step): void => {
    if (sources === before.sources) return;
    for (const { link } of Object.values(sources)) {
      const recording = link.audio?.recording;
      const known = before.sources[link.source]?.link.audio?.recording;
      if (recording && recording.id !== known?.id) listener(recording, link.source);
    }
  };
  for (const step of past) hear(...step);
  return pad.subscribe(hear);
}

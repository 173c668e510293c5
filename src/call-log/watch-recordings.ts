import type { Pad, Recording } from '../core/index.js';

/**
 * Tells of each recording once, when a backend has it whole; of one that was there before, never.
 *
 * @returns the way to stop
 */
export function watchRecordings(
  pad: Pad,
  listener: (recording: Recording, backend: string) => void,
): () => void {
  return pad.subscribe(({ sources }, before) => {
    if (sources === before.sources) return;
    for (const { link } of Object.values(sources)) {
      const recording = link.audio?.recording;
      const known = before.sources[link.source]?.link.audio?.recording;
      if (recording && recording.id !== known?.id) listener(recording, link.source);
    }
  });
}

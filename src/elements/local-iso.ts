import type { Timestamp } from '../core/index.js';

/** A moment in the time zone of the agent, as `YYYY-MM-DDTHH:mm`. */
export function localIso(at: Timestamp): string {
  const minutes = new Date(at).getTimezoneOffset();
  return new Date(at - minutes * 60_000).toISOString().slice(0, 16);
}

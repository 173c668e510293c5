import type { PadState, TabDuty } from '../core/index.js';

/** What falls to this tab; nothing where it is the only one of the agent's. */
export function tabOf({ sources }: PadState): TabDuty | undefined {
  return Object.values(sources).find(({ link }) => link.tab)?.link.tab;
}

import type { Interaction, PadState, TabDuty } from '../core/index.js';

/** What falls to this tab; nothing where it is the only one of the agent's. */
export function tabOf({ sources }: PadState): TabDuty | undefined {
  return Object.values(sources).find(({ link }) => link.tab)?.link.tab;
}

/** Whether there is something to hear: a call that rings here is an offer. */
export function isInCall({ call, phase }: Interaction): boolean {
  return !!call && ['establishing', 'connected', 'held'].includes(phase);
}

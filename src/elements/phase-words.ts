import type { Interaction } from '../core/index.js';
import type { I18n } from '../i18n/index.js';

/** The state of an interaction that the agent holds, in the words of the contract. */
export function phaseName({ phase }: Interaction, { m }: I18n): string {
  if (phase === 'establishing') return m.establishing;
  if (phase === 'held') return m.onHold;
  return phase === 'wrap' ? m.states.wrap : m.connected;
}

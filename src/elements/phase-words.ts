import type { Interaction } from '../core/index.js';
import type { I18n } from '../i18n/index.js';

/** The state of an interaction that the agent holds, in the words of the contract. */
export function phaseName({ phase, medium }: Interaction, { m }: I18n): string {
  return (medium === 'im' && phase === 'wrap' ? m.ended : m.phases[phase]) ?? m.connected;
}

import type { Agent } from '../core/index.js';
import type { I18n } from './i18n.js';

/** The agent's state with its reason, or with that it is locked (ST-3). */
export function stateName({ state, reason, reasons, locked }: Agent, { m }: I18n): string {
  const label =
    state === 'not-ready' && (locked ? m.locked : reasons.find(({ code }) => code === reason)?.label);
  return label ? m.stateWithReason(m.states[state], label) : m.states[state];
}

/** The state that begins when everything is finished, with its reason; nothing where none was chosen. */
export function intendedName({ intended, reason: _, ...agent }: Agent, i18n: I18n): string | undefined {
  return intended && stateName({ ...agent, ...intended }, i18n);
}

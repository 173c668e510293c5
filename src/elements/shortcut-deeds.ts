import type { ShortcutName } from '../controllers/shortcuts.js';
import type { Interaction, PadState } from '../core/index.js';
import type { ContactPad } from './contact-pad.js';
import { IntentEvent, type Intent } from './events.js';

/** The controls that are pressed, each inside the element before it. What takes another's place has its own. */
const CONTROLS: Readonly<Partial<Record<ShortcutName, readonly string[]>>> = {
  reject: ['pad-offer', '[part=reject]'],
  release: ['pad-work', 'pad-panel:not([hidden])', '[part=release], [part=end-call]'],
  done: ['pad-work', 'pad-panel:not([hidden])', '[part=done]'],
  hold: ['pad-work', 'pad-panel:not([hidden])', '[part=hold], [part=retrieve]'],
  consult: ['pad-work', 'pad-panel:not([hidden])', '[part=consult]'],
  transfer: ['pad-work', 'pad-panel:not([hidden])', '[part=transfer]'],
  mute: ['pad-work', 'pad-panel:not([hidden])', 'pad-call', '[part=mute], [part=unmute]'],
  'send-dtmf': ['pad-work', 'pad-panel:not([hidden])', 'pad-call', '[part=send-dtmf]'],
  messages: ['pad-agent-bar', '.show-messages'],
  queues: ['pad-agent-bar', '.show-queues'],
};

/**
 * Does what a shortcut stands for, as if its control had been pressed: what is blocked says why, what needs an answer asks,
 * and what is not there does nothing.
 */
export function press(pad: ContactPad, state: PadState, name: ShortcutName): void {
  const path = CONTROLS[name];
  if (path) find(pad, path)?.click();
  else if (name === 'focus') goTo(pad, state);
  else {
    const intent = intentOf(state, name);
    if (intent) pad.shadowRoot?.querySelector('section')?.dispatchEvent(new IntentEvent(intent));
  }
}

function find(pad: ContactPad, path: readonly string[]): HTMLElement | undefined {
  return path.reduce<HTMLElement | undefined>(
    (inside, selector) => inside?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined,
    pad,
  );
}

/** To what is open, or to the state where nothing is. */
function goTo(pad: ContactPad, { selected }: PadState): void {
  if (selected === undefined) find(pad, ['pad-agent-bar', '.state'])?.focus();
  else pad.shadowRoot?.querySelector('pad-work')?.show(selected);
}

function intentOf(state: PadState, name: ShortcutName): Intent | undefined {
  if (name === 'keys') return { type: 'show-keys', open: true };
  if (name === 'ready') return otherState(state);
  const list = state.interactions.filter(isListed);
  const at = list.findIndex(({ id }) => id === state.selected);
  const next = at < 0 ? list.at(name === 'next' ? 0 : -1) : list[name === 'next' ? at + 1 : at - 1];
  return next && { type: 'select', interaction: next.id };
}

function otherState({ agent }: PadState): Intent | undefined {
  if (agent?.can['set-state'] !== true) return undefined;
  return { type: 'set-state', state: agent.state === 'ready' ? 'not-ready' : 'ready' };
}

/** Offers are answered, not opened; what is parked lies in the workbin. */
function isListed({ phase }: Interaction): boolean {
  return phase !== 'offered' && phase !== 'parked';
}

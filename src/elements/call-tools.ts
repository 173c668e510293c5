import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keysOf } from '../controllers/shortcuts.js';
import { commandLife, permission, type Interaction, type PadState, type Permission } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { failureLine, why } from './control.js';
import { IntentEvent } from './events.js';
import { unwritten } from './panel-actions.js';
import { voiceIcon, type VoiceIconName } from './voice-icons.js';

/** In the order of their places. What turns into something else keeps its place, and its button the focus. */
const PLACES = [
  ['alternate'],
  ['conference'],
  ['mute', 'unmute'],
  ['stop-camera', 'start-camera'],
  ['record', 'pause-recording', 'resume-recording'],
  ['stop-recording'],
] as const;

type ToolName = (typeof PLACES)[number][number];

/** A button with a drawing. */
export interface Tool {
  readonly icon: VoiceIconName;
  readonly label: string;
  readonly permission: Permission;
  /** What presses it. */
  readonly keys: string | undefined;
  /** Of one that opens something. */
  readonly expanded?: boolean;
  readonly onClick: (event: Event) => void;
}

/** A button of the call controls; it says why it is blocked. */
export function toolButton(
  { icon, label, permission: allowed, keys, expanded, onClick }: Tool,
  i18n: I18n,
): TemplateResult {
  const blocked = why(allowed, i18n);
  return html`<button
    part=${icon}
    title=${blocked ?? (keys ? i18n.m.shortcut(label, keys) : label)}
    aria-disabled=${!!blocked}
    aria-keyshortcuts=${ifDefined(keys)}
    aria-expanded=${ifDefined(expanded)}
    @click=${blocked ? nothing : onClick}
  >
    ${voiceIcon(icon)}<span>${label}</span>
  </button>`;
}

/** What can be done with the sound of a call and with two calls at once, at fixed places. */
export function callTools(state: PadState, one: Interaction, i18n: I18n): readonly unknown[] {
  return PLACES.map((names) => {
    const name = (names as readonly ToolName[]).find((each) => one.can[each]);
    const allowed = name && permission(unwritten(state), one, name);
    if (!name || !allowed) return nothing;
    const onClick = ({ target }: Event): void => {
      target?.dispatchEvent(new IntentEvent({ type: name, interaction: one.id }));
    };
    const label = voiceWords(i18n).commands[name];
    const keys = keysOf(state, name);
    return toolButton({ icon: name, label, permission: allowed, keys, onClick }, i18n);
  });
}

/** Why one of them failed. */
export function toolFailures(state: PadState, { id }: Interaction, i18n: I18n): readonly unknown[] {
  return [...PLACES.flat(), 'send-dtmf' as const].map((name) =>
    failureLine(commandLife(state, name, id), i18n),
  );
}

import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CommandLife, Permission, Request } from '../core/index.js';
import { failureText, type I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { firstIcon } from './first-icons.js';

/** One control of a command, as the backend allows it now. */
export interface Control {
  readonly label: string;
  /** What the button says while its command is under way. */
  readonly pendingLabel: string;
  readonly request: Request;
  /** Absent: the control is not shown. */
  readonly permission: Permission | undefined;
  readonly life: CommandLife | undefined;
  readonly primary?: boolean;
  /** What it is about, where its name does not say so. */
  readonly about?: string | undefined;
  /** Keys that press it, as `aria-keyshortcuts` writes them. */
  readonly keys?: readonly string[];
}

/** Why something is not allowed, in words; nothing when it is. */
export function why(granted: Permission | undefined, { m }: I18n): string | undefined {
  return granted === true ? undefined : m.reasons[granted?.reason ?? 'NOT_ALLOWED'];
}

/** A button that stays in its place when blocked and says why; nothing when the backend does not offer the command. */
export function control(of: Control, i18n: I18n): TemplateResult | typeof nothing {
  const { permission, life, keys = [] } = of;
  if (permission === undefined) return nothing;
  const blocked = why(permission, i18n);
  const title = blocked ?? (keys.length ? i18n.m.shortcut(of.label, keys.join(', ')) : undefined);
  return html`<button
    part=${of.request.type}
    class=${of.primary ? 'primary' : ''}
    aria-description=${ifDefined(of.about)}
    aria-disabled=${!!blocked}
    aria-keyshortcuts=${ifDefined(keys.length ? keys.join(' ') : undefined)}
    title=${ifDefined(title)}
    @click=${(event: Event) => {
      if (!blocked) event.target?.dispatchEvent(new IntentEvent(of.request));
    }}
  >
    ${life?.phase === 'pending' ? of.pendingLabel : of.label}${keys[0] && !keys[0].includes('+') && !blocked ? html`<kbd aria-hidden="true">${keys[0]}</kbd>` : nothing}
  </button>`;
}

/** What became of a command that was not confirmed, beside its control, and what can be done about it. */
export function failureLine(
  life: CommandLife | undefined,
  i18n: I18n,
  about?: string,
): TemplateResult | typeof nothing {
  if (!life?.failure || life.phase === 'pending') return nothing;
  const { id } = life.command;
  const ask = (event: Event): void => {
    const type = life.phase === 'unknown' ? 'retry' : 'dismiss';
    event.target?.dispatchEvent(new IntentEvent({ type, command: id }));
  };
  return html`<p class="failure" part="failure">
    ${firstIcon('warning')}<span
      >${about ? html`<b class="outside">${about}</b> ` : nothing}${failureText(life.failure, i18n)}</span
    >
    <button @click=${ask}>${life.phase === 'unknown' ? i18n.m.askAgain : i18n.m.dismiss}</button>
  </p>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { CommandLife } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { failureLine } from './control.js';
import type { TargetAction } from './target-action.js';

/** What stands at the end of the dialog. */
export interface Footing {
  /** With whom it will be done. */
  readonly who: unknown;
  /** The first is what is meant. */
  readonly actions: readonly TargetAction[];
  /** What was asked for and is not confirmed. */
  readonly life: CommandLife | undefined;
  readonly pendingLabel: string;
}

/** The buttons that do it, who it is done with, and beside them what became of it. */
export function targetFooter(
  { who, actions, life, pendingLabel }: Footing,
  onAction: (action: TargetAction) => void,
  i18n: I18n,
): TemplateResult {
  const isPending = life?.phase === 'pending';
  const blocked = isPending ? undefined : actions[0]?.blocked;
  const button = (action: TargetAction, index: number): TemplateResult => {
    const waits = isPending || action.blocked !== undefined;
    const isBusy = isPending && index === 0;
    return html`<button
      class=${index === 0 ? 'primary' : ''}
      aria-disabled=${waits}
      aria-busy=${isBusy}
      aria-describedby="whom"
      title=${action.blocked ?? ''}
      @click=${() => {
        if (!waits) onAction(action);
      }}
    >
      ${isBusy ? pendingLabel : action.label}
    </button>`;
  };
  return html`${failureLine(life, i18n)}
    <footer>
      <p id="whom">
        ${who ? html`<span class="cut">${who}</span>` : nothing}
        ${blocked === undefined ? nothing : html`<span class="muted">${blocked}</span>`}
      </p>
      ${actions.map(button)}
    </footer>`;
}

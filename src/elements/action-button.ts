import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { I18n } from '../i18n/index.js';
import { firstIcon } from './first-icons.js';
import { menuButton } from './menu-button.js';
import type { ActionItem } from './pad-action-menu.js';
import type { Action, ActionChoice } from './panel-actions.js';

/** How a toolbar shows an action. */
export interface ShownAction {
  readonly action: Action;
  /** Whether there is room for it; else it stands in the menu of the rest. */
  readonly fits: boolean;
  readonly onChoose: (choice: ActionChoice) => void;
  readonly onBlocked: () => void;
}

/** The button of an action, with a menu when there are several ways to do it. It stays in its place when blocked. */
export function actionButton(shown: ShownAction, i18n: I18n): TemplateResult {
  const { action } = shown;
  if (action.choices.length > 1 && action.permission === true) return withMenu(shown);
  const [choice] = action.choices;
  const blocked = action.permission !== true;
  return html`<span class="fits" ?inert=${!shown.fits}
    ><button
      type="button"
      part=${action.name}
      class=${action.primary ? 'primary' : action.name === 'abandon' ? 'danger' : ''}
      aria-disabled=${blocked}
      title=${ifDefined(whyBlocked(action, i18n))}
      @click=${() => {
        if (blocked) shown.onBlocked();
        else shown.onChoose(choice);
      }}
    >
      ${labelOf(action, i18n)}${action.choices.length > 1 ? firstIcon('down') : nothing}
    </button></span
  >`;
}

/** Why an action is blocked, in words. */
export function whyBlocked({ permission }: Action, { m }: I18n): string | undefined {
  return permission === true ? undefined : m.reasons[permission.reason];
}

function labelOf({ name, label, primary, life }: Action, { m }: I18n): string {
  if (!primary || life?.phase !== 'pending') return label;
  return name === 'release' ? m.releasing : m.finishing;
}

function withMenu({ action, fits, onChoose }: ShownAction): TemplateResult {
  const items = action.choices.map((choice) => ({ choice, why: undefined }));
  return html`<span class="fits" ?inert=${!fits}
    >${menuButton({ name: action.name, label: action.label, items, onChoose })}</span
  >`;
}

/** What stands in the menu of the rest. */
export function restItems(actions: readonly Action[], i18n: I18n): readonly ActionItem[] {
  return actions.flatMap((action) =>
    action.choices.map(({ label, intent }) => {
      const words = action.choices.length > 1 ? i18n.m.commandTo(action.label, label) : action.label;
      return { choice: { label: words, intent }, why: whyBlocked(action, i18n) };
    }),
  );
}

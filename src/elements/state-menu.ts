import { html, nothing, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import { permission, type Agent, type PadState, type Permission, type Request } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { why } from './control.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';

interface Choice {
  readonly label: string;
  readonly state: Agent['state'];
  readonly checked: boolean;
  /** It begins when everything is finished (CG-34). */
  readonly intended?: boolean;
  readonly request: Request;
}

/**
 * The menu of the agent's states and of their channels: a popover that the style sheet places at its button.
 *
 * @param onToggle told when it opens and closes
 * @param more what follows the states
 */
export function stateMenu(
  state: PadState,
  agent: Agent,
  menu: Menu,
  onToggle: (event: ToggleEvent) => void,
  i18n: I18n,
  more: unknown,
): TemplateResult {
  return html`<div
    id="menu"
    role="menu"
    popover
    aria-label=${i18n.m.chooseState}
    @keydown=${menu.onKey}
    @toggle=${onToggle}
  >
    ${choicesOf(agent, i18n).map((choice) => item(choice, permission(state, agent, choice.request.type), menu, i18n))}
    ${more}
  </div>`;
}

function item(
  { label, state, checked, intended, request }: Choice,
  allowed: Permission | undefined,
  menu: Menu,
  i18n: I18n,
): TemplateResult | typeof nothing {
  if (!allowed) return nothing;
  const blocked = why(allowed, i18n);
  const more = blocked ?? (intended ? i18n.m.whenFinished : '');
  return html`<button
    role="menuitemradio"
    class="quiet"
    tabindex="-1"
    aria-checked=${checked}
    aria-label=${label}
    title=${more}
    aria-disabled=${!!blocked}
    @click=${({ target }: Event) => {
      if (blocked) return;
      menu.close();
      target?.dispatchEvent(new IntentEvent(request));
    }}
  >
    <span class="dot" data-state=${state}></span>
    <span class="outside">${label}${more ? html`<small>${more}</small>` : nothing}</span>
    ${checked ? icon('check') : nothing}
  </button>`;
}

function choicesOf({ state, reason, reasons, intended }: Agent, { m }: I18n): Choice[] {
  const choice = (label: string, to: 'ready' | 'not-ready', code?: string): Choice => ({
    label,
    state: to,
    checked: state === to && (to === 'ready' || reason === code),
    intended: intended?.state === to && intended.reason === code,
    request: { type: 'set-state', state: to, ...(code === undefined ? {} : { reason: code }) },
  });
  return [
    choice(m.states.ready, 'ready'),
    choice(m.states['not-ready'], 'not-ready'),
    ...reasons.map(({ code, label }) => choice(label, 'not-ready', code)),
    { label: m.logOut, state: 'logged-out', checked: state === 'logged-out', request: { type: 'log-out' } },
  ];
}

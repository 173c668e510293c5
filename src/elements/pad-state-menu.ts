import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { Menu, type MenuFocus } from '../controllers/menu.js';
import {
  initialState,
  permission,
  type Agent,
  type PadState,
  type Permission,
  type Request,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { dotStyles } from '../styles/dot.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { differsIn } from './slices.js';
import { stateMenuStyles } from '../styles/pad-state-menu.js';

interface Choice {
  readonly label: string;
  readonly checked: boolean;
  /** It begins when everything is finished (CG-34). */
  readonly intended: boolean;
  readonly request: Request;
  readonly state: Agent['state'];
}

/**
 * The menu of the agent's states: a popover that `<pad-agent-bar>` places and names. It is loaded with the rest of the
 * pad, for an offer can be answered without it.
 *
 * @tagname pad-state-menu
 * @fires pad-command - the state that was chosen
 * @fires close - it has closed, and its button is to have the focus
 */
export class PadStateMenu extends LitElement {
  static override styles: CSSResult[] = [base, dotStyles, stateMenuStyles];
  static override properties: PropertyDeclarations = {
    state: { attribute: false, hasChanged: differsIn('agent', 'sources', 'commands') },
    i18n: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;

  readonly #menu = new Menu(this);

  /** Opens the menu with the focus on an item, or closes it. */
  toggle(open: boolean, focus: MenuFocus): void {
    this.#menu.toggle(open, focus);
  }

  override render(): TemplateResult {
    const { agent } = this.state;
    return html`${agent ? this.#choices(agent).map((choice) => this.#choice(choice, agent)) : nothing}`;
  }

  #choice(
    { label, checked, intended, request, state }: Choice,
    agent: Agent,
  ): TemplateResult | typeof nothing {
    const allowed = permission(this.state, agent, request.type);
    if (allowed === undefined) return nothing;
    const { m } = this.i18n;
    const why = allowed === true ? undefined : m.reasons[allowed.reason];
    const more = why ?? (intended ? m.whenFinished : undefined);
    return html`<button
      type="button"
      role="menuitemradio"
      class="quiet"
      tabindex="-1"
      aria-checked=${checked}
      aria-label=${label}
      title=${ifDefined(more)}
      aria-disabled=${why ? 'true' : 'false'}
      @click=${() => {
        this.#choose(request, allowed);
      }}
    >
      <span class="dot" data-state=${state}></span>
      <span class="outside">${label}${more ? html`<small>${more}</small>` : nothing}</span>
      ${checked ? icon('check') : nothing}
    </button>`;
  }

  #choices(agent: Agent): Choice[] {
    const { m } = this.i18n;
    const { state, reason, intended } = agent;
    const stateChoice = (label: string, to: 'ready' | 'not-ready', code?: string): Choice => ({
      label,
      state: to,
      checked: state === to && (to === 'ready' || reason === code),
      intended: intended?.state === to && intended.reason === code,
      request: { type: 'set-state', state: to, ...(code === undefined ? {} : { reason: code }) },
    });
    return [
      stateChoice(m.states.ready, 'ready'),
      stateChoice(m.states['not-ready'], 'not-ready'),
      ...agent.reasons.map(({ code, label }) => stateChoice(label, 'not-ready', code)),
      {
        label: m.logOut,
        state: 'logged-out',
        checked: state === 'logged-out',
        intended: false,
        request: { type: 'log-out' },
      },
    ];
  }

  #choose(request: Request, allowed: Permission): void {
    if (allowed !== true) return;
    this.#menu.close();
    this.dispatchEvent(new IntentEvent(request));
  }
}

define('pad-state-menu', PadStateMenu);

declare global {
  interface HTMLElementTagNameMap {
    'pad-state-menu': PadStateMenu;
  }
}

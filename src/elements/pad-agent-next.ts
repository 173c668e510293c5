import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Timers } from '../controllers/timers.js';
import { commandLife, initialState, permission, type Agent, type PadState } from '../core/index.js';
import { english, intendedName, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { agentNextStyles } from '../styles/pad-agent-next.js';
import { control, failureLine } from './control.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { differsIn } from './slices.js';

/**
 * What comes next for the agent: when the wrap-up ends and how it lasts longer (CG-32), and the state that begins when
 * everything is finished, which can be taken back (CG-34). It is loaded with the rest of the pad.
 *
 * @tagname pad-agent-next
 * @fires pad-command - Extend, or the state that is taken back
 * @fires close - a button that had the focus is no longer there
 * @csspart extend - the button that gives more time
 * @csspart failure - why it failed
 */
export class PadAgentNext extends LitElement {
  static override styles: CSSResult[] = [base, agentNextStyles];
  static override properties: PropertyDeclarations = {
    state: { attribute: false, hasChanged: differsIn('agent', 'sources', 'commands') },
    i18n: data,
    now: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;

  constructor() {
    super();
    new Timers(this);
    new FocusKeeper(this, () => {
      this.dispatchEvent(new Event('close'));
    });
  }

  protected override willUpdate(): void {
    const { wrapUntil, intended, can } = this.state.agent ?? {};
    this.toggleAttribute(
      'filled',
      wrapUntil !== undefined || intended !== undefined || can?.extend !== undefined,
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { agent } = this.state;
    if (!agent) return nothing;
    return html`${this.#wrap(agent)} ${this.#intended(agent)}
    ${failureLine(commandLife(this.state, 'extend'), this.i18n)}`;
  }

  #wrap(agent: Agent): TemplateResult | typeof nothing {
    const { m } = this.i18n;
    const { wrapUntil, source } = agent;
    const extend = {
      label: m.extend,
      pendingLabel: m.extending,
      request: { type: 'extend' },
      permission: permission(this.state, agent, 'extend'),
      life: commandLife(this.state, 'extend'),
    } as const;
    const left =
      wrapUntil === undefined
        ? nothing
        : html`<span class="muted">${m.wrapEnds}</span
            ><time data-source=${source} data-until=${wrapUntil}></time>`;
    return html`${left} ${control(extend, this.i18n)}`;
  }

  #intended(agent: Agent): TemplateResult | typeof nothing {
    const { intended } = agent;
    const name = intendedName(agent, this.i18n);
    if (!intended || name === undefined) return nothing;
    const { m } = this.i18n;
    const allowed = permission(this.state, agent, 'set-state') === true;
    return html`<span class="intended">
      <span class="cut outside" title=${m.afterThis(name)}>${m.afterThis(name)}</span
      ><button
        type="button"
        class="quiet only-icon"
        aria-label=${m.undoIntended(name)}
        title=${m.undo}
        aria-disabled=${!allowed}
        @click=${() => {
          // To ask for the intended state again takes it back; Ready would end a wrap-up.
          if (allowed) this.dispatchEvent(new IntentEvent({ type: 'set-state', ...intended }));
        }}
      >
        ${icon('close')}
      </button>
    </span>`;
  }
}

define('pad-agent-next', PadAgentNext);

declare global {
  interface HTMLElementTagNameMap {
    'pad-agent-next': PadAgentNext;
  }
}

import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { Menu } from '../controllers/menu.js';
import { Timers } from '../controllers/timers.js';
import {
  commandLife,
  initialState,
  permission,
  unreadNotices,
  type Agent,
  type CommandType,
  type Link,
  type PadState,
  type Permission,
  type Request,
} from '../core/index.js';
import { english, type I18n, stateName } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { failureLine } from './control.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { differsIn } from './slices.js';
import { agentBarStyles } from '../styles/pad-agent-bar.js';

interface Choice {
  readonly label: string;
  readonly checked: boolean;
  readonly request: Request;
  readonly state: Agent['state'];
}

/**
 * The agent's own line: state and its menu, time in state, the link, My Messages.
 *
 * @tagname pad-agent-bar
 * @fires pad-command - what the agent asks for
 * @csspart state - the button of the agent's state
 * @csspart messages-button - the button of My Messages
 * @csspart failure - why a change of state failed
 */
export class PadAgentBar extends LitElement {
  static override styles: CSSResult[] = [base, agentBarStyles];

  @property({ attribute: false, hasChanged: differsIn('agent', 'sources', 'commands', 'notices') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  /** Whether My Messages is open. */
  @property({ type: Boolean }) messages: boolean = false;

  readonly #menu = new Menu(this);

  constructor() {
    super();
    new Timers(this);
  }

  /** Gives the focus to the button of My Messages, when they close. */
  focusMessages(): void {
    this.renderRoot.querySelector<HTMLElement>('.messages')?.focus();
  }

  override render(): TemplateResult {
    const { agent } = this.state;
    return html`<div class="bar">
        ${agent ? this.#state(agent) : nothing} ${this.#link()}
        <span class="space"></span>
        ${this.#messages()}
      </div>
      ${failureLine(commandLife(this.state, 'set-state') ?? commandLife(this.state, 'log-out'), this.i18n)}`;
  }

  #state(agent: Agent): TemplateResult {
    const { m } = this.i18n;
    const name = stateName(agent, this.i18n);
    const pending = this.#life('set-state') || this.#life('log-out');
    return html`<button
        type="button"
        part="state"
        class="state quiet"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.open}
        aria-controls="menu"
        aria-label=${m.agentState(name)}
        aria-busy=${pending}
        @click=${this.#menu.onButtonClick}
        @keydown=${this.#menu.onButtonKey}
      >
        <span class="dot" data-state=${agent.state}></span
        ><span class="cut outside">${name}</span>${icon('down')}
      </button>
      <time class="muted" data-source=${agent.source} data-since=${agent.since}></time>
      <div
        id="menu"
        role="menu"
        .popover=${'auto'}
        aria-label=${m.chooseState}
        @toggle=${this.#menu.onToggle}
        @keydown=${this.#menu.onMenuKey}
      >
        ${this.#choices(agent).map((choice) => this.#choice(choice, agent))}
      </div>`;
  }

  #choice({ label, checked, request, state }: Choice, agent: Agent): TemplateResult | typeof nothing {
    const allowed = permission(this.state, agent, request.type);
    if (allowed === undefined) return nothing;
    const why = allowed === true ? undefined : this.i18n.m.reasons[allowed.reason];
    return html`<button
      type="button"
      role="menuitemradio"
      class="quiet"
      tabindex="-1"
      aria-checked=${checked}
      aria-label=${label}
      title=${ifDefined(why)}
      aria-disabled=${why ? 'true' : 'false'}
      @click=${() => {
        this.#choose(request, allowed);
      }}
    >
      <span class="dot" data-state=${state}></span>
      <span class="outside">${label}${why ? html`<small>${why}</small>` : nothing}</span>
      ${checked ? icon('check') : nothing}
    </button>`;
  }

  #link(): TemplateResult {
    const { state } = this.#worstLink();
    return html`<span class="link" data-link=${state} role="note">
      ${state === 'up' ? nothing : icon('warning')}<span>${this.i18n.m.links[state]}</span>
    </span>`;
  }

  #messages(): TemplateResult {
    const { m } = this.i18n;
    const unread = unreadNotices(this.state);
    return html`<button
      type="button"
      part="messages-button"
      class="quiet messages"
      aria-expanded=${this.messages}
      aria-label=${unread ? `${m.messages}, ${this.i18n.count(m.messagesUnread, unread)}` : m.messages}
      title=${m.messages}
      @click=${() => {
        this.#send({ type: 'show-messages', open: !this.messages });
      }}
    >
      ${icon('flag')}${unread ? html`<span class="count number">${this.i18n.number(unread)}</span>` : nothing}
    </button>`;
  }

  #choices(agent: Agent): Choice[] {
    const { m } = this.i18n;
    const away = agent.state === 'not-ready';
    const reasons = agent.reasons.map(({ code, label }): Choice => {
      const request = { type: 'set-state', state: 'not-ready', reason: code } as const;
      return { label, state: 'not-ready', checked: away && agent.reason === code, request };
    });
    return [
      {
        label: m.states.ready,
        state: 'ready',
        checked: agent.state === 'ready',
        request: { type: 'set-state', state: 'ready' },
      },
      {
        label: m.states['not-ready'],
        state: 'not-ready',
        checked: away && !agent.reason,
        request: { type: 'set-state', state: 'not-ready' },
      },
      ...reasons,
      {
        label: m.logOut,
        state: 'logged-out',
        checked: agent.state === 'logged-out',
        request: { type: 'log-out' },
      },
    ];
  }

  #worstLink(): Pick<Link, 'state'> {
    const links = Object.values(this.state.sources).map(({ link }) => link);
    return links.find(({ state }) => state !== 'up') ?? links[0] ?? { state: 'connecting' };
  }

  #life(type: CommandType): boolean {
    return commandLife(this.state, type)?.phase === 'pending';
  }

  #choose(request: Request, allowed: Permission): void {
    if (allowed !== true) return;
    this.#menu.close(true);
    this.#send(request);
  }

  #send(intent: IntentEvent['intent']): void {
    this.dispatchEvent(new IntentEvent(intent));
  }
}

define('pad-agent-bar', PadAgentBar);

declare global {
  interface HTMLElementTagNameMap {
    'pad-agent-bar': PadAgentBar;
  }
}

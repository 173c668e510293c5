import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { Timers } from '../controllers/timers.js';
import {
  commandLife,
  initialState,
  type Agent,
  type CommandType,
  type Link,
  type PadState,
} from '../core/index.js';
import { english, type I18n, stateName } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { dotStyles } from '../styles/dot.js';
import { failureLine } from './control.js';
import { data, define } from './define.js';
import { IntentEvent, type ShowIntent } from './events.js';
import { firstIcon } from './first-icons.js';
import type {} from './pad-state-menu.js';
import { differsIn } from './slices.js';
import { agentBarStyles } from '../styles/pad-agent-bar.js';

/** What the bar has a button for. */
type Panel = Exclude<ShowIntent['type'], 'open-targets'>;

const PARTS: Readonly<Record<Panel, string>> = {
  'show-messages': 'messages-button',
  'show-queues': 'queues-button',
};

/**
 * The agent's own line: state and its menu, time in state, the link, My Messages.
 *
 * @tagname pad-agent-bar
 * @fires pad-command - what the agent asks for
 * @csspart state - the button of the agent's state
 * @csspart messages-button - the button of My Messages
 * @csspart queues-button - the button of the queues
 * @csspart failure - why a change of state failed
 */
export class PadAgentBar extends LitElement {
  static override styles: CSSResult[] = [base, dotStyles, agentBarStyles];
  static override properties: PropertyDeclarations = {
    state: { attribute: false, hasChanged: differsIn('agent', 'sources', 'commands', 'notices') },
    i18n: data,
    now: data,
    shown: data,
    _open: { state: true },
  };

  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** What is open of what the bar has a button for. */
  shown: ShowIntent['type'] | undefined;

  private _open: boolean = false;

  constructor() {
    super();
    new Timers(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._open = false;
  }

  /** Gives the focus to the button of what closes. */
  focusButton(what: Panel): void {
    this.renderRoot.querySelector<HTMLElement>(`.${what}`)?.focus();
  }

  override render(): TemplateResult {
    const { agent } = this.state;
    return html`<div class="bar">
        ${agent ? this.#state(agent) : nothing} ${this.#link()}
        <span class="space"></span>
        ${agent?.workLists ? this.#button('show-queues', this.i18n.m.queues) : nothing} ${this.#messages()}
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
        aria-expanded=${this._open}
        aria-controls="menu"
        aria-label=${m.agentState(name)}
        aria-busy=${pending}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
      >
        <span class="dot" data-state=${agent.state}></span
        ><span class="cut outside">${name}</span>${firstIcon('down')}
      </button>
      ${this.#next(agent)}
      <pad-state-menu
        id="menu"
        role="menu"
        .popover=${'auto'}
        aria-label=${m.chooseState}
        .state=${this.state}
        .i18n=${this.i18n}
        @toggle=${this.#onToggle}
        @close=${this.#onClose}
      ></pad-state-menu>`;
  }

  /** The time in state; what comes next, a countdown or an intended state, takes its place (ST-2). */
  #next({ source, since, intended, wrapUntil }: Agent): TemplateResult {
    const hidden = intended !== undefined || wrapUntil !== undefined;
    return html`<time class="muted" data-source=${source} data-since=${since} ?hidden=${hidden}></time>
      <pad-agent-next
        exportparts="failure"
        .state=${this.state}
        .i18n=${this.i18n}
        .now=${this.now}
        @close=${this.#onClose}
      ></pad-agent-next>`;
  }

  #link(): TemplateResult {
    const { state } = this.#worstLink();
    return html`<span class="link" data-link=${state} role="note">
      ${state === 'up' ? nothing : firstIcon('warning')}<span>${this.i18n.m.links[state]}</span>
    </span>`;
  }

  #messages(): TemplateResult {
    const { m } = this.i18n;
    const unread = this.state.notices.filter(({ read }) => !read).length;
    const name = unread ? `${m.messages}, ${this.i18n.count(m.messagesUnread, unread)}` : m.messages;
    return this.#button('show-messages', m.messages, name, unread);
  }

  #button(type: Panel, label: string, name: string = label, count: number = 0): TemplateResult {
    const open = this.shown === type;
    return html`<button
      type="button"
      part=${PARTS[type]}
      class="quiet panel ${type}"
      aria-expanded=${open}
      aria-label=${name}
      title=${label}
      @click=${() => {
        this.#send({ type, open: !open });
      }}
    >
      ${firstIcon(type === 'show-queues' ? 'queues' : 'flag')}${count ? html`<span class="count number">${this.i18n.number(count)}</span>` : nothing}
    </button>`;
  }

  #worstLink(): Pick<Link, 'state'> {
    const links = Object.values(this.state.sources).map(({ link }) => link);
    return links.find(({ state }) => state !== 'up') ?? links[0] ?? { state: 'connecting' };
  }

  #life(type: CommandType): boolean {
    return commandLife(this.state, type)?.phase === 'pending';
  }

  #send(intent: IntentEvent['intent']): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  /** The menu is loaded with the rest of the pad: asked for before, it opens as soon as it is there. */
  #withMenu(act: (menu: HTMLElementTagNameMap['pad-state-menu']) => void): void {
    const menu = this.renderRoot.querySelector('pad-state-menu');
    if (!menu) return;
    if (menu.hasUpdated) act(menu);
    else
      void import('./pad-work.js')
        .then(() => menu.updateComplete)
        .then(() => {
          act(menu);
        });
  }

  readonly #onClick = (): void => {
    const open = !this._open;
    this.#withMenu((menu) => {
      menu.toggle(open, 'checked');
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const focus = event.key === 'ArrowDown' ? 'first' : 'last';
    this.#withMenu((menu) => {
      menu.toggle(true, focus);
    });
  };

  /** The browser closes a popover by itself on a click elsewhere; the button has to know. */
  readonly #onToggle = (event: ToggleEvent): void => {
    this._open = event.newState === 'open';
  };

  readonly #onClose = (): void => {
    this.renderRoot.querySelector<HTMLElement>('.state')?.focus();
  };
}

define('pad-agent-bar', PadAgentBar);

declare global {
  interface HTMLElementTagNameMap {
    'pad-agent-bar': PadAgentBar;
  }
}

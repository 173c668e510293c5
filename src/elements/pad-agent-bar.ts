import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Menu } from '../controllers/menu.js';
import { keysOf } from '../controllers/shortcuts.js';
import { Timers } from '../controllers/timers.js';
import { commandLife, initialState, type Agent, type PadState } from '../core/index.js';
import { stateName } from '../i18n/agent-words.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { agentBarStyles, dotStyles, stateMenuStyles } from '../styles/index.js';
import { agentNext } from './agent-next.js';
import { failureLine } from './control.js';
import type { ChannelParts, channelParts } from './channels.js';
import { data, define } from './define.js';
import { IntentEvent, type ShowIntent } from './events.js';
import { icon, iconButton } from './icons.js';
import type { settingsItems } from './settings.js';
import { linkState } from './link-state.js';
import { differsIn } from './slices.js';
import { stateMenu } from './state-menu.js';

/** What changes the agent's state. */
const CHANGES = ['set-state', 'log-out'] as const;

/** What the bar has a button for. */
type Panel = 'messages' | 'queues';

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
  static override styles: CSSResult[] = [base, dotStyles, agentBarStyles, stateMenuStyles];
  static override properties: PropertyDeclarations = {
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands', 'notices', 'settings') },
    i18n: data,
    now: data,
    shown: data,
    supportFile: data,
    _open: data,
    _channels: data,
    _settings: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** What is open of what the bar has a button for. */
  shown: ShowIntent['type'] | undefined;

  /** Gives what the agent can save for those who look for a fault. */
  supportFile: (() => unknown) | undefined;

  private _open: boolean = false;
  private _channels: typeof channelParts | undefined;
  private _settings: typeof settingsItems | undefined;

  readonly #menu = new Menu(this, () => {
    this.focusButton();
  });

  constructor() {
    super();
    new Timers(this);
    void import('./tabs.js').then(({ settingsItems }) => {
      this._settings = settingsItems;
    });
    new FocusKeeper(this, () => {
      this.focusButton();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._open = false;
  }

  /** Gives the focus to the button of what closes. */
  focusButton(what: ShowIntent['type'] | 'state' = 'state'): void {
    const find = (name: string): HTMLElement | null => this.renderRoot.querySelector(`.${name}`);
    (find(what) ?? find('state'))?.focus();
  }

  override render(): TemplateResult {
    const { agent } = this.state;
    const link = linkState(this.state);
    return html`<div class="bar ${link === 'up' ? '' : 'off'}">
        ${agent ? this.#state(agent) : nothing} ${this.#link(link)}
        ${agent?.can['start-im'] ? this.#team() : nothing}
        ${agent?.workLists ? this.#button('queues', this.i18n.m.queues) : nothing} ${this.#messages()}
      </div>
      ${CHANGES.map((type) => failureLine(commandLife(this.state, type), this.i18n))}`;
  }

  #state(agent: Agent): TemplateResult {
    const { m } = this.i18n;
    const channels = this.#channels(agent);
    const name = channels?.name ?? stateName(agent, this.i18n);
    const pending = CHANGES.some((type) => commandLife(this.state, type)?.phase === 'pending');
    return html`<button
        part="state"
        class="state quiet"
        aria-haspopup="menu"
        aria-expanded=${this._open}
        aria-label=${m.agentState(name)}
        title=${channels?.summary ?? ''}
        aria-busy=${pending}
        @click=${() => {
          this.#menu.toggle(!this._open, 'checked');
        }}
        @keydown=${this.#onKey}
      >
        <span class="dot" data-state=${agent.state}></span
        ><span class="cut outside">${name}</span>${icon('down')}
      </button>
      ${this.#time(agent)} ${agentNext(this.state, agent, this.i18n)}
      ${stateMenu(this.state, agent, this.#menu, this.#onToggle, this.i18n, [channels?.group, this.#settings(agent)])}`;
  }

  #settings(agent: Agent): unknown {
    return this._settings?.(this.state, agent, this.#menu, {
      i18n: this.i18n,
      supportFile: this.supportFile,
      onTurned: () => {
        this.requestUpdate();
      },
    });
  }

  /** What only channels need comes with the first of them. */
  #channels(agent: Agent): ChannelParts | undefined {
    if (agent.channels)
      void import('./channels.js').then(({ channelParts }) => {
        this._channels = channelParts;
      });
    return this._channels?.(this.state, agent, this.#menu, this.i18n);
  }

  /** The time in state; what comes next, a countdown or an intended state, takes its place (ST-2). */
  #time({ source, since, intended, wrapUntil }: Agent): TemplateResult {
    return html`<time
      class="muted"
      data-source=${source}
      data-since=${since}
      ?hidden=${!!(intended ?? wrapUntil)}
    ></time>`;
  }

  #link(state: ReturnType<typeof linkState>): TemplateResult {
    const said = this.i18n.m.links[state];
    return html`<span class="link" data-link=${state} role="note" title=${said}>
      ${state === 'up' ? nothing : icon('warning')}<span class="cut">${said}</span>
    </span>`;
  }

  /** The way to a colleague, about nothing (IM-2). */
  #team(): TemplateResult {
    return iconButton(this.i18n.m.team, 'im', () => {
      this.dispatchEvent(new IntentEvent({ type: 'open-targets', interaction: '', mode: 'start-im' }));
    });
  }

  #messages(): TemplateResult {
    const { m } = this.i18n;
    const unread = this.state.notices.filter(({ read }) => !read).length;
    const name = unread ? `${m.messages}, ${this.i18n.count(m.messagesUnread, unread)}` : m.messages;
    return this.#button('messages', m.messages, name, unread);
  }

  #button(panel: Panel, label: string, name: string = label, count: number = 0): TemplateResult {
    const type = `show-${panel}` as const;
    const open = this.shown === type;
    const keys = keysOf(this.state, panel);
    return html`<button
      part="${panel}-button"
      class="quiet panel ${type}"
      aria-expanded=${open}
      aria-label=${name}
      aria-keyshortcuts=${ifDefined(keys)}
      title=${keys ? this.i18n.m.shortcut(label, keys) : label}
      @click=${() => {
        this.dispatchEvent(new IntentEvent({ type, open: !open }));
      }}
    >
      ${icon(panel)}${count ? html`<span class="count number">${this.i18n.number(count)}</span>` : nothing}
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const focus = event.key === 'ArrowDown' ? 'first' : event.key === 'ArrowUp' && 'last';
    if (!focus) return;
    event.preventDefault();
    this.#menu.toggle(true, focus);
  };

  /** The browser closes a popover by itself on a click elsewhere; the button has to know. */
  readonly #onToggle = (event: ToggleEvent): void => {
    this._open = event.newState === 'open';
  };
}

define('pad-agent-bar', PadAgentBar);

declare global {
  interface HTMLElementTagNameMap {
    'pad-agent-bar': PadAgentBar;
  }
}

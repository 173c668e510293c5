import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { commandLife, initialState, permission, type PadState } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { tabWords } from '../i18n/tabs-en.js';
import { base } from '../styles/base.js';
import { tabStyles } from '../styles/pad-tab.js';
import { control, failureLine } from './control.js';
import { data, define } from './define.js';
import { isInCall, tabOf } from './duty.js';
import { IntentEvent } from './events.js';
import { drawing, firstIcon } from './first-icons.js';
import type { PadNotifications } from './notifications.js';
import { Notifier } from './notifier.js';
import { wantsNotifications } from './notify-setting.js';
import { offers } from './offer-stack.js';
import { pageBadge } from './page-badge.js';
import { differsIn } from './slices.js';

const SPEAKER = 'M5 12h5l7-6v20l-7-6H5zM21 11c3 3 3 7 0 10M25 8c5 5 5 11 0 16';

const NOTHING: PadNotifications = { count: false, desktop: false };

/**
 * The pad's place among the agent's tabs and windows: which tab has the sound and the call, and the way to bring it here;
 * offers on the desktop while the agent looks elsewhere; and a warning before a tab with a call is closed.
 *
 * @tagname pad-tab
 * @fires pad-command - that the sound is to come here, that an offer is to be shown
 * @csspart failure - why the sound could not be moved
 */
export class PadTab extends LitElement {
  static override styles: CSSResult[] = [base, tabStyles];
  static override properties: PropertyDeclarations = {
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands', 'interactions', 'notices') },
    i18n: data,
    rings: data,
    notifications: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  /** Whether offers are told by this tab. */
  rings: boolean = true;
  /** What the page wants the agent to be told outside of the pad. */
  notifications: boolean | PadNotifications = true;

  readonly #notifier = new Notifier((interaction) => {
    this.dispatchEvent(new IntentEvent({ type: 'show-offer', interaction }));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['focus', 'blur'] as const) addEventListener(type, this.#notify);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['focus', 'blur'] as const) removeEventListener(type, this.#notify);
    removeEventListener('beforeunload', this.#warn);
    this.#notifier.stop();
    pageBadge.stop(this);
  }

  override render(): TemplateResult | typeof nothing {
    const tab = tabOf(this.state);
    if (!tab || !hasSound(this.state)) return nothing;
    const isCall = this.state.interactions.some(isInCall);
    const words = tabWords(this.i18n);
    const where = isCall
      ? words[tab.leads ? 'callHere' : 'callElsewhere']
      : words[tab.leads ? 'soundHere' : 'soundElsewhere'];
    return html`<p class=${tab.leads ? 'line here' : 'line'}>
      ${isCall ? firstIcon('voice') : drawing(SPEAKER)}<span>${where}</span>${tab.leads ? nothing : this.#move()}
    </p>`;
  }

  protected override updated(): void {
    const holdsCall = tabOf(this.state)?.leads !== false && hasSound(this.state);
    const warns = this.isConnected && holdsCall && this.state.interactions.some(isInCall);
    (warns ? addEventListener : removeEventListener)('beforeunload', this.#warn);
    this.#notify();
  }

  #move(): unknown {
    const { state, i18n } = this;
    const { agent } = state;
    const life = commandLife(state, 'enable-audio');
    const button = {
      label: tabWords(i18n).moveSound,
      pendingLabel: tabWords(i18n).movingSound,
      request: { type: 'enable-audio' },
      permission: agent && permission(state, agent, 'enable-audio'),
      life,
    } as const;
    return [control(button, i18n), failureLine(life, i18n)];
  }

  readonly #notify = (): void => {
    const { state, rings, i18n, isConnected, notifications } = this;
    const {
      count = true,
      icon = '',
      desktop = true,
    } = notifications === true ? {} : notifications || NOTHING;
    const offered = offers(state);
    const unread = state.notices.filter(({ read }) => !read);
    const waiting = [...offered.map(({ source, id }) => `${source} ${id}`), ...unread.map(({ id }) => id)];
    if (isConnected) pageBadge.show(this, { waiting, counts: count, icon, i18n });
    const isWanted = !!state.agent && isConnected && desktop && rings && wantsNotifications(state.agent);
    const isSeen = document.hasFocus();
    this.#notifier.update(offered, !isWanted || isSeen || state.interactions.some(isInCall), i18n);
  };

  readonly #warn = (event: Event): void => {
    event.preventDefault();
  };
}

function hasSound({ sources }: PadState): boolean {
  return Object.values(sources).some(({ link }) => link.audio);
}

define('pad-tab', PadTab);

declare global {
  interface HTMLElementTagNameMap {
    'pad-tab': PadTab;
  }
}

import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { icon } from './icons.js';
import { meanwhile, sum, type Meanwhile } from './meanwhile.js';

/** What it needs of the element that it stands in. */
interface OutageHost extends ReactiveControllerHost {
  readonly state: PadState;
  readonly i18n: I18n;
}

/**
 * That the link is down and since when; once it is back, what changed meanwhile, until the agent has put that away. The link
 * is up when everything that was missed is there, so the difference is the whole of it.
 */
export class Outage implements ReactiveController {
  readonly #host: OutageHost;
  /** What the pad showed when the link broke. */
  #before: PadState | undefined;
  #since = 0;
  #news: Meanwhile | undefined;

  constructor(host: OutageHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { state } = this.#host;
    const isUp = Object.values(state.sources).every(({ link }) => link.state === 'up');
    if (!isUp && !this.#before && state.agent) {
      this.#before = state;
      this.#since = Date.now();
    }
    if (!isUp || !this.#before) return;
    const news = meanwhile(this.#before, state);
    // What an earlier outage brought stays until it has been put away.
    this.#news = this.#news ? sum(this.#news, news) : news;
    this.#before = undefined;
  }

  /** One line; the region is always there, so that its words are read out when they come. */
  render(): TemplateResult {
    const { state } = this.#host;
    const isDown = Object.values(state.sources).some(({ link }) => link.state === 'down');
    const news = this.#before ? [] : this.#words();
    return html`${isDown && this.#before ? this.#hint() : nothing}
      <div role="status">${news.length ? this.#banner(news.join(', ')) : nothing}</div>`;
  }

  /** The format of a time takes longer to make than all else here: only an outage needs it. */
  #hint(): TemplateResult {
    const { i18n } = this.#host;
    const since = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(this.#since);
    return html`<p class="offline">${i18n.m.offlineHint(since)}</p>`;
  }

  #banner(news: string): TemplateResult {
    const { m } = this.#host.i18n;
    const onDismiss = (): void => {
      this.#news = undefined;
      this.#host.requestUpdate();
    };
    return html`<div class="banner">
      ${icon('warning')}<span>${m.meanwhile(news)}</span><button @click=${onDismiss}>${m.dismiss}</button>
    </div>`;
  }

  #words(): string[] {
    const { i18n, state } = this.#host;
    const { m } = i18n;
    return Object.entries(this.#news ?? {}).flatMap(([what, count]) => {
      if (!count) return [];
      if (what === 'state') return state.agent ? m.emptyTitles[state.agent.state] : [];
      return i18n.count(m.whileAway[what as keyof typeof m.whileAway], count);
    });
  }
}

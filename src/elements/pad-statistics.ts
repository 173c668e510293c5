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
  PadError,
  initialState,
  isUp,
  type Agent,
  type ErrorCode,
  type MediumFigures,
  type PadState,
  type StateTime,
  type Statistics,
} from '../core/index.js';
import { stateName } from '../i18n/agent-words.js';
import { english, type I18n } from '../i18n/index.js';
import { statisticsWords } from '../i18n/statistics-en.js';
import { base } from '../styles/base.js';
import { dotStyles } from '../styles/dot.js';
import { levels } from '../styles/levels.js';
import { statisticsStyles } from '../styles/pad-statistics.js';
import { sheetStyles } from '../styles/sheet.js';
import type { Ask } from './access.js';
import { data, define } from './define.js';
import type { Goals } from './goals.js';
import { icon } from './icons.js';
import { sheet } from './sheet.js';

type Counted = 'handled' | 'average';
type Figures = Pick<MediumFigures, 'handled' | 'ms'> & Partial<MediumFigures>;

/**
 * What the agent did since midnight, as the backend counts it (KP-1): how much was handled and how long it took, by medium,
 * and the time in each state, each with what it should be, where the backend has a goal for it. It is read when it opens, when what it counts may have changed, and when the link is back; the
 * figures of before stay until then.
 *
 * @tagname pad-statistics
 * @fires pad-command - to close
 * @csspart statistics - the region
 */
export class PadStatistics extends LitElement {
  static override styles: CSSResult[] = [base, dotStyles, levels, sheetStyles, statisticsStyles];
  static override properties: PropertyDeclarations = {
    state: data,
    i18n: data,
    now: data,
    query: data,
    _figures: data,
    _failure: data,
    _reading: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** Asks the backend. */
  query: Ask | undefined;
  private _figures: Statistics | undefined;
  private _failure: ErrorCode | undefined;
  private _reading: boolean = false;
  #flight: AbortController | undefined;
  /** What it was read for. */
  #readFor = '';
  #said: unknown;
  /** When it was counted, on the clock of the source. */
  #at = 0;

  /** What can be said of goals, where there are any. */
  #goals: Goals | undefined;

  constructor() {
    super();
    new Timers(this, {
      // A bound may be passed while it is looked at.
      also: () => {
        if (this.#goals?.isStale) this.requestUpdate();
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flight?.abort();
    this.#readFor = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(): void {
    const { agent, interactions } = this.state;
    if (!agent || !this.isConnected) return;
    const held = interactions.filter(({ phase }) => phase !== 'offered').length;
    const figures = [isUp(this.state, agent.source), agent.state, agent.reason, agent.since, held].join(' ');
    if (figures === this.#readFor) return;
    this.#readFor = figures;
    void this.#read();
  }

  override render(): TemplateResult {
    const { _figures: figures, _failure: failure, i18n } = this;
    const words = statisticsWords(i18n);
    const { agent } = this.state;
    // When it was counted, by this computer.
    const clock = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' });
    const tools = html`<div class="tools">
      <p class="muted">
        ${figures && agent ? words.today(clock.format(this.#at + Date.now() - this.now(agent.source))) : nothing}
      </p>
      <button class="quiet" aria-disabled=${this._reading} @click=${this.#onRefresh}>${words.refresh}</button>
    </div>`;
    const waiting = failure ? nothing : html`<p class="said">${i18n.m.loading}</p>`;
    return sheet(
      'statistics',
      words.title,
      i18n,
      html`${tools}
        <div class="body" aria-busy=${this._reading}>
          ${failure ? html`<p class="said failure" role="alert">${i18n.m.errors[failure]}</p>` : nothing}
          ${figures && agent ? this.#figures(figures, agent) : waiting}
        </div>
        <div class="sr" role="status">${this.#said}</div>`,
    );
  }

  #figures({ media, states }: Statistics, agent: Agent): TemplateResult {
    const words = statisticsWords(this.i18n);
    const byMedium = (this.#goals?.rows(media) ?? media).map((one) => this.#mediumRow(one));
    const byState = states.map((one) => this.#stateRow(one, agent));
    return html`<dl>${this.#total(media, 'handled')} ${this.#total(media, 'average')}</dl>
      ${
        byMedium.length > 0
          ? table(words.byMedium, [words.medium, words.handled, words.averageShort], byMedium)
          : html`<p class="said">${words.none}</p>`
      }
      ${table(words.byState, [words.state, words.time], byState)}`;
  }

  #total(media: readonly MediumFigures[], of: Counted): TemplateResult {
    const name = statisticsWords(this.i18n)[of];
    return html`<div>
      <dt>${this.#goals?.name(name, { of }) ?? name}</dt>
      <dd>${this.#count(total(media), of)}</dd>
    </div>`;
  }

  #mediumRow(figures: MediumFigures): TemplateResult {
    const { medium } = figures;
    const name = html`<span class="name">${icon(medium)} ${this.i18n.m.media[medium]}</span>`;
    return html`<tr>
      <th scope="row">
        ${this.#goals?.name(name, { of: 'handled', medium }, { of: 'average', medium }) ?? name}
      </th>
      <td>${this.#count(figures, 'handled')}</td>
      <td>${this.#count(figures, 'average')}</td>
    </tr>`;
  }

  #count(figures: Figures, of: Counted): unknown {
    const { i18n } = this;
    const { value, text, inWords } = figure(figures, of, i18n);
    return html`${text} ${this.#goals?.note({ of, medium: figures.medium }, () => value, inWords, i18n)}`;
  }

  /** The time in the present state goes on. */
  #stateRow({ ms, ...which }: StateTime, agent: Agent): TemplateResult {
    const { i18n } = this;
    const { reason: _, locked: __, ...plain } = agent;
    const name = html`<span class="name"
      ><span class="dot" data-state=${which.state}></span> ${stateName({ ...plain, ...which }, i18n)}</span
    >`;
    const figure = { of: 'time', ...which } as const;
    const since = this.#at - ms;
    const isNow = agent.state === which.state && agent.reason === which.reason;
    const value = (): number => (isNow ? this.now(agent.source) - since : ms);
    return html`<tr>
      <th scope="row">${this.#goals?.name(name, figure) ?? name}</th>
      <td>
        ${isNow ? html`<time data-source=${agent.source} data-since=${since}></time>` : i18n.duration(ms)}
        ${this.#goals?.note(figure, value, (each) => i18n.duration(each), i18n)}
      </td>
    </tr>`;
  }

  readonly #onRefresh = async (): Promise<void> => {
    if (this._reading) return;
    // The same figures once more are read out once more.
    this.#said = undefined;
    await this.#read();
    // The goals know what they were shown with.
    await this.updateComplete;
    const { _figures: figures, i18n } = this;
    if (!figures || this._failure) return;
    const said = (of: Counted): string => figure(total(figures.media), of, i18n).text;
    this.#said = [statisticsWords(i18n).said(said('handled'), said('average')), this.#goals?.said];
    this.requestUpdate();
  };

  async #read(): Promise<void> {
    const { agent } = this.state;
    if (!agent || !this.query) return;
    this.#flight?.abort();
    const flight = (this.#flight = new AbortController());
    this._reading = true;
    const since = this.now(agent.source) - (Date.now() - new Date().setHours(0, 0, 0, 0));
    try {
      const figures = await this.query({ type: 'statistics', since }, flight.signal);
      const { goals } = figures;
      const judge = goals && new (await import('./goals.js')).Goals(goals, agent);
      if (flight.signal.aborted) return;
      this.#goals = judge;
      this.#at = this.now(agent.source);
      this._figures = figures;
      this._failure = undefined;
    } catch (thrown) {
      if (flight.signal.aborted) return;
      this._failure = PadError.from(thrown).code;
    }
    this._reading = false;
  }
}

function total(media: readonly MediumFigures[]): Figures {
  const sum = (of: 'handled' | 'ms'): number => media.reduce((all, one) => all + one[of], 0);
  return { handled: sum('handled'), ms: sum('ms') };
}

interface Figure {
  readonly value: number;
  readonly text: string;
  readonly inWords: (value: number) => string;
}

/** Without anything handled there is no average, and nothing that could be too high or too low. */
function figure({ handled, ms }: Figures, of: Counted, i18n: I18n): Figure {
  const value = of === 'handled' ? handled : ms / handled;
  const inWords = (each: number): string => (of === 'handled' ? i18n.number(each) : i18n.duration(each));
  return { value, text: Number.isNaN(value) ? '–' : inWords(value), inWords };
}

function table(caption: string, columns: readonly string[], rows: readonly TemplateResult[]): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

define('pad-statistics', PadStatistics);

declare global {
  interface HTMLElementTagNameMap {
    'pad-statistics': PadStatistics;
  }
}

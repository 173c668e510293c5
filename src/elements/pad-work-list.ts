import {
  LitElement,
  html,
  nothing,
  render,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import { RovingRows } from '../controllers/roving-rows.js';
import { Timers } from '../controllers/timers.js';
import { WaitingList, type ReadWorkList, type WaitingRow } from '../controllers/waiting-list.js';
import {
  commandLife,
  initialState,
  interactionOf,
  isUp,
  type PadState,
  type WorkList,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { workListStyles } from '../styles/pad-work-list.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { Keyed } from './keyed.js';
import { differsIn } from './slices.js';
import { takeControl, takeFailure } from './take.js';
import { workRow } from './work-row.js';

/**
 * One list of waiting work: how much waits there and how long, and for a list to pick from or a shared workbin what
 * waits, each to Take (CG-15, WI-22). While it is open it is read again when the watched figures change; nothing moves
 * under the pointer.
 *
 * @tagname pad-work-list
 * @fires pad-command - Take
 * @csspart take - the button that takes something
 * @csspart failure - why that failed
 */
export class PadWorkList extends LitElement {
  static override styles: CSSResult[] = [base, workListStyles];

  @property({ attribute: false }) workList: WorkList | undefined;
  @property({
    attribute: false,
    hasChanged: differsIn('agent', 'interactions', 'sources', 'commands', 'targets'),
  })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  /** Asks the backend for a page of it. */
  @property({ attribute: false }) list: ReadWorkList | undefined;
  @state() private _open: boolean = false;

  /** The row that gets the focus when more are shown. */
  #next: number | undefined;
  /** What the list was last read for. */
  #figures = '';
  #made = 0;
  readonly #items = new Keyed(() => {
    const row = document.createElement('div');
    row.setAttribute('role', 'listitem');
    row.id = `row-${(this.#made += 1)}`;
    return row;
  });
  readonly #waiting = new WaitingList(this, (id) => this.#isTold(id));
  readonly #roving = new RovingRows(this, () => {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  });

  constructor() {
    super();
    new Timers(this);
  }

  protected override willUpdate(): void {
    this.#waiting.tidy();
    const { figures } = this;
    if (!this._open || figures === this.#figures) return;
    this.#figures = figures;
    if (figures) this.#waiting.readAgain();
  }

  override render(): TemplateResult {
    const { workList } = this;
    if (!workList) return html``;
    const { name, kind } = workList;
    return html`<div class="list" ?data-open=${this._open}>
        ${kind === 'queue' ? html`<span class="name outside">${name}</span>` : this.#opener(name)}
        <span class="figures muted" id="figures">${this.#howMany(workList)}</span>
      </div>
      <div id="content" ?hidden=${!this._open}>${this._open ? this.#content(name) : nothing}</div>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const home = this.renderRoot.querySelector<HTMLElement>('.rows');
    const { rows = [] } = this.#waiting;
    if (!home) return;
    this.#items.arrange(
      home,
      rows.map(({ item }) => item.id),
    );
    for (const row of rows) this.#renderRow(row);
  }

  protected override updated(): void {
    const row = this.#waiting.rows?.[this.#next ?? Infinity];
    if (!row) return;
    this.#next = undefined;
    this.#items.get(row.item.id)?.querySelector('button')?.focus();
  }

  #opener(name: string): TemplateResult {
    return html`<button
      type="button"
      class="name quiet"
      aria-expanded=${this._open}
      aria-controls="content"
      aria-describedby="figures"
      @click=${this.#toggle}
    >
      ${icon('down')}<span class="outside">${name}</span>
    </button>`;
  }

  #howMany({ id }: WorkList): TemplateResult | typeof nothing {
    const { m } = this.i18n;
    const { waiting, waitingSince, source } = this.state.targets[id] ?? {};
    if (waiting === undefined) return nothing;
    if (waiting === 0) return html`${m.workLists.nothing}`;
    return html`<b class="number">${this.i18n.count(m.workLists.waiting, waiting)}</b> ${
        waitingSince === undefined
          ? nothing
          : html`<span
              >${m.workLists.oldest} <time data-source=${source ?? ''} data-since=${waitingSince}></time
            ></span>`
      }`;
  }

  #content(name: string): TemplateResult {
    const { m } = this.i18n;
    const { rows, total, failed } = this.#waiting;
    const waiting = (rows ?? []).filter(({ left }) => !left).length;
    return html`${failed ? this.#failure() : nothing}
      ${rows || failed ? nothing : html`<p class="said muted">${m.loading}</p>`}
      ${rows?.length === 0 ? html`<p class="said muted">${m.workLists.empty}</p>` : nothing}
      <div
        class="rows"
        role=${rows?.length ? 'list' : 'none'}
        aria-label=${name}
        @focusin=${this.#roving.onFocus}
        @keydown=${this.#roving.onKey}
        @pointerenter=${this.#waiting.onPointer}
        @pointerleave=${this.#waiting.onPointer}
      ></div>
      ${rows && waiting < total ? this.#more(waiting, total) : nothing}`;
  }

  #failure(): TemplateResult {
    return html`<p class="failure" part="failure" role="status">
      ${icon('warning')}<span>${this.i18n.m.workLists.failed}</span>
      <button
        type="button"
        @click=${() => {
          this.#waiting.read();
        }}
      >
        ${this.i18n.m.tryAgain}
      </button>
    </p>`;
  }

  #more(shown: number, total: number): TemplateResult {
    const { i18n } = this;
    return html`<p class="more">
      <button
        type="button"
        @click=${() => {
          this.#next = this.#waiting.rows?.length;
          this.#waiting.readMore();
        }}
      >
        ${i18n.m.workLists.more}
      </button>
      <span class="muted number">${i18n.m.workLists.shown(i18n.number(shown), i18n.number(total))}</span>
    </p>`;
  }

  #renderRow({ item, left }: WaitingRow): void {
    const row = this.#items.get(item.id);
    if (!row) return;
    const { state, i18n } = this;
    const source = state.agent?.source ?? '';
    const mine = interactionOf(state, item.id) !== undefined;
    row.classList.toggle('left', left || mine);
    const control = left || mine ? this.#leftWords(item.id, mine) : takeControl(state, item.id, i18n);
    render(workRow({ ...item, source, control, failure: takeFailure(state, item.id, i18n) }, i18n), row);
  }

  #leftWords(id: string, mine: boolean): string {
    const { yours, left } = this.i18n.m.workLists;
    return mine ? yours : this.#isTold(id) ? '' : left;
  }

  /** Whether something is told beside its row. */
  #isTold(id: string): boolean {
    return commandLife(this.state, 'take', id)?.failure !== undefined;
  }

  /** What the list has to be read again for: what waits, what was taken or refused here, and a link that is back. */
  private get figures(): string {
    const { agent, targets } = this.state;
    if (!agent || !isUp(this.state, agent.source)) return '';
    const { waiting, waitingSince } = targets[this.workList?.id ?? ''] ?? {};
    const ended = (this.#waiting.rows ?? []).filter(
      ({ item: { id }, left }) => !left && (this.#isTold(id) || interactionOf(this.state, id)),
    );
    return [waiting, waitingSince, ...ended.map(({ item }) => item.id)].join(' ') || '-';
  }

  readonly #toggle = (): void => {
    this._open = !this._open;
    this.#figures = this.figures;
    if (this._open) this.#waiting.read();
    else this.#waiting.close();
  };
}

define('pad-work-list', PadWorkList);

declare global {
  interface HTMLElementTagNameMap {
    'pad-work-list': PadWorkList;
  }
}

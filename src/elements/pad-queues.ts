import {
  LitElement,
  html,
  nothing,
  render,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { RovingRows } from '../controllers/roving-rows.js';
import { Timers } from '../controllers/timers.js';
import type { ReadWorkList } from '../controllers/waiting-list.js';
import {
  commandLife,
  initialState,
  isUp,
  permission,
  type Interaction,
  type PadState,
  type WorkList,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { queuesStyles } from '../styles/pad-queues.js';
import { workListStyles } from '../styles/pad-work-list.js';
import { control, failureLine } from './control.js';
import { define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { icon } from './icons.js';
import { Keyed } from './keyed.js';
import './pad-work-list.js';
import { differsIn } from './slices.js';
import { workRow } from './work-row.js';

const KINDS: readonly WorkList['kind'][] = ['queue', 'waiting-list', 'workbin'];
/** A backend watches at most this many. */
const MOST = 100;

/**
 * The queues (CG-36, MI-48): the agent's own workbin with what they parked, how much waits in the queues they serve, and
 * the waiting lists and shared workbins to take from. While it is on the page it asks to `watch` these lists; after it has
 * left it asks to watch none, in the place where it stood.
 *
 * @tagname pad-queues
 * @fires pad-command - Take, Resume, `watch`, or to close
 * @csspart queues - the region
 * @csspart resume - the button that resumes something parked
 * @csspart take - the button that takes something that waits
 * @csspart failure - why that failed
 */
export class PadQueues extends LitElement {
  static override styles: CSSResult[] = [base, workListStyles, queuesStyles];

  @property({
    attribute: false,
    hasChanged: differsIn('agent', 'interactions', 'sources', 'commands', 'unread', 'targets'),
  })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  /** Asks the backend what waits in a list. */
  @property({ attribute: false }) list: ReadWorkList | undefined;

  /** Where it stands: it can still be heard there when it has left. */
  #home: Node | undefined;
  /** The ids that it asked to watch. */
  #watched = '';
  #made = 0;
  readonly #items = new Keyed(() => {
    const row = document.createElement('div');
    row.setAttribute('role', 'listitem');
    row.id = `row-${(this.#made += 1)}`;
    return row;
  });
  readonly #roving = new RovingRows(this, () => {
    this.#focusHeading();
  });

  constructor() {
    super();
    new Timers(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#home = this.getRootNode();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const home = this.#home;
    queueMicrotask(() => {
      if (this.isConnected || !this.#watched) return;
      this.#watched = '';
      home?.dispatchEvent(new IntentEvent({ type: 'watch', targets: [] }));
    });
  }

  protected override firstUpdated(): void {
    this.#focusHeading();
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    const lists = this.state.agent?.workLists ?? [];
    return html`<section part="queues" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title" tabindex="-1">${m.workLists.title}</h2>
        <button
          type="button"
          class="quiet only-icon"
          aria-label=${m.close}
          title=${m.close}
          @click=${() => {
            this.#close();
          }}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="body">
        ${this.#own()}
        ${KINDS.map((kind) =>
          this.#group(
            kind,
            lists.filter((one) => one.kind === kind),
          ),
        )}
        ${lists.length ? nothing : html`<p class="said muted">${m.workLists.none}</p>`}
      </div>
    </section>`;
  }

  #own(): TemplateResult {
    const { i18n, parked } = this;
    const { workLists } = i18n.m;
    const unread = parked.filter(({ id }) => this.state.unread.includes(id)).length;
    return html`<h3 id="own">
        ${workLists.own} <span class="count number">${i18n.number(parked.length)}</span>
        ${unread ? html`<span class="new">${i18n.count(workLists.ownNew, unread)}</span>` : nothing}
      </h3>
      ${parked.length ? nothing : html`<p class="said muted">${workLists.ownEmpty}</p>`}
      <div
        class="rows"
        role=${parked.length ? 'list' : 'none'}
        aria-labelledby="own"
        @focusin=${this.#roving.onFocus}
        @keydown=${this.#roving.onKey}
      ></div>`;
  }

  #group(kind: WorkList['kind'], lists: readonly WorkList[]): TemplateResult | typeof nothing {
    if (lists.length === 0) return nothing;
    const { state, i18n, now, list } = this;
    return html`<h3 id=${kind}>${i18n.m.workLists.kinds[kind]}</h3>
      <div role="list" aria-labelledby=${kind}>
        ${lists.map(
          (workList) =>
            html`<pad-work-list
              role="listitem"
              exportparts="take, failure"
              .workList=${workList}
              .state=${state}
              .i18n=${i18n}
              .now=${now}
              .list=${list}
            ></pad-work-list>`,
        )}
      </div>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const home = this.renderRoot.querySelector<HTMLElement>('.rows');
    const { parked } = this;
    if (home)
      this.#items.arrange(
        home,
        parked.map(({ id }) => id),
      );
    for (const one of parked) this.#renderRow(one);
  }

  protected override updated(): void {
    void this.updateComplete.then(() => {
      this.#watch();
    });
  }

  #renderRow(one: Interaction): void {
    const row = this.#items.get(one.id);
    if (!row) return;
    const { state, i18n } = this;
    const { resume: label, resuming: pendingLabel } = i18n.m.workLists;
    const life = commandLife(state, 'resume', one.id);
    const request = { type: 'resume', interaction: one.id } as const;
    const allowed = permission(state, one, 'resume');
    const shown = control({ label, pendingLabel, request, permission: allowed, life }, i18n);
    const unread = state.unread.includes(one.id);
    render(workRow({ ...one, unread, control: shown, failure: failureLine(life, i18n) }, i18n), row);
  }

  private get parked(): readonly Interaction[] {
    return this.state.interactions.filter(({ phase }) => phase === 'parked');
  }

  /** Asks for the lists that are shown; again when the link is back, for the backend may have forgotten. */
  #watch(): void {
    if (!this.isConnected) return;
    const { agent } = this.state;
    const up = agent?.can.watch === true && isUp(this.state, agent.source);
    const targets = up ? (agent.workLists ?? []).slice(0, MOST).map(({ id }) => id) : [];
    const ids = targets.join('\n');
    if (ids === this.#watched) return;
    this.#watched = ids;
    if (up) this.#ask({ type: 'watch', targets });
  }

  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  #close(): void {
    this.#ask({ type: 'show-queues', open: false });
  }

  #ask(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };
}

define('pad-queues', PadQueues);

declare global {
  interface HTMLElementTagNameMap {
    'pad-queues': PadQueues;
  }
}

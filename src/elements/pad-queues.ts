import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { PAGE_SIZE } from '../controllers/found-page.js';
import { Timers } from '../controllers/timers.js';
import { WaitingList, type ReadWorkList } from '../controllers/waiting-list.js';
import {
  commandLife,
  initialState,
  interactionOf,
  isUp,
  type Interaction,
  type PadState,
  type WaitingItem,
  type WorkList,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { queuesStyles } from '../styles/pad-queues.js';
import { sheetStyles } from '../styles/sheet.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { Rows } from './rows.js';
import { sheet } from './sheet.js';
import { howMany, listOf, resumeRow, takeRow } from './work-row.js';

const KINDS: readonly WorkList['kind'][] = ['queue', 'waiting-list', 'workbin'];

/** A list that is open, and its rows. */
interface OpenList {
  readonly list: WaitingList;
  readonly rows: Rows<WaitingItem>;
}

/**
 * The queues (CG-36, MI-48): the agent's own workbin with what they parked, how much waits in the queues they serve, and
 * the waiting lists and shared workbins to Take from (CG-15, WI-22), read while they are open. While it is on the page it
 * asks to `watch` these lists; after it has left it asks to watch none, in the place where it stood.
 *
 * @tagname pad-queues
 * @fires pad-command - Take, Resume, `watch`, or to close
 * @csspart queues - the region
 * @csspart resume - the button that resumes something parked
 * @csspart take - the button that takes something that waits
 * @csspart failure - why that failed
 */
export class PadQueues extends LitElement {
  static override styles: CSSResult[] = [base, sheetStyles, queuesStyles];
  static override properties: PropertyDeclarations = {
    state: data,
    i18n: data,
    now: data,
    list: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** Asks the backend what waits in a list. */
  list: ReadWorkList | undefined;

  /** Where it stands: it can still be heard there when it has left. */
  #home: Node | null = null;
  /** The ids that it asked to watch. */
  #watched = '';
  /** The rows that had the focus before the element rendered. */
  #rows: Element | null | undefined;
  /** What had the focus before the element rendered. */
  #active: Element | null | undefined;
  readonly #open = new Map<string, OpenList>();
  readonly #parked = new Rows<Interaction>('listitem', (one) => resumeRow(this.state, this.i18n, one));

  constructor() {
    super();
    new Timers(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#home = this.parentNode;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const { list } of this.#open.values()) list.close();
    this.#open.clear();
    if (this.#watched) this.#home?.dispatchEvent(new IntentEvent({ type: 'watch', targets: [] }));
    this.#watched = '';
  }

  protected override firstUpdated(): void {
    this.#focus(undefined);
  }

  protected override willUpdate(): void {
    this.#active = this.shadowRoot?.activeElement;
    this.#rows = this.#active?.closest('[role=list]');
    for (const [id, { list }] of this.#open) {
      list.tidy((item) => commandLife(this.state, 'take', item)?.failure !== undefined);
      list.follow(this.#figures(id));
    }
  }

  override render(): TemplateResult {
    const { state, i18n } = this;
    const words = i18n.m.workLists;
    const lists = state.agent?.workLists ?? [];
    const parked = state.interactions.filter(({ phase }) => phase === 'parked');
    const fresh = parked.filter(({ id }) => state.unread.includes(id)).length;
    const content = html`<div class="body">
      <h3>
        ${words.own} <span class="number">${i18n.number(parked.length)}</span>
        ${fresh ? html`<span class="new">${i18n.number(fresh)} ${i18n.m.unread}</span>` : nothing}
      </h3>
      ${listOf(words.own, words.ownEmpty, this.#parked, parked)}
      ${KINDS.map((kind) => {
        const some = lists.filter((one) => one.kind === kind);
        return some.length
          ? html`<h3>${words.kinds[kind]}</h3>
              ${some.map((one) => this.#workList(one))}`
          : nothing;
      })}
      ${lists.length ? nothing : html`<p class="said">${words.none}</p>`}
    </div>`;
    return sheet('queues', words.title, i18n, content);
  }

  #workList(workList: WorkList): TemplateResult {
    const { id, name, kind } = workList;
    const title = html`<span class="outside">${name}</span> ${howMany(this.state.targets[id], this.i18n)}`;
    if (kind === 'queue') return html`<p class="line">${title}</p>`;
    const open = this.#open.get(id);
    return html`<details
      ?open=${!!open}
      @toggle=${(event: Event) => {
        this.#toggle(id, (event.target as HTMLDetailsElement).open);
      }}
    >
      <summary class="line">${title}</summary>
      ${open ? this.#waiting(name, open) : nothing}
    </details>`;
  }

  #waiting(name: string, { list, rows }: OpenList): TemplateResult {
    const { m } = this.i18n;
    const { items, total, failed, shown } = list;
    const waiting = items?.filter(({ id }) => !interactionOf(this.state, id));
    return html`${failed ? this.#failure(list) : nothing}
    ${waiting || !failed ? listOf(name, waiting ? m.workLists.empty : m.loading, rows, waiting ?? []) : nothing}
    ${shown < total ? this.#more(list) : nothing}`;
  }

  #failure(list: WaitingList): TemplateResult {
    const { m } = this.i18n;
    return html`<p class="failure" part="failure" role="status">
      <span>${m.workLists.failed}</span>
      <button @click=${() => list.read()}>${m.tryAgain}</button>
    </p>`;
  }

  /** The focus goes to the first that is new. */
  #more(list: WaitingList): TemplateResult {
    const { i18n } = this;
    const { workLists } = i18n.m;
    const onClick = async (event: Event): Promise<void> => {
      const home = (event.target as Element).closest('details');
      const from = home?.querySelectorAll('[role=listitem]').length ?? 0;
      await list.read(true);
      await this.updateComplete;
      home?.querySelectorAll('[role=listitem]')[from]?.querySelector('button')?.focus();
    };
    return html`<p class="said">
      <button @click=${onClick}>${workLists.more}</button>
      ${workLists.shown(i18n.number(list.shown), i18n.number(list.total))}
    </p>`;
  }

  protected override updated(): void {
    const active = this.#active;
    // A row that moved loses the focus as one does that left.
    if (active instanceof HTMLElement && !this.shadowRoot?.activeElement)
      this.#focus(active.isConnected ? active : this.#rows?.querySelector('button'));
    void this.updateComplete.then(() => {
      this.#watch();
    });
  }

  /** Asks for the lists that are shown; again when the link is back, for the backend may have forgotten. */
  #watch(): void {
    const { agent } = this.state;
    if (!this.isConnected || !agent?.can.watch) return;
    const up = isUp(this.state, agent.source);
    const targets = up ? (agent.workLists ?? []).slice(0, PAGE_SIZE).map(({ id }) => id) : [];
    const ids = targets.join('\n');
    if (ids === this.#watched) return;
    this.#watched = ids;
    if (up) this.dispatchEvent(new IntentEvent({ type: 'watch', targets }));
  }

  /** What an open list has to be read again for: what waits, and what was taken here. Empty while the link is down. */
  #figures(id: string): string {
    const { agent, targets, commands, interactions } = this.state;
    if (!agent || !isUp(this.state, agent.source)) return '';
    const { waiting, waitingSince } = targets[id] ?? {};
    const refused = commands.filter(({ command, failure }) => command.type === 'take' && failure);
    return [waiting, waitingSince, refused.length, interactions.length].join(' ');
  }

  #toggle(id: string, open: boolean): void {
    if (open === this.#open.has(id)) return;
    this.#open.get(id)?.list.close();
    this.#open.delete(id);
    const update = (): void => {
      this.requestUpdate();
    };
    if (open && this.list)
      this.#open.set(id, {
        list: new WaitingList(id, this.list, update),
        rows: new Rows('listitem', (one) => takeRow(this.state, this.i18n, one)),
      });
    update();
  }

  #focus(element: HTMLElement | null | undefined): void {
    // The last row leaves with its list.
    (element?.isConnected ? element : this.renderRoot.querySelector('h2'))?.focus();
  }
}

define('pad-queues', PadQueues);

declare global {
  interface HTMLElementTagNameMap {
    'pad-queues': PadQueues;
  }
}

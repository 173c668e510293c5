import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { DirectoryPages, type Find, type Found } from '../controllers/directory-pages.js';
import { ListWindow } from '../controllers/list-window.js';
import type { Target } from '../core/index.js';
import { moved } from './target-keys.js';
import { rowId, targetRow, type Rows } from './target-row.js';

/** What stands over the list while an answer takes long. */
const bones = html`<div class="bones" aria-hidden="true">
  ${Array.from({ length: 8 }, () => html`<p><span class="bone"></span></p>`)}
</div>`;

/** What the list of targets needs of its element. */
export interface TargetListHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What the list needs to know, and whom it tells. */
export interface TargetListOptions {
  /** What facts have told about targets, by id. */
  readonly known: () => Readonly<Record<string, Target>>;
  readonly canChoose: (target: Target) => boolean;
  /** A new result is here. */
  readonly onAnswer: (total: number) => void;
  /** The keys of the search field, should the list itself have the focus. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The listbox: what was found, which row is highlighted, which target is chosen; the search field keeps the focus. */
export class TargetList implements ReactiveController {
  /** The place of the highlighted row. */
  active: number | undefined;
  readonly pages: DirectoryPages;

  readonly #host: TargetListHost;
  readonly #options: TargetListOptions;
  readonly #window: ListWindow;
  /** The place of the row under the pointer. */
  #pointed: number | undefined;
  #chosen: Found | undefined;

  constructor(host: TargetListHost, options: TargetListOptions) {
    this.#host = host;
    this.#options = options;
    const { known } = options;
    const onAnswer = (): void => {
      this.#onAnswer();
    };
    this.pages = new DirectoryPages(host, { known, onAnswer });
    this.#window = new ListWindow(host, () => host.renderRoot.querySelector('[role=listbox]'));
    host.addController(this);
  }

  hostUpdated(): void {
    const { first, end } = this.#window.range(this.pages.total);
    this.pages.need(first, Math.max(first, end - 1));
    this.#place('[role=listbox]', { before: first, after: this.pages.total - end });
    this.#place('.frame', { at: this.#actingPlace ?? -1, scrolled: this.#window.scrolled });
  }

  /** Looks for something else: nothing is chosen or highlighted any more. */
  find(find: Find): void {
    this.active = this.#pointed = this.#chosen = undefined;
    this.pages.ask(find);
  }

  /** Looks for the same again, after a failure. */
  readonly retry = (): void => {
    this.active = this.#pointed = undefined;
    this.pages.retry();
  };

  /** The id of the highlighted row. */
  get activeRow(): string | undefined {
    return this.active === undefined ? undefined : rowId(this.active);
  }

  /** The chosen target as it is now. */
  get chosen(): Target | undefined {
    return this.#live(this.#chosen);
  }

  /** The target whose actions are at hand: under the pointer, else highlighted. */
  get acting(): Target | undefined {
    return this.#live(this.pages.at(this.#actingPlace));
  }

  /** Ids of what is rendered, and of what is chosen. */
  get inView(): string[] {
    const found = [this.#chosen, ...this.#rendered().map((index) => this.pages.at(index))];
    return found.flatMap((one) => (one ? [one.target.id] : []));
  }

  /** Moves the highlight; a key that comes before the answer to what was typed waits for it. */
  move(event: KeyboardEvent): void {
    this.pages.afterAnswer(() => {
      this.#pointed = undefined;
      this.#highlight(moved(event, this.active, this.pages.total, this.#window.perPage));
    });
  }

  /** Chooses the highlighted target; false when there is none or it is chosen already. */
  chooseActive(): boolean {
    const found = this.pages.at(this.active);
    if (!found || found.target.id === this.#chosen?.target.id) return false;
    this.#choose(found);
    return true;
  }

  /** The list, in the tree of the search field that refers to it. */
  render(rows: Omit<Rows, 'total' | 'chosen' | 'active'>): TemplateResult {
    const { active } = this;
    const { total, slow } = this.pages;
    const all = { ...rows, total, active, chosen: this.#chosen?.target.id };
    return html`<div
        id="list"
        role="listbox"
        tabindex="-1"
        aria-label=${rows.i18n.m.targets.targets}
        aria-busy=${slow}
        @scroll=${this.#window.onScroll}
        @mousedown=${keepFocus}
        @click=${this.#onClick}
        @keydown=${this.#options.onKey}
        @pointermove=${this.#onPointer}
      >
        ${repeat(
          this.#rendered(),
          (index) => index,
          (index) => targetRow(index, this.#live(this.pages.at(index)), all),
        )}
      </div>
      ${slow ? bones : nothing}`;
  }

  /** Leaves the row under the pointer, when the pointer leaves all rows. */
  readonly leave = (): void => {
    this.#pointed = undefined;
    this.#host.requestUpdate();
  };

  get #actingPlace(): number | undefined {
    return this.#pointed ?? this.active;
  }

  /** The rows in view, and the highlighted one wherever it is: the search field refers to it. */
  #rendered(): number[] {
    const { first, end } = this.#window.range(this.pages.total);
    const places = Array.from({ length: end - first }, (_, index) => first + index);
    const { active } = this;
    if (active === undefined || (active >= first && active < end)) return places;
    return active < first ? [active, ...places] : [...places, active];
  }

  /** A fact that is newer than the page stands above it. */
  #live(found: Found | undefined): Target | undefined {
    const told = found && this.#options.known()[found.target.id];
    return told && told !== found.before ? told : found?.target;
  }

  #onAnswer(): void {
    const { exact } = this.pages;
    this.#window.scrollTo(0);
    if (exact) {
      this.#highlight(this.pages.placeOf(exact.target.id));
      this.#choose(exact);
    }
    this.#options.onAnswer(this.pages.total);
  }

  #highlight(place: number | undefined): void {
    this.active = place;
    if (place !== undefined) this.#window.reveal(place);
    this.#host.requestUpdate();
  }

  #choose(found: Found): void {
    const target = this.#live(found);
    this.#chosen = target && this.#options.canChoose(target) ? found : undefined;
    this.#host.requestUpdate();
  }

  readonly #onClick = (event: Event): void => {
    const place = placeIn(event);
    if (place === undefined || this.pages.waiting) return;
    this.active = place;
    const found = this.pages.at(place);
    if (found) this.#choose(found);
    this.#host.requestUpdate();
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const place = placeIn(event);
    if (event.pointerType !== 'mouse' || place === this.#pointed) return;
    this.#pointed = place;
    this.#host.requestUpdate();
  };

  /** Numbers for the style sheet; it makes lengths of them. */
  #place(selector: string, values: Readonly<Record<string, number>>): void {
    const { style } = this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? {};
    for (const [name, value] of Object.entries(values)) style?.setProperty(`--_${name}`, String(value));
  }
}

function placeIn({ target }: Event): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  return row ? Number(row.dataset.index) : undefined;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

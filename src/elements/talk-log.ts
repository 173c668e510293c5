import { html, nothing, render, type TemplateResult } from 'lit';
import type { Author, Entry } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { talkWords } from '../i18n/talk-en.js';
import { drawing } from './first-icons.js';
import { linked } from './links.js';
import { localIso } from './local-iso.js';

/** How many rows the browser may leave out at once while they are off the screen. */
const PAGE = 200;

/** One tick, or two. */
const MARKS = { sent: 'M6 17l6 6L26 10', delivered: 'M2 17l6 6L22 10M15 22l1 1L30 10' } as const;

/** What entries are shown for. */
export interface LogView {
  /** Whether this agent wrote it. */
  readonly isOwn: (entry: Entry) => boolean;
  /** What its author is called: among agents by their logon (IM-7). */
  readonly nameOf: (author: Author) => string;
  /** The other side has received the entries up to this number. */
  readonly delivered: number;
  readonly i18n: I18n;
}

/**
 * The rows of a transcript. A row is drawn once, for an entry never changes; they stand in pages, of which the browser
 * skips those off the screen, so that ten thousand entries cost what one screen does.
 */
export class TalkLog {
  /** What stands in the log. */
  readonly home: HTMLElement = document.createElement('div');
  readonly #rows = new Map<number, HTMLElement>();
  #view: LogView | undefined;
  #first = 0;
  #last = 0;

  /**
   * Shows these entries, which rise by one, and answers where rows were added. What is shown already is not touched, but
   * for the marks of delivery.
   */
  show(
    entries: readonly Entry[],
    view: LogView,
  ): { readonly before: boolean; readonly after: readonly Entry[] } {
    const first = entries[0]?.number ?? 0;
    const last = entries.at(-1)?.number ?? 0;
    const before = this.#view;
    const isOther = view.i18n !== before?.i18n || first > this.#last + 1 || last < this.#first;
    if (isOther) this.#clear();
    const at = (number: number): Entry | undefined => entries[number - first];
    const shown = { first: this.#first, last: this.#last };
    this.#view = view;
    const isEmpty = shown.last === 0;
    if (!isEmpty && first < shown.first)
      this.#prepend(entries.slice(0, shown.first - first), at(shown.first));
    const after = entries.slice(isEmpty ? 0 : shown.last + 1 - first);
    for (const entry of after) this.#append(entry, at(entry.number - 1));
    this.#first = first;
    this.#last = last;
    this.#mark(before?.delivered ?? 0, at, shown.last);
    return { before: !isEmpty && first < shown.first, after: isEmpty ? [] : after };
  }

  #clear(): void {
    this.home.replaceChildren();
    this.#rows.clear();
    this.#first = this.#last = 0;
  }

  #append(entry: Entry, previous: Entry | undefined): void {
    let page = this.home.lastElementChild;
    if (!page || page.childElementCount >= PAGE) {
      if (page instanceof HTMLElement) settle(page);
      page = this.home.appendChild(document.createElement('div'));
    }
    page.append(this.#row(entry, previous));
  }

  /** Older entries, a page of their own; what was first may have got another day before it. */
  #prepend(older: readonly Entry[], next: Entry | undefined): void {
    const page = document.createElement('div');
    page.append(...older.map((entry, index) => this.#row(entry, older[index - 1])));
    this.home.prepend(page);
    settle(page);
    if (next) this.#draw(next, older.at(-1));
  }

  #row(entry: Entry, previous: Entry | undefined): HTMLElement {
    const row = document.createElement('div');
    this.#rows.set(entry.number, row);
    this.#draw(entry, previous);
    return row;
  }

  #draw(entry: Entry, previous: Entry | undefined): void {
    const row = this.#rows.get(entry.number);
    if (!row || !this.#view) return;
    const { by, number } = entry;
    const own = this.#view.isOwn(entry);
    row.className = `entry ${own ? 'own' : by.kind}`;
    render(entryOf(entry, previous, own ? statusOf(number, this.#view) : undefined, this.#view), row);
  }

  /** Draws the entries again that the other side has received meanwhile. */
  #mark(from: number, at: (number: number) => Entry | undefined, until: number): void {
    const { delivered = 0 } = this.#view ?? {};
    for (let number = Math.max(from + 1, this.#first); number <= Math.min(delivered, until); number += 1) {
      const entry = at(number);
      if (entry && this.#view?.isOwn(entry)) this.#draw(entry, at(number - 1));
    }
  }
}

/** From now on the browser may leave the page out: its length is kept, so that nothing moves. */
function settle(page: HTMLElement): void {
  requestAnimationFrame(() => {
    if (page.offsetHeight === 0) return;
    page.style.setProperty('--_high', `${page.offsetHeight}px`);
    page.className = 'page';
  });
}

function statusOf(number: number, { delivered }: LogView): 'sent' | 'delivered' {
  return number <= delivered ? 'delivered' : 'sent';
}

/** Name and time above the text (IM-7), with the day where it begins; whose it is shows by side, shape, colour and name. */
function entryOf(
  { at, by, text }: Entry,
  previous: Entry | undefined,
  status: 'sent' | 'delivered' | undefined,
  { nameOf, i18n }: LogView,
): TemplateResult {
  const day = dayOf(at);
  const mark =
    status &&
    html`<span
      class="mark"
      role="img"
      aria-label=${talkWords(i18n)[status]}
      title=${talkWords(i18n)[status]}
      data-status=${status}
      >${drawing(MARKS[status])}</span
    >`;
  return html`${previous && dayOf(previous.at) === day ? nothing : html`<p class="day"><span>${day === dayOf(Date.now()) ? talkWords(i18n).today : i18n.date(day)}</span></p>`}
    <p class="who">
      <b class="outside">${by.kind === 'system' ? nothing : nameOf(by)}</b>
      <time class="muted" datetime=${new Date(at).toISOString()}>${clockOf(i18n).format(at)}</time>${mark}
    </p>
    <p class="text outside">${linked(text)}</p>`;
}

const clocks = new WeakMap<I18n, Intl.DateTimeFormat>();

function clockOf(i18n: I18n): Intl.DateTimeFormat {
  const clock = clocks.get(i18n) ?? new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' });
  clocks.set(i18n, clock);
  return clock;
}

/** The local day, as `YYYY-MM-DD`. */
function dayOf(at: number): string {
  return localIso(at).slice(0, 10);
}

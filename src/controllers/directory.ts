import type { ReactiveController } from 'lit';
import { PadError, type ErrorCode, type PadState, type Target } from '../core/index.js';
import { delay } from './delay.js';
import { PAGE_SIZE, type Find, type Found, type FoundPage } from './found-page.js';
import { Viewport, type LongList, type ViewportHost } from './viewport.js';

const SLOW_MS = 300;
const SAID_MS = 250;
const REST_MS = 50;

/** What a directory needs of its element. */
export interface DirectoryHost extends ViewportHost {
  readonly state: PadState;
  /** What a target is chosen for. */
  readonly mode: 'consult' | 'transfer' | 'start-im';
}

/**
 * What was found: got by pages as they come into view, watched while they are in view, rendered only there. A new
 * question cancels all that is under way; what was found stays until its answer is here.
 * Nothing here takes time in proportion to the length of the result.
 */
export class Directory implements ReactiveController, LongList {
  /** How many there are in all. */
  total: number = 0;
  /** How many to say there are, once the typing rests. */
  said: number | undefined;
  /** Why the last question was not answered. */
  failure: ErrorCode | undefined;
  /** The answer to a question is under way. */
  waiting: boolean = false;
  /** It takes long enough to say so. */
  slow: boolean = false;
  /** The place of the highlighted row. */
  active: number | undefined;
  /** The place of the row under the pointer. */
  pointed: number | undefined;
  /** What of it is rendered. */
  readonly view: Viewport;

  readonly #host: DirectoryHost;
  readonly #onView: (targets: readonly string[]) => void;
  readonly #found = new Map<number, Found>();
  /** The pages that were asked for. */
  readonly #asked = new Set<number>();
  readonly #saying = delay();
  readonly #looking = delay();
  #find: Find | undefined;
  #flight = new AbortController();
  #tasks: (() => void)[] = [];
  #chosen: Found | undefined;
  /** Ids of what was in view last, and of what is watched. */
  #seen = '';
  #watched: readonly string[] = [];

  /** @param onView asks the backend to report these targets, and none but these. */
  constructor(host: DirectoryHost, onView: (targets: readonly string[]) => void) {
    this.#host = host;
    this.#onView = onView;
    host.addController(this);
    this.view = new Viewport(host, this);
  }

  hostDisconnected(): void {
    this.#stop();
    this.unwatch();
  }

  /** The chosen target as it is now. */
  get chosen(): Target | undefined {
    return this.#live(this.#chosen);
  }

  /** The place of the target whose actions are at hand: under the pointer, else highlighted. */
  get marked(): number | undefined {
    return this.pointed ?? this.active;
  }

  /** The target at that place as it is now, once its page is here. */
  at(place: number | undefined): Target | undefined {
    return this.#live(this.#found.get(place ?? -1));
  }

  /** Looks for something else: nothing is chosen any more. */
  find(find: Find): void {
    this.#chosen = undefined;
    this.#find = find;
    this.again();
  }

  /** Asks the same again. */
  readonly again = (): void => {
    this.#stop();
    this.failure = this.active = this.pointed = undefined;
    this.waiting = true;
    this.#saying(SLOW_MS, () => {
      this.slow = true;
      this.update();
    });
    void this.#fetch(0);
    this.update();
  };

  /** Renders it anew, as after a scroll. */
  readonly update = (): void => {
    this.#host.requestUpdate();
  };

  /** Does it now, or when the question that is under way has been answered; a newer question drops it. */
  afterAnswer(task: () => void): void {
    if (this.waiting) this.#tasks.push(task);
    else task();
  }

  /** Moves the highlight, once the answer is here, by a key of a list and no further than it goes. */
  move(key: string): void {
    this.afterAnswer(() => {
      const place = this.view.target(key, this.active);
      this.pointed = undefined;
      if (this.total > 0) this.#highlight(place);
    });
  }

  /** Chooses the target at a place, if it can be; false when it is chosen already or there is none. */
  choose(place: number | undefined): boolean {
    const found = this.#found.get(place ?? -1);
    if (!found || found.target.id === this.#chosen?.target.id) return false;
    this.#choose(found);
    return true;
  }

  /** A click on the row at that place: it is highlighted, and chosen if it can be. */
  activate(place: number | undefined): void {
    if (place === undefined || this.waiting) return;
    this.active = place;
    this.choose(place);
    this.update();
  }

  /** The pointer is over the row at that place. */
  point(place: number | undefined): void {
    if (place !== this.pointed) this.update();
    this.pointed = place;
  }

  /** Tells it again what is in view: a backend that was out of reach may have forgotten. */
  watchAgain(): void {
    this.#onView(this.#watched);
  }

  /** Nothing is in view any more. */
  unwatch(): void {
    this.#looking();
    this.#seen = '';
    this.#watch([]);
  }

  /** Once the view rests, the pages that it lacks are got, and it is watched with the chosen one, wherever that stands. */
  look(): void {
    const { first, end } = this.view;
    const ids = new Set(this.#chosen && [this.#chosen.target.id]);
    for (let place = first; place < end; place += 1) ids.add(this.#found.get(place)?.target.id ?? '');
    ids.delete('');
    const targets = [...ids].slice(0, PAGE_SIZE);
    const seen = [first, end, ...targets].join('\n');
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#looking(REST_MS, () => {
      this.#watch(targets);
      for (const place of [first, end - 1]) {
        const page = Math.floor(place / PAGE_SIZE);
        // Where nothing was found, the last row is none.
        if (page >= 0 && !this.waiting && !this.failure && !this.#found.has(page * PAGE_SIZE))
          void this.#fetch(page);
      }
    });
  }

  #watch(targets: readonly string[]): void {
    if (targets.join('\n') === this.#watched.join('\n')) return;
    this.#watched = targets;
    this.watchAgain();
  }

  #live(found: Found | undefined): Target | undefined {
    const told = found && this.#host.state.targets[found.target.id];
    return told && told !== found.before ? told : found?.target;
  }

  #highlight(place: number | undefined): void {
    this.active = this.view.wanted = place;
    this.update();
  }

  #choose(found: Found): void {
    this.#chosen = this.#live(found)?.can[this.#host.mode] === true ? found : undefined;
    this.update();
  }

  async #fetch(page: number): Promise<void> {
    const { signal } = this.#flight;
    if (!this.#find || this.#asked.has(page)) return;
    this.#asked.add(page);
    try {
      const answer = await this.#find(page * PAGE_SIZE, signal);
      if (!signal.aborted) this.#take(page * PAGE_SIZE, answer);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#stop();
      this.failure = PadError.from(thrown).code;
    }
    this.update();
  }

  #take(offset: number, { targets, total, exact }: FoundPage): void {
    const known = this.#host.state.targets;
    const found = (target: Target): Found => ({ target, before: known[target.id] });
    if (this.waiting) this.#found.clear();
    for (const [index, target] of targets.entries()) this.#found.set(offset + index, found(target));
    this.total = total;
    if (this.waiting) this.#settle(exact && found(exact));
  }

  #settle(exact: Found | undefined): void {
    const tasks = this.#tasks;
    this.#rest();
    const [place] = [...this.#found].find(([, { target }]) => target.id === exact?.target.id) ?? [];
    this.#highlight(place);
    this.view.wanted ??= 0;
    if (exact) this.#choose(exact);
    this.#saying(SAID_MS, () => {
      this.said = this.total;
      this.update();
    });
    for (const task of tasks) task();
  }

  #stop(): void {
    this.#flight.abort();
    this.#flight = new AbortController();
    this.#asked.clear();
    this.#rest();
  }

  #rest(): void {
    this.#saying();
    this.#tasks = [];
    this.waiting = this.slow = false;
  }
}

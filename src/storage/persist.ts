import { keys } from 'idb-keyval';
import { openCalls } from '../call-log/index.js';
import {
  selectedInteraction,
  systemClock,
  type Clock,
  type Interaction,
  type Pad,
  type PadState,
} from '../core/index.js';
import { DraftStamps, changedFields, toldIn, type Draft, type Told } from './draft-stamps.js';
import { CALL, DRAFT, isSetting, keptOf, listsOf, restoredFrom, textsOf } from './kept.js';
import { markedBy, marksBetween, type Marks } from './marks.js';
import { VERSION, nameOf, read, storeOf, write, type Edit, type Kept, type Owner } from './records.js';
import { takeUp } from './take-up.js';
import { completed, keepView } from './view.js';

/** How a pad is kept. */
export interface PersistOptions extends Owner {
  /** Keep favourites, recent targets and devices when the agent logs out: for a browser that one agent alone uses. */
  readonly keepSettings?: boolean;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/** Nothing stays of it. */
const GONE: Edit = () => undefined;

/** What is written waits at most this long for more, in milliseconds: a frame. */
const FRAME_MS = 16;

/** After how long what could not be stored is tried again, in milliseconds, where nothing is written meanwhile. */
const AGAIN_MS = 5_000;

/**
 * Keeps what the agent has written and chosen in this browser, for `restore` after a reload or a crash: drafts, messages
 * that were not sent, what is open (in this tab), My Messages, unread marks, favourites, recent targets, devices, and the
 * entries of the call log that nobody accepted. No token, no case data, no transcript. What is written, chosen or read in
 * one tab is so in the others; the last write of a field wins, and the field in which the agent writes is left alone.
 *
 * One write for all changes of a frame. Everything goes when the agent logs out, but for the call log, which the page is
 * still to accept. Where the browser does not store, the pad works on, and a notice says so once (`storage-failed`); what
 * a newer version has stored is left alone (`storage-newer`).
 *
 * @returns the way to stop; resolves when everything is stored
 */
export function persist(pad: Pad, options: PersistOptions): () => Promise<void> {
  const persistence = new Persistence(pad, options);
  return () => persistence.stop();
}

class Persistence {
  readonly #pad: Pad;
  readonly #options: PersistOptions;
  readonly #clock: Clock;
  readonly #store: ReturnType<typeof storeOf>;
  readonly #stamps = new DraftStamps();
  #channel: BroadcastChannel | undefined;
  readonly #stops: readonly (() => void)[];
  /** What is stored, or under way. */
  #stored: ReadonlyMap<string, unknown>;
  /** What the other tabs know that the agent has seen. */
  #seen: Interaction | undefined;
  #stopTimer: (() => void) | undefined;
  #stopAgain: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(pad: Pad, options: PersistOptions) {
    this.#pad = pad;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#store = storeOf(options);
    this.#stored = keptOf(pad);
    this.#listen();
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('pageshow', this.#onShow);
    document.addEventListener('visibilitychange', this.#flush);
    this.#stops = [pad.subscribe(this.#onState), openCalls(pad).subscribe(this.#soon)];
    this.#writing = this.#begin();
  }

  /** Stops to keep, with everything stored. */
  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('pageshow', this.#onShow);
    document.removeEventListener('visibilitychange', this.#flush);
    this.#onHide();
    await this.#writing;
    if ([...this.#stored.values()].includes(null)) {
      this.#flush();
      await this.#writing;
    }
    this.#stopAgain?.();
  }

  async #begin(): Promise<void> {
    try {
      const { kept, newer } = await read(this.#store);
      if (newer) this.#say('storage-newer');
      const now = this.#clock.now();
      takeUp(this.#pad, kept, now);
      if (completed(this.#options, kept, now)) this.#writeAgain(kept);
    } catch {
      this.#say('storage-failed');
    }
  }

  /** What the page before could not write any more is written now. */
  #writeAgain(kept: readonly Kept[]): void {
    const records = new Map(kept.map(({ key, value }) => [key, textsOf(value)]));
    const asStored = ([key, is]: readonly [string, unknown]) =>
      [key, key.startsWith(DRAFT) ? records.get(key) : is] as const;
    this.#stored = new Map([...this.#stored].map(asStored));
    this.#soon();
  }

  #listen(): void {
    if (typeof BroadcastChannel !== 'function') return;
    this.#channel = new BroadcastChannel(nameOf(this.#options));
    this.#channel.addEventListener('message', this.#onMessage);
  }

  /** The records may not be written any more; what the tab holds is, at once. */
  readonly #onPageHide = (): void => {
    this.#onHide();
    keepView(this.#options, { ...this.#pad.state, at: this.#clock.now() });
  };

  /** What another tab tells would take a page out of the browser's keeping that is kept for the way back. */
  readonly #onHide = (): void => {
    this.#flush();
    this.#channel?.close();
    this.#channel = undefined;
  };

  /** What was told meanwhile is stored; where nothing is stored, what stands here is all that there is. */
  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#listen();
    read(this.#store).then(
      ({ kept }) => {
        const { commands: _, ...restored } = restoredFrom(kept, this.#clock.now());
        this.#pad.set({ type: 'restored', restored });
        this.#stored = keptOf(this.#pad);
      },
      () => undefined,
    );
  };

  readonly #onState = (state: PadState, { agent: before, selected, layout }: PadState): void => {
    // A backend that gave the agent up while they were away (a snapshot says so) is no log-out: their work is still theirs.
    const leaves = state.cause.type === 'agent' && state.agent?.state === 'logged-out';
    if (leaves && before && before.state !== 'logged-out') this.#clear();
    if (state.selected !== selected || state.layout !== layout) keepView(this.#options, state);
    this.#soon();
  };

  readonly #soon = (): void => {
    this.#stopTimer ??= this.#clock.after(FRAME_MS, this.#flush);
  };

  readonly #flush = (): void => {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    const before = this.#stored;
    const now = keptOf(this.#pad);
    const told: Told[] = [];
    const edits = new Map<string, Edit>();
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      const [was, is] = [before.get(key), now.get(key)];
      // The devices that are there at first are no choice of the agent's.
      if (was === is || (was === undefined && key === 'audio')) continue;
      if (!key.startsWith(DRAFT)) edits.set(key, () => is);
      else if (was === null || changedFields(was as Draft, is as Draft).length > 0) {
        told.push(...this.#stamp(key, was as Draft, is as Draft));
        edits.set(key, was === null ? () => is : mergedWith(was as Draft, is as Draft));
      }
    }
    const marks = { ...marksBetween(before, now), ...this.#look() };
    this.#stored = now;
    if (told.length + Object.keys(marks).length > 0)
      this.#channel?.postMessage({ version: VERSION, told, marks });
    if (edits.size > 0) this.#write(edits);
  };

  /** What is open in the tab that the agent used last is no news in the others. */
  #look(): Marks {
    const { state } = this.#pad;
    const isFront = Object.values(state.sources).every(({ link }) => link.tab?.front !== false);
    const one = isFront ? selectedInteraction(state) : undefined;
    if (!one || one === this.#seen) return {};
    this.#seen = one;
    return { seen: one.id };
  }

  /** What is on its way belongs to the tab that sends it: the others hear when it is there. */
  #stamp(key: string, was: Draft, is: Draft): readonly Told[] {
    const told = this.#stamps.tell(key.slice(DRAFT.length), was, is, this.#clock.now());
    return told.filter(({ field, text }) => text === undefined || !field.includes(':'));
  }

  #write(edits: ReadonlyMap<string, Edit>): void {
    const done = write(this.#store, edits).then(
      (newer) => {
        if (newer) this.#say('storage-newer');
      },
      () => {
        // It is tried again as a whole, with the next change or a little later.
        this.#stored = new Map([...this.#stored, ...[...edits.keys()].map((key) => [key, null] as const)]);
        this.#say('storage-failed');
        this.#stopAgain?.();
        this.#stopAgain = this.#clock.after(AGAIN_MS, this.#flush);
      },
    );
    this.#writing = Promise.all([this.#writing, done]).then(() => undefined);
  }

  /** What is not taken over from another tab, and is stored by it already, is stored and told again. */
  readonly #onMessage = ({ data }: MessageEvent<unknown>): void => {
    this.#flush();
    for (const told of toldIn(data)) {
      const { interaction, field, text } = told;
      const key = DRAFT + interaction;
      const own = this.#pad.state.drafts[interaction];
      const isNext = this.#stamps.isNext(told, own?.[field]);
      if (isNext) this.#pad.set({ type: 'draft', interaction, fields: { [field]: text } });
      const stored = { ...(this.#stored.get(key) as Draft), [field]: text };
      this.#stored = new Map([...this.#stored, [key, stored]]);
    }
    const restored = markedBy(data, this.#pad.state);
    if (Object.keys(restored).length > 0) this.#pad.set({ type: 'restored', restored });
    this.#stored = new Map([...this.#stored, ...listsOf(this.#pad.state)]);
    this.#soon();
  };

  #clear(): void {
    for (const [interaction, draft] of Object.entries(this.#pad.state.drafts)) {
      const fields = Object.fromEntries(Object.keys(draft).map((field) => [field, undefined]));
      this.#pad.set({ type: 'draft', interaction, fields });
    }
    keepView(this.#options, {});
    const stays = (key: unknown): boolean =>
      typeof key !== 'string' ||
      key === 'settings' ||
      key.startsWith(CALL) ||
      (!!this.#options.keepSettings && isSetting(key));
    this.#writing = this.#writing
      .then(() => keys<string>(this.#store))
      .then((all) => write(this.#store, new Map(all.filter((key) => !stays(key)).map((key) => [key, GONE]))))
      .then(
        () => undefined,
        () => {
          this.#say('storage-failed');
        },
      );
  }

  /** Once: the same notice is told no second time. */
  #say(code: 'storage-failed' | 'storage-newer'): void {
    const notice = { id: code, at: this.#clock.now(), level: 'warning', code } as const;
    this.#pad.set({ type: 'notice', notice });
  }
}

/** Other tabs write in the same record: only what changed here is changed there. */
function mergedWith(was: Draft, is: Draft): Edit {
  const changed = changedFields(was, is);
  return (before) => {
    const fields = {
      ...textsOf(before),
      ...Object.fromEntries(changed.map((field) => [field, is?.[field]])),
    };
    const written = Object.entries(fields).filter(([, text]) => text !== undefined);
    return written.length > 0 ? Object.fromEntries(written) : undefined;
  };
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PadState } from '../core/index.js';

/** What a key can do; `accept-nth` are nine keys, whose digit stands for 1 to 9. */
export type ShortcutName =
  | (
      | 'accept'
      | 'accept-nth'
      | 'reject'
      | 'focus'
      | 'ready'
      | 'release'
      | 'done'
      | 'hold'
      | 'mute'
      | 'send-dtmf'
    )
  | ('consult' | 'transfer' | 'previous' | 'next' | 'messages' | 'queues' | 'keys');

/** What has keys from the start: what is needed while the agent is elsewhere, and how the others are found. */
const FIRST: Shortcuts = { accept: 'page F10', 'accept-nth': 'page Alt+Shift+1', keys: '?' };

/**
 * Keys as `aria-keyshortcuts` writes them, such as `Alt+Shift+H`; with `page ` before them they count on the whole page,
 * else while the focus is in the pad. An empty text takes the keys away.
 */
export type Shortcuts = Readonly<Partial<Record<ShortcutName, string>>>;

/** What is set, by name: `key:` for the agent's shortcuts, `host:` for the page's. */
type Settings = PadState['settings'];

/** Controls that take each other's place have the same keys. */
const SAME: Readonly<Record<string, ShortcutName>> = {
  retrieve: 'hold',
  unmute: 'mute',
  'end-call': 'release',
};

/** The keys of what is called like that, with `page ` where they count on the whole page; empty where there are none. */
export function shortcutOf({ settings }: { readonly settings?: Settings }, name: string): string {
  const known = SAME[name] ?? name;
  return settings?.[`key:${known}`] ?? settings?.[`host:${known}`] ?? FIRST[known as ShortcutName] ?? '';
}

/** The keys alone, for `aria-keyshortcuts`; nothing where there are none. */
export function keysOf(state: PadState, name: string): string | undefined {
  return shortcutOf(state, name).replace('page ', '') || undefined;
}

/** The keys that answer the offer at that place; 0 is on top (CG-27). */
export function offerKeys(state: PadState, place: number): readonly string[] {
  const nth = place < 9 ? keysOf(state, 'accept-nth')?.replace(/\d$/, String(place + 1)) : undefined;
  return [place ? undefined : keysOf(state, 'accept'), nth].filter((keys) => keys !== undefined);
}

/** The pressed keys in the form of a shortcut. */
export function pressed({ key, code, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): string {
  const isModified = ctrlKey || altKey || metaKey;
  const isNamed = key !== 'Dead' && /^([a-z]|..+)$/i.test(key);
  // With Alt or Shift a key writes another character on some keyboards: then it counts by its place.
  const place = isModified && !isNamed ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  const shift = shiftKey && (isModified || isNamed) ? 'Shift+' : '';
  return `${ctrlKey ? 'Control+' : ''}${altKey ? 'Alt+' : ''}${metaKey ? 'Meta+' : ''}${shift}${place ?? (key[1] ? key : key.toUpperCase())}`;
}

/** What the controller needs. */
export interface ShortcutDeeds {
  /** What the agent has chosen. */
  readonly state: () => PadState;
  /** What the page has. */
  readonly shortcuts: () => Shortcuts;
  /** Does it; of offers the nth, from 0. False where there is nothing to do, and the key goes on to the page. */
  readonly press: (name: ShortcutName, nth: number) => boolean;
}

/**
 * Follows the shortcuts. Held keys, keys that an input method is using and keys that the page has handled stay what they
 * are, and so do all but F1 to F24 while something is being written.
 */
export class ShortcutKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & Node;
  readonly #deeds: ShortcutDeeds;
  #page: Document = document;
  #known:
    | { readonly settings: Settings; readonly wanted: readonly (readonly [ShortcutName, string])[] }
    | undefined;

  constructor(host: ReactiveControllerHost & Node, deeds: ShortcutDeeds) {
    this.#host = host;
    this.#deeds = deeds;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page = this.#host.ownerDocument ?? document;
    this.#page.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.#page.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const keys = pressed(event);
    if (isWriting(event) && !/F\d+$/.test(keys)) return;
    const isInside = event.composedPath().includes(this.#host);
    const nth = Number(/\b[1-9]$/.exec(keys)?.[0] ?? 1);
    for (const [name, wanted] of this.#wanted) {
      const given = name === 'accept-nth' && nth > 1 ? keys.replace(/\d$/, '1') : keys;
      if (wanted !== `page ${given}` && (wanted !== given || !isInside)) continue;
      if (this.#deeds.press(name, name === 'accept-nth' ? nth - 1 : 0)) event.preventDefault();
      return;
    }
  };

  /** What has keys, and which; every key on the page asks for it. */
  get #wanted(): readonly (readonly [ShortcutName, string])[] {
    const settings = withShortcuts(this.#deeds.state().settings, this.#deeds.shortcuts());
    if (!this.#known || this.#known.settings !== settings) {
      const names = Object.keys({ ...FIRST, ...settings }).map(
        (name) => name.replace(/.*:/, '') as ShortcutName,
      );
      this.#known = { settings, wanted: names.map((name) => [name, shortcutOf({ settings }, name)]) };
    }
    return this.#known.wanted;
  }
}

/** Whether the key goes to where something is written, also in the shadow of another element. */
function isWriting(event: Event): boolean {
  const [target] = event.composedPath() as HTMLElement[];
  return !!target?.isContentEditable || (target instanceof Element && target.matches(WRITTEN));
}

const WRITTEN = 'input, textarea, select, [role=textbox]';

const views = new WeakMap<object, readonly [settings: Settings, merged: Settings]>();

/** The settings with the page's own shortcuts among them; the same object for the same ones. */
function withShortcuts(settings: Settings, shortcuts: Shortcuts): Settings {
  const known = views.get(shortcuts);
  if (known && known[0] === settings) return known[1];
  const own = Object.entries(shortcuts).map(([name, keys]) => [`host:${name}`, keys] as const);
  const merged: Settings = own.length ? { ...settings, ...Object.fromEntries(own) } : settings;
  views.set(shortcuts, [settings, merged]);
  return merged;
}

/** The same state with the page's own shortcuts among the settings. */
export function pageSettings(state: PadState, shortcuts: Shortcuts): PadState {
  const settings = withShortcuts(state.settings, shortcuts);
  return settings && settings !== state.settings ? { ...state, settings } : state;
}

/** The agent's own settings, without what the page has put among them: only these are kept. */
export function ownSettings(settings: Settings): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([name]) => !name.startsWith('host:')));
}

import { keysOf, type ShortcutName } from '../controllers/shortcuts.js';
import type { PadState } from '../core/index.js';

/** All shortcuts, in the order of the map. */
export const NAMES: readonly ShortcutName[] = [
  'accept',
  'accept-nth',
  'reject',
  'focus',
  'ready',
  'release',
  'done',
  'hold',
  'mute',
  'send-dtmf',
  'consult',
  'transfer',
  'previous',
  'next',
  'messages',
  'queues',
  'keys',
];

/** Why keys cannot be a shortcut. */
export type KeyProblem =
  | { readonly why: 'used'; readonly by: ShortcutName }
  | { readonly why: 'browser' | 'assistive' | 'moving' | 'plain' | 'digit' };

/** What browsers and desktops do with these happens before, or instead of, what a page does. */
const BROWSER = [
  /^(Control|Meta)\+(Shift\+)?(.|Tab|Page(Up|Down)|F\d+|Enter|Delete|Escape|Arrow.+)$/,
  /^(Shift\+)?F([135-7]|1[12])$/,
  /^Alt\+([DEF]|F\d+|Home|Tab| |Escape|Enter|Arrow(Left|Right))$/,
  /^Meta$/,
];
/** Control with Alt is AltGr, which writes, and the key of VoiceOver; Insert and Caps Lock are those of NVDA and JAWS. */
const ASSISTIVE = [/^Control\+Alt\+/, /(^|\+)(Insert|CapsLock|NumLock|ScrollLock)$/];
const MOVING =
  /^(Shift\+)?(Tab|Enter| |Escape|Backspace|Delete|Home|End|Page(Up|Down)|Arrow.+|F10|ContextMenu)$/;
const PLAIN = /^(Shift\+)?.$/;

/** What speaks against these keys for that; nothing where they can be taken. */
export function problemOf(
  state: PadState,
  name: ShortcutName,
  keys: string,
  everywhere: boolean,
): KeyProblem | undefined {
  if (name === 'accept-nth' && !/^(Control|Alt|Meta).*\+[1-9]$/.test(keys)) return { why: 'digit' };
  if (BROWSER.some((one) => one.test(keys))) return { why: 'browser' };
  if (ASSISTIVE.some((one) => one.test(keys))) return { why: 'assistive' };
  if (MOVING.test(keys) && keys !== 'F10') return { why: 'moving' };
  if (everywhere && PLAIN.test(keys)) return { why: 'plain' };
  const by = NAMES.find((other) => other !== name && isSame(other, keysOf(state, other), name, keys));
  return by && { why: 'used', by };
}

/** One of them has nine keys. */
function isSame(other: ShortcutName, taken: string | undefined, name: ShortcutName, keys: string): boolean {
  const isNine = other === 'accept-nth' || name === 'accept-nth';
  const plain = (given: string | undefined): string | undefined =>
    isNine ? given?.replace(/\b[1-9]$/, '1') : given;
  return plain(taken) === plain(keys);
}

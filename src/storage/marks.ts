import type { Notice, PadState, Restored } from '../core/index.js';
import { isObject, only } from './checks.js';
import { isTarget, textsOf } from './kept.js';
import { VERSION } from './records.js';

const CHOSEN = ['favourites', 'recents', 'settings'] as const;

/** What the agent chose, read and looked at in one tab, for the others to know. */
export interface Marks extends Partial<Record<(typeof CHOSEN)[number], unknown>> {
  /** By id: whether it is read now, or nothing where it was deleted. */
  readonly notices?: Readonly<Record<string, boolean | null>>;
  /** The interaction that is no news any more. */
  readonly seen?: string;
}

/** What has changed between two moments; `was` and `is` hold the lists of a state by their names. */
export function marksBetween(was: ReadonlyMap<string, unknown>, is: typeof was): Marks {
  const chosen = CHOSEN.filter((name) => was.get(name) !== is.get(name));
  const notices = noticeMarks(noticesOf(was), noticesOf(is));
  return {
    ...Object.fromEntries(chosen.map((name) => [name, is.get(name)])),
    ...(notices.length > 0 ? { notices: Object.fromEntries(notices) } : {}),
  };
}

function noticesOf(lists: ReadonlyMap<string, unknown>): readonly Notice[] {
  return (lists.get('notices') ?? []) as readonly Notice[];
}

/** What has come is unread and no mark: the backend tells it in every tab. */
function noticeMarks(was: readonly Notice[], is: readonly Notice[]): readonly [string, boolean | null][] {
  if (was === is) return [];
  const [before, now] = [readById(was), readById(is)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((id) => {
    const read = now.get(id) ?? null;
    return read === (before.get(id) ?? false) ? [] : [[id, read]];
  });
}

function readById(notices: readonly Notice[]): ReadonlyMap<string, boolean> {
  return new Map(notices.map(({ id, read }) => [id, read]));
}

/**
 * The parts of a state that are others by what another tab told, as far as it can be understood: tabs may have different
 * versions.
 */
export function markedBy(message: unknown, { unread, notices }: PadState): Restored {
  if (!isObject(message) || message.version !== VERSION || !isObject(message.marks)) return {};
  const { seen, notices: marks, settings, ...lists } = message.marks;
  const chosen = CHOSEN.filter((name) => Array.isArray(lists[name]));
  return {
    ...Object.fromEntries(chosen.map((name) => [name, only(lists[name], isTarget)])),
    ...(unread.some((id) => id === seen) ? { unread: unread.filter((id) => id !== seen) } : {}),
    ...(isObject(settings) ? { settings: textsOf(settings) } : {}),
    ...(isObject(marks) ? { notices: notices.flatMap((one) => marked(one, marks[one.id])) } : {}),
  };
}

function marked(one: Notice, read: unknown): Notice | readonly [] {
  if (read === null) return [];
  return typeof read === 'boolean' ? { ...one, read } : one;
}

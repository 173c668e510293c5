import { openCalls, type CallLogEntry } from '../call-log/index.js';
import type { Audio, Command, Drafts, Notice, Pad, PadState, Restored, TargetRef } from '../core/index.js';
import { isFlag, isNumber, isObject, isOneOf, isShaped, isText, only, type Check } from './checks.js';
import type { Kept } from './records.js';

/** Keys begin with one of these, or are a whole one. */
export const DRAFT = 'draft ';
export const CALL = 'call ';
const COMMAND = 'command ';

/** The lists of a state that are kept as they are. */
const LISTS = ['notices', 'unread', 'favourites', 'recents', 'settings'] as const;
const SETTINGS: readonly string[] = ['favourites', 'recents', 'audio', 'settings'];

/** What was left for a week is work no more. In milliseconds. */
const WEEK = 604_800_000;

/** Whether a record is a setting of the agent's, not work. */
export function isSetting(key: string): boolean {
  return SETTINGS.includes(key);
}

/** The devices and volumes of the first source that carries voice. */
export function audioOf({ sources }: PadState): Audio | undefined {
  return Object.values(sources).find(({ link }) => link.audio)?.link.audio;
}

/** The lists of a state, by the keys of their records. */
export function listsOf(state: PadState): readonly (readonly [string, unknown])[] {
  return LISTS.map((list) => [list, state[list]] as const);
}

/** All that is kept of a pad, by the key of its record: equal values are the same, and changed ones are not. */
export function keptOf(pad: Pad): ReadonlyMap<string, unknown> {
  const { state } = pad;
  const audio = audioOf(state);
  return new Map<string, unknown>([
    ...listsOf(state),
    ...Object.entries(state.drafts).map(([id, draft]) => [DRAFT + id, draft] as const),
    ...state.commands.flatMap(({ command, phase }) =>
      isWritten(command) && phase !== 'refused' ? [[COMMAND + command.id, command] as const] : [],
    ),
    ...[...openCalls(pad).entries].map(([id, entry]) => [CALL + id, entry] as const),
    ...(audio ? [['audio', choiceOf(audio)] as const] : []),
  ]);
}

/** What was sent once must not be written anew after a reload, but asked for again by its id. */
function isWritten({ type }: Command): boolean {
  return type === 'send-message' || type === 'reply';
}

function choiceOf({ microphone, speaker, microphoneVolume, speakerVolume }: Audio): string {
  return JSON.stringify({ microphone, speaker, microphoneVolume, speakerVolume });
}

/** A target as the lists of a state hold it. */
export const isTarget: Check = isShaped({
  id: isText,
  name: isText,
  kind: isOneOf('agent', 'queue', 'service', 'routing-point', 'contact', 'number', 'workbin'),
});
const isNotice = isShaped(
  { id: isText, at: isNumber, level: isOneOf('info', 'warning', 'error'), code: isText, read: isFlag },
  { error: isText, about: isText, text: isText, interaction: isText },
);
const isCommand = isShaped({ type: isText, id: isText, interaction: isText, text: isText });
const isEntry = isShaped(
  {
    ...{ id: isText, interactionId: isText, backend: isText, medium: isText, direction: isText },
    ...{ start: isNumber, end: isNumber, done: isNumber, outcome: isText, releasedBy: isText },
    ...{ subject: isText, recorded: isFlag, agent: isShaped({ id: isText, name: isText }) },
  },
  {
    ...{ answer: isNumber, result: isText, ani: isText, dnis: isText, queue: isText, note: isText },
    ...{ contact: isObject, record: isObject, disposition: isObject, parent: isText, peer: isTarget },
  },
);

/** What a pad can begin with. */
export function restoredFrom(kept: readonly Kept[], now: number): Restored {
  const fresh = kept.filter(({ key, at }) => isSetting(key) || now - at < WEEK);
  const list = (name: string): unknown => fresh.find(({ key }) => key === name)?.value;
  return {
    drafts: Object.fromEntries(
      fresh.flatMap(({ key, value }) =>
        key.startsWith(DRAFT) ? [[key.slice(DRAFT.length), textsOf(value)] as const] : [],
      ),
    ),
    commands: (valuesOf(fresh, COMMAND, isCommand) as readonly Command[])
      .filter(isWritten)
      .map((command) => ({ command, phase: 'unknown', failure: { code: 'UNKNOWN', message: 'UNKNOWN' } })),
    notices: only(list('notices'), isNotice) as readonly Notice[],
    unread: only(list('unread'), isText) as readonly string[],
    favourites: only(list('favourites'), isTarget) as readonly TargetRef[],
    recents: only(list('recents'), isTarget) as readonly TargetRef[],
    settings: textsOf(list('settings')),
  };
}

/** The entries that nobody accepted before a reload. */
export function callsFrom(kept: readonly Kept[], now: number): readonly CallLogEntry[] {
  const fresh = kept.filter(({ at }) => now - at < WEEK);
  return valuesOf(fresh, CALL, isEntry) as readonly CallLogEntry[];
}

/** What was chosen for calls. */
export function audioFrom(kept: readonly Kept[]): Partial<Audio> {
  const stored = kept.find(({ key }) => key === 'audio')?.value;
  const choice: unknown = isText(stored) ? parsed(stored) : undefined;
  const isChoice = isShaped(
    { microphoneVolume: isNumber, speakerVolume: isNumber },
    { microphone: isText, speaker: isText },
  );
  return isChoice(choice) ? (choice as Partial<Audio>) : {};
}

/** What a stored text holds. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The texts of a draft; whatever else stands there is left out. */
export function textsOf(value: unknown): Drafts[string] {
  const fields = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(fields.filter((field): field is [string, string] => isText(field[1])));
}

function valuesOf(kept: readonly Kept[], prefix: string, check: Check): readonly unknown[] {
  return kept.flatMap(({ key, value }) => (key.startsWith(prefix) && check(value) ? [value] : []));
}

import type { Fact, Failure } from './adapter.js';
import type { Command } from './commands.js';
import type { Entry } from './conversation.js';
import { deepFreeze } from './freeze.js';
import type { Agent, Interaction, Link, Notice, Target, TargetRef, Timestamp } from './model.js';

/**
 * The life of a command that has not been confirmed.
 *
 * ```
 *  pending ──fact names it──▶ (leaves)      pending ──refused──▶ refused ──asked again, dismissed──▶ (leaves)
 *     └──time-out──▶ unknown ──fact names it──▶ (leaves);  unknown ──asked again, same id──▶ pending
 * ```
 */
export interface CommandLife {
  readonly command: Command;
  readonly phase: 'pending' | 'unknown' | 'refused';
  /** Why, when refused or unknown. */
  readonly failure?: Failure;
}

/** A command that was refused, or whose outcome is not known. */
export interface Failed {
  readonly phase: 'refused' | 'unknown';
  readonly command: Command;
  readonly failure: Failure;
  /** Local milliseconds since 1970. */
  readonly at: number;
}

/** What the pad knows of one backend. */
export interface Source {
  readonly link: Link;
  /** The backend's clock minus ours, in milliseconds: add it to the local time to compare with a `Timestamp`. */
  readonly offset: number;
  /** The sequence number at which the last snapshot stood: facts up to it are late. Absent before the first one. */
  readonly floor?: number;
}

/** What made this state out of the one before it. `changes` needs it to tell news from what was there already. */
export interface Cause {
  readonly type: 'start' | 'sent' | 'failed' | 'local' | Fact['type'];
  /** The commands that it settled. */
  readonly by: readonly string[];
  /** The one interaction that it was about; absent: any may have changed. */
  readonly interaction?: string;
}

/**
 * All that a pad shows: replaced as a whole, unchanged parts shared with the state before. The state and all that a
 * backend reported are frozen; its lists are not, for engines read frozen arrays many times slower.
 */
export interface PadState {
  readonly agent?: Agent;
  /** In the order of arrival; a change of one never moves another. Offers are among them (phase `offered`). */
  readonly interactions: readonly Interaction[];
  /** The newest 256 that left, oldest first, as they were at last: late facts about them are dropped. */
  readonly gone: readonly Interaction[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Newest first, at most 256. */
  readonly notices: readonly Notice[];
  readonly commands: readonly CommandLife[];
  /** Ids of interactions that changed since the agent last looked at them. */
  readonly unread: readonly string[];
  /** Id of the interaction whose panel is open. */
  readonly selected?: string | undefined;
  /** What the last `watch` reported, by id. */
  readonly targets: Readonly<Record<string, Target>>;
  /** The newest entries of each conversation, at most 200, by interaction; the query `transcript` has those before. */
  readonly transcripts: Readonly<Record<string, readonly Entry[]>>;
  /** Until when the other side of a conversation counts as writing, by interaction. */
  readonly typing: Readonly<Record<string, Timestamp>>;
  /** The agent's own favourite targets, newest first, at most 256 (TC-1). */
  readonly favourites: readonly TargetRef[];
  /** Whom the agent consulted or handed over to, newest first, at most 256 (TC-1). */
  readonly recents: readonly TargetRef[];
  readonly drafts: Drafts;
  /** What the agent has opened of the contact of each interaction. */
  readonly layout?: Readonly<Record<string, string>>;
  /** How the agent wants the pad, by the name of the setting. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cause: Cause;
}

/**
 * What the agent has written and no backend has confirmed, by interaction, then by the command that is to bring it over.
 * `send-message:<id>`: a message that the agent has sent, in order; it goes, and is asked for again, as the command of that
 * id. The drafts of an interaction that left without the agent's doing stay.
 */
export type Drafts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a pad can begin with. Of the commands only those whose outcome is unknown make sense. */
export type Restored = Partial<
  Pick<
    PadState,
    | 'commands'
    | 'drafts'
    | 'favourites'
    | 'layout'
    | 'notices'
    | 'recents'
    | 'selected'
    | 'settings'
    | 'unread'
  >
>;

/** What the agent does in the pad itself; never sent to a backend. */
export type LocalChange =
  | { readonly type: 'select'; readonly interaction?: string }
  /** Marks these messages, or takes them out; all of them where no ids are given. */
  | { readonly type: 'notices'; readonly ids?: readonly string[]; readonly as: 'read' | 'unread' | 'deleted' }
  /** Puts a target first in that list, or takes it out. */
  | { readonly type: 'favourites' | 'recents'; readonly target: TargetRef; readonly keep: boolean }
  /** Writes these fields of `PadState.drafts`; a field without a text is forgotten. */
  | {
      readonly type: 'draft';
      readonly interaction: string;
      readonly fields: Readonly<Record<string, string | undefined>>;
    }
  /** Tells the agent something in My Messages. */
  | { readonly type: 'notice'; readonly notice: Omit<Notice, 'read'> }
  /** Takes over these parts as they are. */
  | { readonly type: 'restored'; readonly restored: Restored }
  /** Takes a refused or unknown command off the screen. */
  | { readonly type: 'dismiss'; readonly command: string };

/** A pad before its first fact. */
export const initialState: PadState = deepFreeze({
  interactions: [],
  gone: [],
  sources: {},
  notices: [],
  commands: [],
  unread: [],
  targets: {},
  transcripts: {},
  typing: {},
  favourites: [],
  recents: [],
  drafts: {},
  cause: { type: 'start', by: [] },
});

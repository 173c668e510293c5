/** What only written conversations have: a chat with a contact (8.5), an instant message between agents (8.6, 8.7). */
import type { Timestamp } from './model.js';

/** Who wrote an entry. `system`: the backend itself, such as "Eva Lind has left". */
export interface Author {
  readonly kind: 'agent' | 'contact' | 'system';
  /** Of an agent: the logon. */
  readonly id?: string;
  readonly name: string;
  /** Of an agent: the logon, where the id is something else. */
  readonly logon?: string;
}

/** One entry of a transcript. It never changes. */
export interface Entry {
  /** Id of the interaction whose transcript it stands in. */
  readonly interaction: string;
  /** Its place in the transcript, from 1, without gaps. */
  readonly number: number;
  readonly at: Timestamp;
  readonly by: Author;
  /** Plain text, with line breaks. */
  readonly text: string;
}

/** How a conversation stands. Its text is the transcript: `message` facts as it grows, the query `transcript` for what was before. */
export interface Conversation {
  /** How many entries the transcript has. */
  readonly entries: number;
  /** The other side's pad or page has received the entries up to this number (IM: delivered marks). */
  readonly delivered: number;
  /** This agent began it: of an instant message (IM-26). */
  readonly own?: true;
  /** The message with which it began, for the offer (IM-18). */
  readonly first?: string;
  /** Why it is over, or never came to be, while `phase` is `wrap` (IM-4, IM-11). */
  readonly ended?: 'by-agent' | 'by-other' | 'rejected' | 'timed-out';
  /** Since when the contact waits for an answer (CH-1). */
  readonly waitingSince?: Timestamp;
  /** After how many milliseconds of waiting an answer is due, and overdue (CH-1). */
  readonly patience?: { readonly dueMs: number; readonly overdueMs: number };
}

/** The rest of a command about one interaction. */
interface About<T extends string> {
  readonly type: T;
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
  readonly interaction: string;
}

/**
 * Write into a conversation; settled by its `message` fact. In an IM consultation that is not connected the first message
 * is what invites the target (IM-18). Fails with `GONE` when the conversation is over.
 */
export interface SendMessage extends About<'send-message'> {
  /** Plain text, 1 to 4,000 characters. */
  readonly text: string;
}

/** The agent is writing; worth repeating every three seconds. Settled by `settled`. */
export type Typing = About<'typing'>;

/** The pad has received the other side's entries up to this number. Settled by `settled`. */
export interface Received extends About<'received'> {
  readonly number: number;
}

/**
 * Invite another agent to an instant message (IM-2). With `interaction` it is a consultation about that: a conversation
 * of its own with that `parent`, of which the target learns nothing before the first message (IM-17).
 * Fails with `TARGET_UNAVAILABLE` for an agent who is logged out or has not the feature.
 */
export interface StartIm {
  readonly type: 'start-im';
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
  /** Id of a target. */
  readonly target: string;
  readonly interaction?: string;
}

/** Ask for a part of a transcript, newest entries first in choice, oldest first in the answer. */
export interface TranscriptQuery {
  readonly type: 'transcript';
  readonly interaction: string;
  /** Only entries with a lower number; left out: the newest. */
  readonly before?: number;
  /** How many at most, 1 to 200. */
  readonly limit: number;
}

/** A part of a transcript in order. */
export interface TranscriptPage {
  readonly entries: readonly Entry[];
}

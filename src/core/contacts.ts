/** What is known of a contact: information, history, and whose interaction it is (WI-24 … WI-31, HI-1, IM-21). */
import type { Entry } from './conversation.js';
import type { Contact, Medium, Outcome, Timestamp } from './model.js';

/** One thing that is known of a contact. */
export interface ContactField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** The agent may change it by `set-contact`. */
  readonly editable: boolean;
}

/** A contact with all that is known. */
export interface ContactDetails extends Contact {
  readonly id: string;
  readonly fields: readonly ContactField[];
}

/** Ask what is known of the contact of an interaction that this agent holds or is offered. Fails with `NOT_FOUND` without one. */
export interface ContactQuery {
  readonly type: 'contact';
  readonly interaction: string;
}

/** Ask who the contact of an interaction may be. */
export interface ContactsQuery {
  readonly type: 'contacts';
  readonly interaction: string;
  /** Part of a name or an address; empty finds those that have the interaction's address. */
  readonly search: string;
  /** How many at most, 1 to 100. */
  readonly limit: number;
}

/** Who it may be. */
export interface ContactsPage {
  readonly contacts: readonly (Contact & { readonly id: string })[];
  /** How many were found in all. */
  readonly total: number;
}

/** Where an interaction of the history stands. */
export type HistoryState = 'in-progress' | 'done';

/** Search the history of the contact of an interaction, newest first (HI-1). */
export interface HistoryQuery {
  readonly type: 'history';
  readonly interaction: string;
  /** Part of a subject, a note or a text; empty finds everything. */
  readonly search: string;
  readonly media?: readonly Medium[];
  readonly state?: HistoryState;
  /** Only what began at this moment or later. */
  readonly from?: Timestamp;
  /** Only what began before this moment. */
  readonly to?: Timestamp;
  /** Left out: `newest`. */
  readonly sort?: 'newest' | 'oldest' | 'subject';
  readonly offset: number;
  /** How many at most, 1 to 100. */
  readonly limit: number;
}

/** An interaction of the history in one line. */
export interface HistoryItem {
  readonly id: string;
  readonly medium: Medium;
  readonly state: HistoryState;
  readonly subject: string;
  readonly createdAt: Timestamp;
  readonly endedAt?: Timestamp;
  /** Who handled it last. */
  readonly agent?: string;
  readonly outcome?: Outcome;
}

/** A page of the history. */
export interface HistoryPage {
  readonly items: readonly HistoryItem[];
  /** How many were found in all. */
  readonly total: number;
}

/** Ask for one interaction of the history whole. */
export interface HistoryItemQuery {
  readonly type: 'history-item';
  /** The interaction whose contact it is about. */
  readonly interaction: string;
  /** Id of the `HistoryItem`. */
  readonly item: string;
}

/** What is kept of an interaction. */
export interface HistoryDetails extends HistoryItem {
  readonly queue?: string;
  /** Label of the chosen disposition. */
  readonly disposition?: string;
  readonly note?: string;
  /** Of an e-mail or a case, as plain text. */
  readonly body?: string;
  /** What the agent answered to an e-mail. */
  readonly reply?: string;
  /** The newest entries of a conversation, at most 200. */
  readonly entries?: readonly Entry[];
}

/** Say whose interaction it is. Fails with `NOT_FOUND` for an unknown contact. */
export interface AssignContact {
  readonly type: 'assign-contact';
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
  readonly interaction: string;
  /** Id of a contact. */
  readonly contact: string;
}

/** Change an editable field of the contact of an interaction. Settled by `settled`. */
export interface SetContact {
  readonly type: 'set-contact';
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
  readonly interaction: string;
  readonly key: string;
  /** At most 4,000 characters. */
  readonly value: string;
}

/** Questions to the backend: answered once, changing nothing, free to be cancelled. */
import type {
  ContactDetails,
  ContactQuery,
  ContactsPage,
  ContactsQuery,
  HistoryDetails,
  HistoryItemQuery,
  HistoryPage,
  HistoryQuery,
} from './contacts.js';
import type { TranscriptPage, TranscriptQuery } from './conversation.js';
import type { Contact, Medium, Presence, Target, TargetKind, Timestamp } from './model.js';
import type { ResponsesPage, ResponsesQuery } from './responses.js';
import type { Statistics, StatisticsQuery } from './statistics.js';

/** Ask for access to an attachment of an interaction that this agent holds. */
export interface AttachmentQuery {
  readonly type: 'attachment';
  readonly interaction: string;
  readonly attachment: string;
}

/** A url that a media element can load. It works until `expiresAt` (the source's clock); ask again for a fresh one. */
export interface AttachmentAccess {
  readonly url: string;
  readonly expiresAt: number;
}

/** Search the directory: a page of it, alphabetical, by part of a name without regard to case and accents (MI-17, TC-2). */
export interface DirectoryQuery {
  readonly type: 'directory';
  /** Empty finds everything. */
  readonly search: string;
  /** The interaction that `Target.can` shall speak about. */
  readonly about?: string;
  /** Only what this can be done with, now or, with a reason, not now. */
  readonly action?: 'consult' | 'transfer' | 'requeue' | 'start-im';
  /** Only these kinds. */
  readonly kinds?: readonly TargetKind[];
  /** Only agents of these presences. */
  readonly presences?: readonly Presence[];
  /** Only the administrator's favourites (TC-1). */
  readonly favourites?: boolean;
  /** Only these ids. */
  readonly ids?: readonly string[];
  /** Where the page begins, from 0. */
  readonly offset: number;
  /** How many at most, 1 to 100. */
  readonly limit: number;
}

/** A page of the directory. */
export interface DirectoryPage {
  readonly targets: readonly Target[];
  /** How many were found in all. */
  readonly total: number;
  /** The id of the one target whose whole name was searched for, where there is exactly one (MI-18). */
  readonly exact?: string;
}

/** What waits in a waiting list or a shared workbin (CG-15, WI-22): a page of it, in the order in which it would be routed. */
export interface WorkListQuery {
  readonly type: 'work-list';
  /** Id of a `WorkList`. */
  readonly list: string;
  readonly offset: number;
  /** How many at most, 1 to 100. */
  readonly limit: number;
}

/** Something that waits for whoever takes it. */
export interface WaitingItem {
  readonly id: string;
  readonly medium: Medium;
  readonly subject: string;
  readonly contact?: Contact;
  readonly priority?: number;
  /** Since when it waits. */
  readonly since: Timestamp;
}

/** A page of a work list. */
export interface WorkListPage {
  readonly items: readonly WaitingItem[];
  /** How many wait in all. */
  readonly total: number;
}

/** Every question there is. */
export type Query =
  | AttachmentQuery
  | DirectoryQuery
  | WorkListQuery
  | TranscriptQuery
  | ContactQuery
  | ContactsQuery
  | HistoryQuery
  | HistoryItemQuery
  | ResponsesQuery
  | StatisticsQuery;

/** The answers by question. */
interface Answers {
  readonly attachment: AttachmentAccess;
  readonly directory: DirectoryPage;
  readonly 'work-list': WorkListPage;
  readonly transcript: TranscriptPage;
  readonly contact: ContactDetails;
  readonly contacts: ContactsPage;
  readonly history: HistoryPage;
  readonly 'history-item': HistoryDetails;
  readonly responses: ResponsesPage;
  readonly statistics: Statistics;
}

/** The answer that belongs to a question. */
export type QueryResult<Q extends Query> = Answers[Q['type']];

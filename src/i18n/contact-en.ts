import type { HistoryQuery, HistoryState, Outcome } from '../core/index.js';
import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/**
 * What the pad says of contacts, their history and the standard responses, in English: loaded when they are first looked
 * at. Every other catalogue has this shape; the labels are part of the contract.
 */
export const contactEn = {
  contact: 'Contact',
  tabs: { information: 'Information', history: 'History', responses: 'Responses' },
  search: 'Search',
  filters: 'Filters',
  found: { one: '# found', other: '# found' },
  nothing: 'Nothing was found.',
  failed: 'This could not be loaded.',
  back: 'Back',

  unknown: 'It is not known whose this is.',
  assign: 'Choose a contact',
  change: 'Another contact',
  candidates: 'Who it may be',
  choose: 'Choose',
  choosing: 'Choosing…',

  media: 'Media',
  allMedia: 'All media',
  state: 'State',
  states: { 'in-progress': 'In progress', done: 'Done' } as Readonly<Record<HistoryState, string>>,
  anyState: 'All states',
  from: 'From',
  to: 'To',
  sort: 'Order',
  sorts: { newest: 'Newest first', oldest: 'Oldest first', subject: 'By subject' } as Readonly<
    Record<NonNullable<HistoryQuery['sort']>, string>
  >,
  thisOne: 'Open now',
  markDone: 'Mark Done',
  open: 'Open',
  print: 'Print',
  ended: 'Ended',
  agent: 'Agent',
  outcome: 'Outcome',
  outcomes: {
    done: 'Done',
    rejected: 'Rejected',
    redirected: 'Sent on',
    withdrawn: 'Taken back',
    requeued: 'Back to its queue',
    transferred: 'Transferred',
    abandoned: 'Abandoned',
    parked: 'Parked',
    released: 'Released',
    'timed-out': 'Not answered',
    failed: 'Failed',
    merged: 'Joined',
    rescheduled: 'Rescheduled',
  } as Readonly<Record<Outcome, string>>,
  noSubject: 'No subject',
  reply: 'Reply',
  transcript: 'Conversation',

  category: 'Category',
  allCategories: 'All categories',
  language: 'Language',
  allLanguages: 'All languages',
  favourites: 'Favourites',
  insert: 'Insert',
  keep: (title: string): string => `Add ${title} to favourites`,
  drop: (title: string): string => `Remove ${title} from favourites`,
};

/** The same in the language of an element. */
export const contactWords = (i18n: I18n): Catalogue['contact'] => i18n.part('contact', contactEn);

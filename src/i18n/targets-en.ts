import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/**
 * What the pad says where an agent chooses whom to consult, to hand something over to, or to write to, in English: loaded
 * then. Every other catalogue has this shape; the labels are part of the contract.
 */
export const targetsEn = {
  both: 'Consult or Transfer',
  workItemTransfer: 'Workitem Transfer',
  primary: { consult: 'Dial', transfer: 'Transfer' },
  pending: { consult: 'Dialling…', transfer: 'Transferring…', 'start-im': 'Starting…' },
  searchHint: { consult: 'Name or telephone number', transfer: 'Name', 'start-im': 'Name' },
  targets: 'Targets',
  filters: {
    all: 'All',
    agents: 'Agents',
    services: 'Services',
    queues: 'Queues',
    favourites: 'Favourites',
    recent: 'Recent',
  },
  presences: {
    available: 'Available now',
    interruptible: 'Interruptible',
    'logged-in': 'Logged in',
    'logged-out': 'Logged out',
  },
  kinds: {
    agent: 'Agent',
    queue: 'Queue',
    service: 'Service',
    'routing-point': 'Routing point',
    contact: 'Contact',
    number: 'Number',
    workbin: 'Workbin',
  },
  when: {
    available: 'at once',
    interruptible: 'when available',
    'logged-in': 'when available',
    'logged-out': 'at next log-in',
  },
  matches: { one: '# match', other: '# matches' },
  searching: 'Searching…',
  noMatches: 'No matches found',
  noMatchesHint: 'Try another name or filter.',
  none: {
    favourites: 'Add favourites by the actions of a row.',
    recent: 'Whom you consult or transfer to.',
  },
  dialsNumber: (number: string): string => `Dial calls ${number}.`,
  noNumber: 'Work cannot go to a telephone number.',
  actionsFor: (name: string): string => `Actions for ${name}`,
  addFavourite: 'Add to favourites',
  removeFavourite: 'Remove from favourites',
  choose: 'Choose somebody in the list',
  chosen: { consult: 'Call', transfer: 'Transfer to' },
  note: 'Note to the receiver (optional)',

  sendTo: (name: string): string => `Send an Instant Message ${name}`,
  startConsultation: 'Start Consultation',
  startIm: 'Start Instant Message Consultation',
  startVoice: 'Start Voice Consultation',
  activeConsultations: 'Active Consultations',
  start: 'Start',
};

/** The same in the language of an element. */
export const targetWords = (i18n: I18n): Catalogue['targets'] => i18n.part('targets', targetsEn);

/** The words of the pad in English. Every other catalogue has this shape; the labels are part of the contract. */

/** The forms of a sentence about a number, by `Intl.PluralRules`; `#` stands for the number. */
export interface Plural {
  readonly one?: string;
  readonly other: string;
}

export const en = {
  /** The language of these words, as a BCP 47 tag. */
  language: 'en',
  pad: 'Contact pad',

  media: {
    voice: 'Voice call',
    video: 'Video call',
    callback: 'Callback',
    chat: 'Chat',
    email: 'E-mail',
    case: 'Case',
    'work-item': 'Work item',
    im: 'Instant message',
  },

  agentState: (state: string): string => `Agent state: ${state}`,
  states: { ready: 'Ready', 'not-ready': 'Not Ready', 'logged-out': 'Logged out' },
  stateWithReason: (state: string, reason: string): string => `${state} (${reason})`,
  logOut: 'Log Out',
  chooseState: 'Choose a state',
  links: {
    connecting: 'Connecting…',
    up: 'Connected',
    down: 'Offline',
    closed: 'Disconnected',
  },
  offlineHint:
    'Offline. Reconnecting… What you see may be out of date; controls wait until the link is back.',

  offerFrom: (medium: string, contact: string): string => `${medium} from ${contact}`,
  accept: 'Accept',
  accepting: 'Accepting…',
  reject: 'Reject',
  rejecting: 'Rejecting…',
  shortcut: (label: string, keys: string): string => `${label} (${keys})`,
  deadline: {
    redirect: (time: string): string => `Goes to somebody else in ${time}`,
    accept: (time: string): string => `Answers itself in ${time}`,
    end: (time: string): string => `Ends in ${time}`,
    stay: (time: string): string => `Closes in ${time} and stays open for you`,
  },
  queue: 'Queue',
  waiting: 'Waiting',
  taskType: 'Task type',
  priority: 'Priority',
  from: 'From',
  received: 'Received',

  interactions: 'Interactions',
  connected: 'Connected',
  unread: 'New',
  recordBlocked: 'The browser blocked the window. Allow pop-ups for this page, then open the link.',
  emptyTitles: {
    ready: 'You are Ready',
    'not-ready': 'You are Not Ready',
    'logged-out': 'You are logged out',
  },
  emptyTexts: {
    ready: 'New work comes to you by itself.',
    'not-ready': 'No new work comes until you are Ready.',
    'logged-out': 'Choose Ready to log in and take work.',
  },
  sinceOpened: 'Since this pad was opened',
  figures: { done: 'Done', redirected: 'Missed', rejected: 'Rejected' },
  noneSelected: 'Choose an interaction to see it here.',

  actions: 'Actions',
  done: 'Done',
  finishing: 'Finishing…',
  askAgain: 'Ask again',
  dismiss: 'Dismiss',
  inProgress: { one: '# other interaction in progress', other: '# other interactions in progress' },
  recent: { one: '# recent interaction', other: '# recent interactions' },
  lastDays: { one: 'in the last day', other: 'in the last # days' },
  instruction: 'Instruction',
  record: 'Record',
  details: 'Details',
  caseInformation: 'Case information',
  edit: (label: string): string => `Edit ${label}`,
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  yes: 'Yes',
  no: 'No',

  documents: 'Documents',
  download: 'Download',
  loading: 'Loading…',
  tryAgain: 'Try again',
  documentUnknown: 'This kind of file cannot be shown here.',
  documentNoPdf: 'This browser shows no PDF inside a page.',
  documentFailed: 'The file could not be loaded.',

  messages: 'My Messages',
  messagesUnread: { one: '# unread message', other: '# unread messages' },
  noMessages: 'No messages. What you should know later is kept here.',
  deleteMessage: 'Delete',
  close: 'Close',
  levels: { info: 'Information', warning: 'Warning', error: 'Error' },

  told: {
    'interaction-accepted': (title: string): string => `Connected to ${title}`,
    'interaction-rejected': (title: string): string => `Rejected: ${title}`,
    'interaction-redirected': (title: string): string => `No longer yours: ${title}`,
    'interaction-done': (title: string): string => `Done: ${title}`,
    'interaction-transferred': (title: string): string => `Transferred: ${title}`,
  },

  notices: {
    OFFER_REDIRECTED: 'You did not answer in time, so it went back to the queue for somebody else.',
    OFFER_WITHDRAWN: 'The offer was taken back.',
    INTERACTION_REQUEUED: 'It went back to the queue.',
    INTERACTION_WITHDRAWN: 'It is no longer yours.',
    COMMAND_REFUSED: 'It was refused.',
    COMMAND_UNKNOWN: 'It is not known whether this was done.',
    BACKEND: 'The contact centre says:',
  },

  reasons: {
    INTERACTIONS_OPEN: 'Finish your open interactions first',
    NOT_ALLOWED: 'You are not allowed to do this',
    OFFLINE: 'There is no connection now',
    PENDING: 'Waiting for an answer',
  },

  errors: {
    CLOSED: 'The pad is disconnected.',
    CONFLICT: 'Somebody else changed it meanwhile. Look again, then repeat.',
    FORBIDDEN: 'You are not allowed to do this.',
    GONE: 'It is no longer yours.',
    INTERACTIONS_OPEN: 'Finish your open interactions first.',
    INTERNAL: 'Something went wrong in the contact centre. Try again.',
    INVALID: 'This value was not taken. Change it and try again.',
    NOT_ALLOWED: 'This is not possible now.',
    NOT_FOUND: 'It is not there any more.',
    OFFLINE: 'There is no connection. Nothing was sent; try again when you are connected.',
    POPUP_BLOCKED: 'The browser blocked the window.',
    RATE_LIMITED: 'Too many requests. Wait a moment, then try again.',
    UNAUTHORIZED: 'You are not signed in any more. Sign in again.',
    UNAVAILABLE: 'The contact centre cannot do this now. Try again in a moment.',
    UNKNOWN: 'No answer came. It is not known whether this was done.',
    UNSUPPORTED: 'The contact centre cannot do this.',
    VERSION: 'This pad is out of date. Reload the page.',
  },
};

/** A catalogue of all words. */
export type Messages = typeof en;

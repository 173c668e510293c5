/**
 * The words in English that are needed before an offer can be answered. They are loaded first and kept few: every other
 * word belongs in `en.ts`.
 */

/** The forms of a sentence about a number, by `Intl.PluralRules`; `#` stands for the number. */
export interface Plural {
  readonly one?: string;
  readonly other: string;
}

export const firstEn = {
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
  states: {
    ready: 'Ready',
    'not-ready': 'Not Ready',
    wrap: 'Wrap (Auto)',
    logging: 'Logging the call',
    'logged-out': 'Logged out',
  },
  stateWithReason: (state: string, reason: string): string => `${state} (${reason})`,
  afterThis: (state: string): string => `${state} after this`,
  chooseState: 'Choose a state',
  links: {
    connecting: 'Connecting…',
    up: 'Connected',
    down: 'Offline',
    closed: 'Disconnected',
  },

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
  handedOver: (by: string): string => `From ${by}`,
  asksAbout: (by: string): string => `${by} asks for advice`,
  queue: 'Queue',
  queues: 'Queues',
  waiting: 'Waiting',
  taskType: 'Task type',
  priority: 'Priority',

  askAgain: 'Ask again',
  dismiss: 'Dismiss',
  caseInformation: 'Case information',

  messages: 'My Messages',
  messagesUnread: { one: '# unread message', other: '# unread messages' },

  told: {
    'interaction-accepted': (title: string): string => `Connected to ${title}`,
    'interaction-rejected': (title: string): string => `Rejected: ${title}`,
    'interaction-redirected': (title: string): string => `No longer yours: ${title}`,
    'interaction-released': (title: string): string => `Released: ${title}`,
    'interaction-done': (title: string): string => `Done: ${title}`,
    'interaction-transferred': (title: string): string => `Transferred: ${title}`,
  },

  notices: {
    'transfer-rejected': 'The transfer was rejected, so it stays with you.',
    'transfer-timed-out': 'Nobody answered the transfer in time, so it stays with you.',
    'transfer-failed': 'The transfer could not be made, so it stays with you.',
    'consult-rejected': 'The consultation was rejected.',
    'consult-timed-out': 'Nobody answered the consultation in time.',
    'consult-failed': 'The consultation could not be made.',
    'offer-missed': 'You did not answer in time.',
    'offer-redirected': 'You did not answer in time, so it went back to the queue for somebody else.',
    'offer-requeued': 'The offer went back to the queue.',
    'offer-withdrawn': 'The offer was taken back.',
    'interaction-requeued': 'It went back to the queue.',
    'interaction-withdrawn': 'It is no longer yours.',
    'command-refused': 'It was refused.',
    'command-unknown': 'It is not known whether this was done.',
    backend: 'The contact centre says:',
  },

  reasons: {
    AWAY: 'Not available now',
    CHILD_OPEN: 'End the consultation first',
    DISPOSITION_REQUIRED: 'Choose a disposition first',
    INTERACTIONS_OPEN: 'Finish your open interactions first',
    LOGGED_OUT: 'Logged out',
    NOT_ALLOWED: 'You are not allowed to do this',
    OFFLINE: 'There is no connection now',
    PENDING: 'Waiting for an answer',
    TRANSFER_PENDING: 'A transfer waits for its answer',
  },

  errors: {
    CHILD_OPEN: 'End the consultation first.',
    CLOSED: 'The pad is disconnected.',
    CONFLICT: 'Somebody else changed it meanwhile. Look again, then repeat.',
    DISPOSITION_REQUIRED: 'Choose a disposition first.',
    FORBIDDEN: 'You are not allowed to do this.',
    GONE: 'It is no longer there for you.',
    INTERACTIONS_OPEN: 'Finish your open interactions first.',
    INTERNAL: 'Something went wrong in the contact centre. Try again.',
    INVALID: 'This value was not taken. Change it and try again.',
    NOT_ALLOWED: 'This is not possible now.',
    NOT_FOUND: 'It is not there any more.',
    OFFLINE: 'There is no connection. Nothing was sent; try again when you are connected.',
    POPUP_BLOCKED: 'The browser blocked the window.',
    RATE_LIMITED: 'Too many requests. Wait a moment, then try again.',
    TARGET_UNAVAILABLE: 'They cannot be reached any more. Choose somebody else.',
    TRANSFER_PENDING: 'A transfer waits for its answer. Cancel it first.',
    UNAUTHORIZED: 'You are not signed in any more. Sign in again.',
    UNAVAILABLE: 'The contact centre cannot do this now. Try again in a moment.',
    UNKNOWN: 'No answer came. It is not known whether this was done.',
    UNSUPPORTED: 'The contact centre cannot do this.',
    VERSION: 'This pad is out of date. Reload the page.',
  },
};

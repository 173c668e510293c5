/**
 * The words in English that are needed before an offer can be answered. They are loaded first and kept few: every other
 * word belongs in `en.ts`.
 */
import type { ErrorCode, ReasonCode } from '../core/index.js';

/** What comes first, where the backend refuses something and where its control says so before. */
const first = {
  CALL_OPEN: 'End the call first.',
  CHILD_OPEN: 'End the consultation first.',
  DISPOSITION_REQUIRED: 'Choose a disposition first.',
  INTERACTIONS_OPEN: 'Finish your open interactions first.',
  UNSUPPORTED: 'The contact centre cannot do this.',
};

export const firstEn = {
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
  hours: (time: string): string => `${time} h`,
  handedOver: (by: string): string => `From ${by}`,
  asksAbout: (by: string): string => `${by} asks for advice`,
  queue: 'Queue',
  waiting: 'Waiting',
  taskType: 'Task type',
  number: 'Number',
  called: 'Called number',
  scheduled: 'Scheduled',
  priority: 'Priority',

  askAgain: 'Ask again',
  dismiss: 'Dismiss',
  caseInformation: 'Case information',

  reasons: {
    ...first,
    AWAY: 'Not available now',
    LOGGED_OUT: 'Logged out',
    NOT_ALLOWED: 'You are not allowed to do this',
    OFFLINE: 'There is no connection now',
    PENDING: 'Waiting for an answer',
    TRANSFER_PENDING: 'A transfer waits for its answer',
  } as Readonly<Record<ReasonCode, string>>,

  errors: {
    ...first,
    CLOSED: 'The pad is disconnected.',
    CONFLICT: 'Somebody else changed it. Look again.',
    FORBIDDEN: 'You are not allowed to do this.',
    GONE: 'It is no longer there for you.',
    INTERNAL: 'Something went wrong. Try again.',
    INVALID: 'This value was not taken. Change it.',
    NOT_ALLOWED: 'This is not possible now.',
    NOT_FOUND: 'It is no longer there.',
    OFFLINE: 'There is no connection. Nothing was sent.',
    POPUP_BLOCKED: 'The browser blocked the window.',
    RATE_LIMITED: 'Too many requests. Try again in a moment.',
    TARGET_UNAVAILABLE: 'They cannot be reached. Choose somebody else.',
    TRANSFER_PENDING: 'A transfer waits for its answer. Cancel it first.',
    UNAUTHORIZED: 'You are signed out. Sign in again.',
    UNAVAILABLE: 'The contact centre cannot do this now. Try again in a moment.',
    UNKNOWN: 'No answer came. It is not known whether this was done.',
    VERSION: 'This pad is old. Reload the page.',
  } as Readonly<Record<ErrorCode, string>>,
};

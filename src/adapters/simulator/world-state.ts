import type {
  AgentState,
  Attachment,
  CaseValueType,
  CommandType,
  Contact,
  Departure,
  Failure,
  NotReadyReason,
  OnDeadline,
  Outcome,
  ReasonCode,
  RecordLink,
  Timestamp,
} from '../../core/index.js';

/** How an entrance answers (WI-10): by hand with a preview, at once without one, or by itself after a preview. */
export type AnswerMode = 'manual' | 'auto' | 'auto-preview';

/** What can be switched per agent: every command, and access to attachments. */
export type Switchable = CommandType | 'attachment';

/** `off`: the control is absent; a reason: shown and blocked. Either way the backend refuses. */
export type Switch = 'on' | 'off' | { readonly reason: ReasonCode };

/** The switches of an agent; what is not named is on. */
export type Switches = Partial<Record<Switchable, Switch>>;

/** A way in for work items (CG-11). Closed: what comes is buffered (CG-16). */
export interface Entrance {
  readonly id: string;
  readonly queue: string;
  open: boolean;
  readonly answer: AnswerMode;
  /** How long an offer waits, in milliseconds. */
  readonly offerMs: number;
}

/** A configured key of case data (WI-3, WI-21). Keys that are not configured are shown after these, as text. */
export interface CaseKey {
  readonly key: string;
  readonly label: string;
  readonly type: CaseValueType;
  readonly options?: readonly string[];
  readonly editable?: boolean;
  readonly inOffer?: boolean;
}

/** What became of a command: the request as text, and the refusal if it was refused. */
export interface Handled {
  readonly id: string;
  readonly request: string;
  readonly error?: Failure;
}

/** What a fact of that sequence number settled and took away: enough to tell an adapter that was cut off. */
export interface Logged {
  readonly seq: number;
  readonly by: readonly string[];
  readonly left?: Departure;
}

/** An agent of the world. */
export interface WorldAgent {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  /** In percent; a work item weighs 20 unless told otherwise (MI-4). */
  capacity: number;
  state: AgentState;
  reason?: string;
  since: Timestamp;
  /** When this agent last got or finished work: the longest idle is served first. */
  idleSince: Timestamp;
  /** After the first release nothing new comes until all are released (MI-34). */
  gateClosed: boolean;
  /** Ids of the adapters that are connected. Without any, nothing is routed here. */
  online: string[];
  /** Sequence number of the last fact. */
  seq: number;
  /** Whether the last agent fact said that something is open. */
  toldOpen: boolean;
  switches: Switches;
  /** The last commands, oldest first. */
  readonly handled: Handled[];
  readonly log: Logged[];
}

/** An offer, now or in the past. */
export interface WorldOffer {
  readonly id: string;
  readonly agent: string;
  readonly deadline: Timestamp;
  readonly durationMs: number;
  readonly onDeadline: OnDeadline;
}

/** A work item in the world. */
export interface WorldItem {
  readonly id: string;
  readonly entrance: string;
  readonly queue: string;
  state: 'buffered' | 'queued' | 'offered' | 'assigned' | 'ended';
  since: Timestamp;
  readonly createdAt: Timestamp;
  /** Who holds it, or whom it is offered to. */
  agent?: string;
  offer?: WorldOffer;
  /** Offers that are over, for the difference between `GONE` and `NOT_FOUND`. */
  readonly pastOffers: { readonly id: string; readonly agent: string }[];
  /** When each agent last rejected or missed it. */
  readonly declined: Record<string, Timestamp>;
  outcome?: Outcome;
  readonly subject: string;
  readonly from?: string;
  readonly taskType?: string;
  readonly instruction?: string;
  readonly priority: number;
  readonly weight: number;
  readonly answer?: AnswerMode;
  readonly onDeadline?: OnDeadline;
  readonly offerMs?: number;
  readonly contact?: Contact;
  readonly record?: RecordLink;
  readonly data: Record<string, string>;
  readonly attachments: readonly Attachment[];
}

/** The whole world as plain data: it can be copied, sent to another window and carried on there. */
export interface WorldState {
  /** The `source` of every fact, and the name of the adapters. */
  readonly source: string;
  /** State of the random numbers. */
  random: number;
  /** The last number given to anything. */
  ids: number;
  readonly agents: Record<string, WorldAgent>;
  readonly entrances: Record<string, Entrance>;
  readonly queues: Readonly<Record<string, string>>;
  readonly caseKeys: readonly CaseKey[];
  readonly reasons: readonly NotReadyReason[];
  items: Record<string, WorldItem>;
  /** Where the page keeps the files of attachments. */
  readonly attachmentBase: string;
  /** What counts as recent (WI-30); 0 shows no such counter. */
  readonly recentDays: number;
}

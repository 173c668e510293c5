import type {
  AgentState,
  Audio,
  CaseValueType,
  Channel,
  CommandType,
  Conversation,
  Departure,
  DispositionChoice,
  Failure,
  Goal,
  IntendedState,
  Medium,
  NotReadyReason,
  ReasonCode,
  Timestamp,
} from '../../core/index.js';
import type { PastInteraction } from './history.js';
import type { People, PersonField } from './people.js';
import type { WorldResponse } from './responses.js';
import type { AnswerMode, WorldInteraction } from './world-interaction.js';

/** What can be switched per agent: every command, and access to attachments. */
export type Switchable = CommandType | 'attachment';

/** `off`: the control is absent; a reason: shown and blocked. Either way the backend refuses. */
export type Switch = 'on' | 'off' | { readonly reason: ReasonCode };

/** The switches of an agent; what is not named is on. */
export type Switches = Partial<Record<Switchable, Switch>>;

/** A way in (CG-11). Closed: what comes is buffered (CG-16). */
export interface Entrance {
  readonly id: string;
  readonly queue: string;
  open: boolean;
  readonly answer: AnswerMode;
  /** How long an offer waits, in milliseconds. */
  readonly offerMs: number;
}

/** Where work waits. `pick`: a waiting list, nothing is handed out and agents take what they choose (CG-15). */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly distribution?: 'automatic' | 'pick';
  /** A connected system does not let go of its chats, e-mails, cases and work items: only Abandon is left (MI-37). */
  readonly refusesRelease?: true;
}

/** A name that stands for a queue: a service, a routing point, or a workbin, seen by those who serve the queue. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
}

/** Somebody outside who can be called. */
export interface PhoneContact {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** What a kind of task asks of an agent when it is over (CG-32, DC-1). */
export interface TaskType {
  readonly id: string;
  /** `timed`: for `wrapMs`; `open`: until it is finished by hand. */
  readonly wrap: 'none' | 'timed' | 'open';
  readonly wrapMs?: number;
  /** How much more time Extend gives; without it nothing can be extended. */
  readonly extendMs?: number;
  readonly dispositions?: DispositionChoice;
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

/** What one interaction of a medium takes of an agent, in percent (MI-4). */
export type Weights = Readonly<Partial<Record<Medium, number>>>;

/** How a colleague without a pad answers what others hand over or ask; `ignore` lets it time out. */
export interface Script {
  readonly answer: 'accept' | 'reject' | 'ignore';
  /** How long they take, in milliseconds. */
  readonly afterMs: number;
  /** What they write in instant messages, one line as an answer to each. */
  readonly lines?: readonly string[];
}

/** A state with its reason. */
export interface RestingState {
  readonly state: 'ready' | 'not-ready';
  readonly reason?: string;
}

/** A state from when it began. */
export interface Spell extends Pick<RestingState, 'reason'> {
  readonly state: AgentState;
  readonly since: Timestamp;
}

/** How long an agent had an interaction at a stretch, up to `at`. */
export interface Stretch {
  readonly interaction: string;
  readonly medium: Medium;
  readonly at: Timestamp;
  readonly ms: number;
  /** They have it no more. */
  readonly isOver: boolean;
}

/** An agent of the world. */
export interface WorldAgent {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  /** In percent (MI-4). */
  capacity: number;
  /** Where they differ from those of the world. */
  readonly weights: Weights;
  state: AgentState;
  reason?: string;
  since: Timestamp;
  intended?: IntendedState;
  /** During wrap-up: what comes after it, unless something else is intended. */
  before?: RestingState;
  wrapUntil?: Timestamp;
  loggedInAt: Timestamp;
  /** The channels that are not as logging in left them, by medium. */
  channels: Readonly<Partial<Record<Medium, Channel>>>;
  /** When this agent last got or finished work: the longest idle is served first. */
  idleSince: Timestamp;
  /** After the first release nothing new is routed until nothing is open (MI-34). */
  gateClosed: boolean;
  /** Ids of the adapters that are connected. Without any, nothing is routed here. */
  online: string[];
  /** Since when nobody is connected, where somebody was. */
  lostAt?: Timestamp;
  /** A colleague played by the world, who counts as connected. */
  script?: Script;
  /** Sequence number of the last fact. */
  seq: number;
  /** Whether the last agent fact said that something is open. */
  toldOpen: boolean;
  switches: Switches;
  /** The states they were in, and what they had since the world began, oldest first. */
  readonly states: Spell[];
  readonly work: Stretch[];
  /** The sound of their line, once something was said of it. */
  audio?: Audio;
  /** Ids of the standard responses that they keep. */
  kept: readonly string[];
  /** The last commands, oldest first. */
  readonly handled: Handled[];
  readonly log: Logged[];
}

/** An agent as a page sets one up: serves every queue, logged out, capacity 100, unless told otherwise. */
export type AgentSetup = Pick<WorldAgent, 'id' | 'name'> &
  Partial<Pick<WorldAgent, 'queues' | 'capacity' | 'weights' | 'state' | 'switches'>>;

/** What an agent watches, and what was last told of each target, as text. */
export interface Watching {
  readonly agent: string;
  readonly targets: readonly string[];
  readonly about?: string;
  readonly told: Record<string, string>;
}

/** A reply to an e-mail, as the host's mail system would find it. */
export interface OutboxEntry {
  readonly id: string;
  readonly interaction: string;
  readonly agent: string;
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Timestamp;
}

/** The record of an Abandon (MI-37). */
export interface Abandoned {
  readonly interaction: string;
  readonly agent: string;
  readonly at: Timestamp;
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
  readonly queues: Readonly<Record<string, Queue>>;
  readonly services: readonly Destination[];
  readonly routingPoints: readonly Destination[];
  readonly workbins: readonly Destination[];
  readonly contacts: readonly PhoneContact[];
  /** The customers, and what can be known of each. */
  readonly people: People;
  readonly personFields: readonly PersonField[];
  /** What there was with them before. */
  readonly past: readonly PastInteraction[];
  /** The standard responses (SR-1). */
  responses: readonly WorldResponse[];
  /** Ids of the targets that the administrator favours (TC-1). */
  readonly favourites: readonly string[];
  readonly taskTypes: Readonly<Record<string, TaskType>>;
  readonly weights: Weights;
  readonly caseKeys: readonly CaseKey[];
  readonly reasons: readonly NotReadyReason[];
  /** What becomes of an agent who missed or rejected what the router offered; absent: they stay as they are. */
  readonly missedState?: RestingState;
  readonly rejectedState?: RestingState;
  /** Who works on chats, e-mails, cases and work items can be consulted (8.10). */
  readonly interruptible: boolean;
  /** How long a consult rings and an invitation waits, in milliseconds. */
  readonly ringMs: number;
  readonly invitationMs: number;
  /** How long an instant message is announced, and how long its sender waits, in milliseconds (IM-4, IM-14). */
  readonly imNoticeMs: number;
  readonly imWaitMs: number;
  /** When the answer to the contact of a chat is due, and overdue (CH-1). */
  readonly patience: NonNullable<Conversation['patience']>;
  interactions: Record<string, WorldInteraction>;
  watches: readonly Watching[];
  readonly outbox: OutboxEntry[];
  readonly abandoned: Abandoned[];
  /** Where the page keeps the files of attachments. */
  readonly attachmentBase: string;
  /** What counts as recent (WI-30); 0 shows no such counter. */
  readonly recentDays: number;
  /** What the figures of agents should be (KP-1). */
  readonly goals: readonly Goal[];
}

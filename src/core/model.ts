/**
 * What an agent has in front of them, as plain data. Every entity is what *this agent* sees of it, whole: adapters
 * report entities and never deltas. Everything that came from outside (names, case data, links) is untrusted text.
 */
import type { Audio, CallbackState, CallState } from './calls.js';
import type { CommandType } from './commands.js';
import type { Conversation } from './conversation.js';
import type { ErrorCode, ReasonCode } from './codes.js';

/** Milliseconds since 1970-01-01 UTC, on the clock of the source that reported it (see `Source.offset`). */
export type Timestamp = number;

/** The kinds of interaction that the pad knows (MI-2, seeds 1 to 5). */
export type Medium = 'voice' | 'video' | 'callback' | 'chat' | 'email' | 'case' | 'work-item' | 'im';

/** How much of the agent an interaction takes (MI-2, MI-4). */
export type InteractionClass = 'live' | 'semi-live' | 'non-live';

/**
 * Where an interaction stands for this agent (behaviours 8.1, 8.3, 8.4).
 *
 * ```
 *  offered ──accept──▶ connected ──release, done──▶ wrap ──done, time──▶ gone
 *     │                 │  ▲  ▲ └──done, transfer, requeue──▶ gone
 *     │                 ▼  │  └──answered── establishing (a call that this agent makes)
 *     │                held, parked
 *     └──reject, time-out, withdrawn──▶ gone
 *
 *  A callback: offered ──accept──▶ ready-to-call ──call──▶ establishing ──answered──▶ connected ⇄ held
 *                                   │  ▲ └──done──▶ wrap, gone    │                      │
 *                                   │  └──no answer, busy, ───────┴──hung up ────────────┘
 *                                   └──rescheduled, done──▶ gone
 * ```
 *
 * `not-connected`: an IM consultation of which its target knows nothing yet (IM-17). `establishing`: the other side is
 * being rung, or invited. `wrap`: over, with the agent's after-work still to do. `parked`: set
 * aside in the agent's own workbin (WI-22); it takes no capacity. `gone` is the last fact of an interaction: it carries
 * an `outcome` and the interaction leaves the list.
 */
export type Phase =
  | 'offered'
  | 'not-connected'
  | 'ready-to-call'
  | 'establishing'
  | 'connected'
  | 'held'
  | 'wrap'
  | 'parked'
  | 'gone';

/**
 * Why an interaction left this agent. `redirected`: the offer timed out (WI-8); `withdrawn`: taken back by the backend;
 * `parked`: put into a shared workbin; `released`: a consult that was hung up; `timed-out` and `failed`: a consult that
 * nobody answered, or that could not be made (MI-23); `merged`: a consult that became part of its parent; `rescheduled`:
 * a callback that was put off (WC-29).
 */
export type Outcome =
  | 'done'
  | 'rejected'
  | 'redirected'
  | 'withdrawn'
  | 'requeued'
  | 'transferred'
  | 'abandoned'
  | 'parked'
  | 'released'
  | 'timed-out'
  | 'failed'
  | 'merged'
  | 'rescheduled';

/** Allowed now, or blocked with a reason that is shown in words. A command that is absent is not shown at all. */
export type Permission = true | { readonly reason: ReasonCode };

/** What the backend allows now on an entity: the name of a command is the name of the capability. */
export type Can = Readonly<Partial<Record<CommandType, Permission>>>;

/**
 * The agent's state: may new work come (`ready`), not now (`not-ready`), or not at all (`logged-out`); after the last
 * release the time to finish (`wrap`, shown as Wrap (Auto)), or until every required disposition is set (`logging`,
 * shown as Logging the call) (ST-1, MI-35, 8.10).
 */
export type AgentState = 'ready' | 'not-ready' | 'wrap' | 'logging' | 'logged-out';

/** A state that the agent chose while working; it begins when everything is finished (CG-34, 8.10). */
export interface IntendedState {
  readonly state: 'ready' | 'not-ready';
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
}

/** A list of waiting work that the agent serves: a queue, a waiting list to pick from (CG-15), a shared workbin (WI-22). */
export interface WorkList {
  readonly id: string;
  readonly name: string;
  readonly kind: 'queue' | 'waiting-list' | 'workbin';
}

/** A reason for Not Ready that the backend has configured. */
export interface NotReadyReason {
  readonly code: string;
  readonly label: string;
}

/**
 * One of the ways in which new work comes to an agent (ST-1, My Channels): all interactions of one medium. While it is not
 * `ready` the backend routes nothing of that medium to this agent, whatever their state; what is open stays as it is, and
 * what they take by hand still comes. `out-of-service`: it does not work now, and no agent can change that.
 */
export interface Channel {
  readonly medium: Medium;
  readonly state: 'ready' | 'not-ready' | 'out-of-service';
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
  /** When this state of the channel began; at the earliest when the agent logged in. */
  readonly since: Timestamp;
}

/** The agent whose pad this is. */
export interface Agent {
  readonly source: string;
  /** The source's sequence number for this agent; a lower or equal one is late and dropped. */
  readonly revision: number;
  readonly id: string;
  readonly name: string;
  readonly state: AgentState;
  /** Code of the reason, when `state` is `not-ready` and one was chosen. */
  readonly reason?: string;
  /**
   * Nothing was heard of the agent for so long that the backend made them Not Ready (ST-3). They become Ready by choosing
   * so, for which the adapter fetches a token anew.
   */
  readonly locked?: true;
  /** When this state began. */
  readonly since: Timestamp;
  readonly reasons: readonly NotReadyReason[];
  readonly intended?: IntendedState;
  /**
   * Beside `state`, which counts for all of them: work comes by a channel when both are `ready`. In the order in which they
   * are shown; none while logged out. Logging in opens all of them.
   */
  readonly channels?: readonly Channel[];
  /** When the wrap-up ends by itself; absent: it lasts until it is finished by hand (CG-32). */
  readonly wrapUntil?: Timestamp;
  /** In the order in which they are shown; `watch` one of them to learn how much waits there (CG-36, MI-48). */
  readonly workLists?: readonly WorkList[];
  /** The query `statistics` has an answer for this agent. */
  readonly statistics?: true;
  readonly can: Can;
}

/** The customer of an interaction. */
export interface Contact {
  readonly id?: string;
  readonly name?: string;
  /** Telephone number or e-mail address. */
  readonly address?: string;
}

/** The CRM record that belongs to an interaction. `url` may be relative: it resolves against the page. */
export interface RecordLink {
  readonly url: string;
  readonly label: string;
  readonly type?: string;
  readonly id?: string;
}

/** The kinds of value that case data may hold (WI-21). `date` is `YYYY-MM-DD`; `list` is one of `options`. */
export type CaseValueType = 'string' | 'boolean' | 'integer' | 'float' | 'date' | 'list';

/** One key of case data. Values are text on the wire whatever their type. */
export interface CaseEntry {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly type: CaseValueType;
  /** The allowed values of a `list`. */
  readonly options?: readonly string[];
  /** The agent may change it by `set-case-data`. */
  readonly editable: boolean;
}

/** A file that belongs to an interaction; the query `attachment` gives access to it. `size` in bytes. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Media type, such as `audio/mpeg`. */
  readonly type: string;
  readonly size: number;
}

/** What happens when nobody answers an offer in time (traps T5, WI-10). */
export type OnDeadline = 'redirect' | 'stay' | 'end' | 'accept';

/** An interaction that waits for this agent's answer; accept and reject name `id`. */
export interface Offer {
  readonly id: string;
  /** When the backend's time-out fires; absent: it waits for ever. */
  readonly deadline?: Timestamp;
  /** How long it was offered for in all, in milliseconds, for the countdown bar. */
  readonly durationMs?: number;
  readonly onDeadline: OnDeadline;
  /** The keys of case data shown in the preview, in order (WI-3). Empty: no such section. */
  readonly caseKeys: readonly string[];
}

/** What a consult or a transfer can go to (MI-15, WI-33). */
export type TargetKind = 'agent' | 'queue' | 'service' | 'routing-point' | 'contact' | 'number' | 'workbin';

/** Whether an agent can be reached: Available now, Interruptible, Logged in, Logged out (8.10). */
export type Presence = 'available' | 'interruptible' | 'logged-in' | 'logged-out';

/** A target by name, as it stands in an interaction. */
export interface TargetRef {
  readonly id: string;
  readonly kind: TargetKind;
  readonly name: string;
  /** Of an agent: what they log on as, where the id is something else. */
  readonly logon?: string;
}

/** A target as it is now. Without a revision: a later fact takes the place of an earlier one. */
export interface Target extends TargetRef {
  readonly source: string;
  /** Of an agent. */
  readonly presence?: Presence;
  /** More about it in the backend's own words, such as "On a break" (TC-4). */
  readonly detail?: string;
  /** How many interactions wait there; of a queue, a waiting list, a service, a workbin. */
  readonly waiting?: number;
  /** Since when the oldest of them waits. */
  readonly waitingSince?: Timestamp;
  /** The administrator's favourite for everybody (TC-1). */
  readonly favourite?: true;
  /** What can be done with it about the interaction that was named in the question or in `watch`: T9 has two rules. */
  readonly can: Can;
}

/** How a transfer by invitation stands (WI-35, WI-37): `invited` waits; the others are its failures, kept until the next try. */
export interface Transfer {
  readonly target: TargetRef;
  readonly state: 'invited' | 'rejected' | 'timed-out' | 'failed';
  readonly since: Timestamp;
  /** When an open invitation lapses. */
  readonly deadline?: Timestamp;
}

/** Who handed it over, or asks for advice about it; shown in the offer and afterwards. */
export interface Handover {
  readonly by: TargetRef;
  /** What they wrote for the receiver. */
  readonly note?: string;
}

/** One outcome that can be chosen; with `children` it is a folder and not chosen itself (DC-1). */
export interface Disposition {
  readonly code: string;
  readonly label: string;
  readonly children?: readonly Disposition[];
}

/** What outcomes an interaction can end with, and how they are offered (DC-1, WC-24). */
export interface DispositionChoice {
  readonly control: 'drop-down' | 'radio' | 'tree';
  /** Done is blocked until one is chosen (WI-19). */
  readonly required: boolean;
  readonly options: readonly Disposition[];
}

/** A number of interactions per medium (WI-25, WI-28). */
export type Counts = Readonly<Partial<Record<Medium, number>>>;

/** What else goes on with this contact (WI-24 … WI-31); absent where the interaction has no contact. */
export interface Counters {
  /** Other interactions in progress, without voice (T10). */
  readonly inProgress: Counts;
  /** Interactions of the last `days` days, if the administrator configured it. */
  readonly recent?: { readonly days: number; readonly counts: Counts };
}

/** The unit in the list. */
export interface Interaction {
  readonly source: string;
  /** The source's sequence number for this agent; a lower or equal one is late and dropped. */
  readonly revision: number;
  readonly id: string;
  readonly medium: Medium;
  readonly phase: Phase;
  /** When this phase began. */
  readonly since: Timestamp;
  /** When the interaction reached the backend. */
  readonly createdAt: Timestamp;
  readonly subject: string;
  /** What the agent is asked to do: a link or a short text (CG-12, CG-37). */
  readonly instruction?: string;
  readonly contact?: Contact;
  /** Who sent it: a system or an address. */
  readonly from?: string;
  readonly queue?: string;
  readonly taskType?: string;
  /** Higher is more urgent. */
  readonly priority?: number;
  readonly record?: RecordLink;
  readonly caseData: readonly CaseEntry[];
  readonly attachments: readonly Attachment[];
  readonly counters?: Counters;
  /** The text of an e-mail or a case, as plain text. */
  readonly body?: string;
  /** The interaction that this consult is about. */
  readonly parent?: string;
  /** The colleague, queue or number at the other end of a consult. */
  readonly peer?: TargetRef;
  /** When an unanswered call ends by itself, while `phase` is `establishing` (MI-21). */
  readonly ringUntil?: Timestamp;
  /** Of a call, and of a callback while it is one. */
  readonly call?: CallState;
  /** Of a call on the pad's own line, as it is kept elsewhere: the line's id for it (`ReportCall`). */
  readonly line?: string;
  readonly callback?: CallbackState;
  /** Of a chat and of an instant message. */
  readonly conversation?: Conversation;
  readonly transfer?: Transfer;
  readonly handover?: Handover;
  readonly dispositions?: DispositionChoice;
  /** Code of the chosen disposition. */
  readonly disposition?: string;
  /** What agents wrote about it; kept with its history (NT-1). */
  readonly note?: string;
  /** Present while `phase` is `offered`. */
  readonly offer?: Offer;
  /** Present when `phase` is `gone`. */
  readonly outcome?: Outcome;
  readonly can: Can;
}

/** What one fact said about an interaction that left while the pad was not looking. */
export interface Departure {
  readonly id: string;
  readonly outcome: Outcome;
}

/** The tie to one backend. `down` is retried for ever; `closed` is final and says why. */
export interface Link {
  readonly source: string;
  readonly state: 'connecting' | 'up' | 'down' | 'closed';
  readonly error?: ErrorCode;
  /** Of a source that carries voice. */
  readonly audio?: Audio;
  /** Of an adapter that several tabs share, while there are several. */
  readonly tab?: TabDuty;
}

/** What falls to this tab among those in which the agent has the pad open; each falls to exactly one of them. */
export interface TabDuty {
  /** It has the connection, and with it sound and calls, and writes the call log. */
  readonly leads: boolean;
  /** The agent used it last: it rings and notifies, and opens records that nobody asked for by hand. */
  readonly front: boolean;
}

/** Something the agent should know and may read later in My Messages. */
export interface Notice {
  readonly id: string;
  /** Local milliseconds since 1970. */
  readonly at: number;
  readonly level: 'info' | 'warning' | 'error';
  /** A message key of the catalogue, such as `offer-redirected`; shown in the pad's language. */
  readonly code: NoticeCode;
  /** The failure, for `command-refused` and `command-unknown`. */
  readonly error?: ErrorCode;
  /** What it is about, for the sentence: a subject or a name. */
  readonly about?: string | undefined;
  /** The backend's own words, shown as they are. */
  readonly text?: string;
  readonly interaction?: string | undefined;
  readonly read: boolean;
}

/** The news that the pad itself can tell, each with a sentence in the catalogue. */
export type NoticeCode =
  | `transfer-${'rejected' | 'timed-out' | 'failed'}`
  | `consult-${'rejected' | 'timed-out' | 'failed'}`
  | `im-${'rejected' | 'timed-out'}`
  | 'offer-missed'
  | 'offer-redirected'
  | `${'offer' | 'interaction'}-${'requeued' | 'withdrawn'}`
  | `command-${'refused' | 'unknown'}`
  | `storage-${'failed' | 'newer'}`
  | 'call-lost'
  | 'backend';

/** The class of a medium (MI-2). */
export function classOf(medium: Medium): InteractionClass {
  if (medium === 'voice' || medium === 'video' || medium === 'callback') return 'live';
  return medium === 'chat' || medium === 'im' ? 'semi-live' : 'non-live';
}

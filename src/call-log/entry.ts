import { classOf } from '../core/index.js';
import type {
  Agent,
  CallResult,
  CallState,
  Contact,
  Disposition,
  Interaction,
  Medium,
  Outcome,
  RecordLink,
  TargetRef,
  Timestamp,
} from '../core/index.js';

/** What a CRM writes down about an interaction that is over for this agent. Moments are on the clock of the backend. */
export interface CallLogEntry {
  /** The same each time that it is told, in every window of the agent; another when the interaction comes back later. */
  readonly id: string;
  /** The id and the source of the interaction. */
  readonly interactionId: string;
  readonly backend: string;
  readonly medium: Medium;
  readonly direction: CallState['direction'];
  /** When it reached the agent, or the agent began to call, as far as this pad has seen it. */
  readonly start: Timestamp;
  /** When the talk began; absent: it never did. */
  readonly answer?: Timestamp;
  /** When the talk was over. */
  readonly end: Timestamp;
  /** When the agent was done with it, after-work included. */
  readonly done: Timestamp;
  readonly outcome: Outcome;
  /** How the last attempt to call ended; of a callback. */
  readonly result?: CallResult;
  /** Who ended the talk; `contact`: the other side, `backend`: neither of them. */
  readonly releasedBy: 'agent' | 'contact' | 'backend';
  /** The caller's number, and the number that was called. */
  readonly ani?: string;
  readonly dnis?: string;
  readonly queue?: string;
  readonly subject: string;
  readonly contact?: Contact;
  readonly record?: RecordLink;
  readonly disposition?: Pick<Disposition, 'code' | 'label'>;
  readonly note?: string;
  /** Something of it was recorded. */
  readonly recorded: boolean;
  /** Of a consult: the interaction that it was about, and who was at the other end. */
  readonly parent?: string;
  readonly peer?: TargetRef;
  readonly agent: Pick<Agent, 'id' | 'name'>;
}

/** What has been seen of an interaction that the agent has. */
export interface Course {
  /** As it was told last. */
  readonly seen: Interaction;
  /** It was more than an offer. */
  readonly isTaken: boolean;
  readonly start: Timestamp;
  readonly answer?: Timestamp;
  readonly end?: Timestamp;
  readonly releasedBy?: CallLogEntry['releasedBy'];
  readonly recorded: boolean;
}

/** The course of an interaction after a fact about it; `byAgent`: the fact settled a command. */
export function follow(before: Course | undefined, now: Interaction, byAgent: boolean): Course {
  const { phase, since, call } = now;
  const isTalk = phase === 'connected' || phase === 'held';
  const hasEnded = phase === 'wrap' || (phase === 'ready-to-call' && isCalling(before?.seen));
  return {
    ...before,
    seen: now,
    isTaken: !!before?.isTaken || phase !== 'offered',
    start: before?.start ?? since,
    recorded: !!before?.recorded || call?.recording !== undefined,
    ...(isTalk ? { answer: before?.answer ?? since } : {}),
    ...(hasEnded && before?.seen.phase !== phase
      ? { end: since, releasedBy: byAgent ? 'agent' : otherSide(now) }
      : {}),
  };
}

/** The entry of an interaction that has left. `now`: the time of its backend, for one that left unseen. */
export function entryOf(
  { seen, start, answer, recorded, ...course }: Course,
  last: Interaction,
  { agent, now, byAgent }: { readonly agent: Agent; readonly now: Timestamp; readonly byAgent: boolean },
): CallLogEntry {
  const { id, source, medium, outcome = 'withdrawn', since } = last;
  // What a snapshot says has left still stands at its last phase.
  const done = since === seen.since ? Math.max(now, since) : since;
  const { end = done, releasedBy = whoEnded(seen, outcome, byAgent) } = course;
  // The last fact may say less than the one before it.
  const whole = { ...seen, ...last };
  const { contact, queue, subject, record, note, parent, peer, callback, call } = whole;
  return {
    id: `${source}:${id}:${since}`,
    interactionId: id,
    backend: source,
    medium,
    direction: call?.direction ?? (medium === 'callback' || peer ? 'outbound' : 'inbound'),
    start,
    ...(answer === undefined ? {} : { answer }),
    end,
    done,
    outcome,
    releasedBy,
    subject,
    recorded,
    agent: { id: agent.id, name: agent.name },
    ...given({ ani: call?.ani, dnis: call?.dnis, result: callback?.result }),
    ...given({ queue, contact, record, disposition: chosen(whole), note, parent, peer }),
  };
}

function isCalling(one: Interaction | undefined): boolean {
  return one?.phase === 'establishing' || one?.phase === 'connected' || one?.phase === 'held';
}

const HANDED_ON: readonly Outcome[] = [
  'rejected',
  'requeued',
  'transferred',
  'abandoned',
  'parked',
  'merged',
  'rescheduled',
];

function whoEnded(one: Interaction, outcome: Outcome, byAgent: boolean): CallLogEntry['releasedBy'] {
  if (byAgent || HANDED_ON.includes(outcome)) return 'agent';
  return outcome === 'done' || outcome === 'released' ? otherSide(one) : 'backend';
}

/** Of a conversation the other side; an e-mail or a work item has none. */
function otherSide({ medium }: Interaction): CallLogEntry['releasedBy'] {
  return classOf(medium) === 'non-live' ? 'backend' : 'contact';
}

function chosen({ dispositions, disposition }: Interaction): CallLogEntry['disposition'] {
  if (disposition === undefined) return undefined;
  const found = leavesOf(dispositions?.options ?? []).find(({ code }) => code === disposition);
  return { code: disposition, label: found?.label ?? disposition };
}

function leavesOf(options: readonly Disposition[]): readonly Disposition[] {
  return options.flatMap((one) => (one.children ? leavesOf(one.children) : one));
}

/** Only what there is: an absent value is an absent key. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

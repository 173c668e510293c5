import { REASON_CODES } from '../core/codes.js';
import {
  type Agent,
  type Attachment,
  type Can,
  type CaseEntry,
  type Channel,
  type Contact,
  type Counters,
  type Counts,
  type Disposition,
  type DispositionChoice,
  type Handover,
  type IntendedState,
  type Interaction,
  type Medium,
  type NotReadyReason,
  type Offer,
  type Outcome,
  type Permission,
  type Presence,
  type RecordLink,
  type Target,
  type TargetKind,
  type TargetRef,
  type Transfer,
  type WaitingItem,
  type WorkList,
} from '../core/index.js';
import {
  dictionary,
  flag,
  id,
  isTrue,
  list,
  needing,
  number,
  object,
  oneOf,
  optional,
  text,
  trueOr,
  words,
  type Check,
} from './check.js';
import { call, callback } from './parse-calls.js';
import { conversation } from './parse-talk.js';

/** Why an interaction left. */
export const outcome: Check<Outcome> = oneOf(
  'done',
  'rejected',
  'redirected',
  'withdrawn',
  'requeued',
  'transferred',
  'abandoned',
  'parked',
  'released',
  'timed-out',
  'failed',
  'merged',
  'rescheduled',
);
/** A kind of target. */
export const targetKind: Check<TargetKind> = oneOf(
  'agent',
  'queue',
  'service',
  'routing-point',
  'contact',
  'number',
  'workbin',
);
/** Whether an agent can be reached. */
export const presence: Check<Presence> = oneOf('available', 'interruptible', 'logged-in', 'logged-out');
/** The kinds of interaction. */
export const medium: Check<Medium> = oneOf(
  'voice',
  'video',
  'callback',
  'chat',
  'email',
  'case',
  'work-item',
  'im',
);

const permission: Check<Permission> = trueOr(
  object<Exclude<Permission, true>>({ reason: oneOf(...REASON_CODES) }),
);
const can = dictionary(permission) as Check<Can>;
const counts = dictionary(number) as Check<Counts>;

const ref = { id, kind: targetKind, name: words, logon: optional(words) };
const contact = object<Contact>({ id: optional(id), name: optional(words), address: optional(words) });

/** The agent whose pad this is. */
export const agent: Check<Agent> = object<Agent>({
  source: id,
  revision: number,
  id,
  name: words,
  state: oneOf('ready', 'not-ready', 'wrap', 'logging', 'logged-out'),
  reason: optional(id),
  locked: optional(isTrue),
  statistics: optional(isTrue),
  since: number,
  reasons: list(object<NotReadyReason>({ code: id, label: words })),
  intended: optional(object<IntendedState>({ state: oneOf('ready', 'not-ready'), reason: optional(id) })),
  channels: optional(
    list(
      object<Channel>({
        medium,
        state: oneOf('ready', 'not-ready', 'out-of-service'),
        reason: optional(id),
        since: number,
      }),
    ),
  ),
  wrapUntil: optional(number),
  workLists: optional(
    list(object<WorkList>({ id, name: words, kind: oneOf('queue', 'waiting-list', 'workbin') })),
  ),
  can,
});

/** Folders of dispositions may stand in folders so many times; a check must end. */
const DEEPEST_FOLDER = 8;

function dispositionsTo(depth: number): Check<readonly Disposition[]> {
  const children = depth > 1 ? dispositionsTo(depth - 1) : list(oneOf<never>());
  return list(object<Disposition>({ code: id, label: words, children: optional(children) }));
}

/** The record that something belongs to. */
export const recordLink: Check<RecordLink> = object<RecordLink>({
  url: words,
  label: words,
  type: optional(words),
  id: optional(words),
});

const shape: Check<Interaction> = object<Interaction>({
  source: id,
  revision: number,
  id,
  medium,
  phase: oneOf(
    'offered',
    'not-connected',
    'ready-to-call',
    'establishing',
    'connected',
    'held',
    'wrap',
    'parked',
    'gone',
  ),
  since: number,
  createdAt: number,
  subject: words,
  instruction: optional(words),
  contact: optional(contact),
  from: optional(words),
  queue: optional(words),
  taskType: optional(words),
  priority: optional(number),
  record: optional(recordLink),
  caseData: list(
    object<CaseEntry>({
      key: words,
      label: words,
      value: words,
      type: oneOf('string', 'boolean', 'integer', 'float', 'date', 'list'),
      options: optional(list(words)),
      editable: flag,
    }),
  ),
  attachments: list(object<Attachment>({ id, name: words, type: words, size: number })),
  counters: optional(
    object<Counters>({
      inProgress: counts,
      recent: optional(object<NonNullable<Counters['recent']>>({ days: number, counts })),
    }),
  ),
  body: optional(text()),
  parent: optional(id),
  line: optional(id),
  peer: optional(object<TargetRef>(ref)),
  ringUntil: optional(number),
  call: optional(call),
  callback: optional(callback),
  conversation: optional(conversation),
  transfer: optional(
    object<Transfer>({
      target: object<TargetRef>(ref),
      state: oneOf('invited', 'rejected', 'timed-out', 'failed'),
      since: number,
      deadline: optional(number),
    }),
  ),
  handover: optional(object<Handover>({ by: object<TargetRef>(ref), note: optional(words) })),
  dispositions: optional(
    object<DispositionChoice>({
      control: oneOf('drop-down', 'radio', 'tree'),
      required: flag,
      options: dispositionsTo(DEEPEST_FOLDER),
    }),
  ),
  disposition: optional(id),
  note: optional(text()),
  offer: optional(
    object<Offer>({
      id,
      deadline: optional(number),
      durationMs: optional(number),
      onDeadline: oneOf('redirect', 'stay', 'end', 'accept'),
      caseKeys: list(words),
    }),
  ),
  outcome: optional(outcome),
  can,
});

/** An interaction, with what must stand there in its phase. */
export const interaction: Check<Interaction> = needing(shape, 'phase', { gone: 'outcome', offered: 'offer' });

/** A target as it is now. */
export const target: Check<Target> = object<Target>({
  ...ref,
  source: id,
  presence: optional(presence),
  detail: optional(words),
  waiting: optional(number),
  waitingSince: optional(number),
  favourite: optional(isTrue),
  can,
});

/** Something that waits in a work list. */
export const waitingItem: Check<WaitingItem> = object<WaitingItem>({
  id,
  medium,
  subject: words,
  contact: optional(contact),
  priority: optional(number),
  since: number,
});

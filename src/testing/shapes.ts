import { ERROR_CODES, REASON_CODES } from '../core/codes.js';
import type {
  Agent,
  Attachment,
  Audio,
  AudioDevice,
  CallbackState,
  CallQuality,
  CallState,
  CaseEntry,
  CommandType,
  Disposition,
  DispositionChoice,
  Fact,
  Handover,
  IntendedState,
  Interaction,
  Medium,
  Outcome,
  Party,
  Phase,
  Target,
  TargetKind,
  TargetRef,
  Transfer,
  WorkList,
} from '../core/index.js';
import {
  count,
  flag,
  isRecord,
  listOf,
  maybe,
  name,
  number,
  oneOf,
  shape,
  text,
  valuesOf,
  wrong,
} from './shape.js';
import type { Check } from './shape.js';

/** Names every member of a union once, so that the compiler tells when one is missing here. */
function all<T extends string>(names: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(names) as T[];
}

const PHASES = all<Phase>({
  offered: true,
  'ready-to-call': true,
  establishing: true,
  connected: true,
  held: true,
  wrap: true,
  parked: true,
  gone: true,
});
const MEDIA = all<Medium>({
  voice: true,
  video: true,
  callback: true,
  chat: true,
  email: true,
  case: true,
  'work-item': true,
  im: true,
});
const OUTCOMES = all<Outcome>({
  done: true,
  rejected: true,
  redirected: true,
  withdrawn: true,
  requeued: true,
  transferred: true,
  abandoned: true,
  parked: true,
  released: true,
  'timed-out': true,
  failed: true,
  merged: true,
  rescheduled: true,
});
const TARGET_KINDS = all<TargetKind>({
  agent: true,
  queue: true,
  service: true,
  'routing-point': true,
  contact: true,
  number: true,
  workbin: true,
});
const COMMANDS = all<CommandType>({
  'set-state': true,
  'log-out': true,
  accept: true,
  reject: true,
  done: true,
  release: true,
  abandon: true,
  hold: true,
  retrieve: true,
  call: true,
  'end-call': true,
  mute: true,
  unmute: true,
  'send-dtmf': true,
  alternate: true,
  conference: true,
  record: true,
  'pause-recording': true,
  'resume-recording': true,
  'stop-recording': true,
  reschedule: true,
  'set-audio': true,
  'enable-audio': true,
  transfer: true,
  'cancel-transfer': true,
  consult: true,
  park: true,
  resume: true,
  take: true,
  requeue: true,
  reply: true,
  'did-not-arrive': true,
  'set-case-data': true,
  'set-disposition': true,
  'set-note': true,
  extend: true,
  watch: true,
});

const permission: Check = (value, path) =>
  value === true ? undefined : shape<{ reason: string }>({ reason: oneOf(REASON_CODES) })(value, path);
const can = valuesOf(COMMANDS, permission);
const counts = valuesOf(MEDIA, count);

const agent = shape<Agent>({
  source: name,
  revision: count,
  id: name,
  name,
  state: oneOf(['ready', 'not-ready', 'wrap', 'logging', 'logged-out']),
  reason: maybe(text),
  since: number,
  reasons: listOf(shape<Agent['reasons'][number]>({ code: name, label: name })),
  intended: maybe(shape<IntendedState>({ state: oneOf(['ready', 'not-ready']), reason: maybe(text) })),
  wrapUntil: maybe(number),
  workLists: maybe(
    listOf(shape<WorkList>({ id: name, name, kind: oneOf(['queue', 'waiting-list', 'workbin']) })),
  ),
  can,
});

const caseEntry = shape<CaseEntry>({
  key: name,
  label: text,
  value: text,
  type: oneOf(['string', 'boolean', 'integer', 'float', 'date', 'list']),
  options: maybe(listOf(text)),
  editable: flag,
});

const targetRef = { id: name, kind: oneOf(TARGET_KINDS), name };

const disposition: Check = (value, path) =>
  shape<Disposition>({ code: name, label: name, children: maybe(listOf(disposition)) })(value, path);

const target = shape<Target>({
  ...targetRef,
  source: name,
  presence: maybe(oneOf(['available', 'interruptible', 'logged-in', 'logged-out'])),
  detail: maybe(text),
  waiting: maybe(count),
  waitingSince: maybe(number),
  favourite: maybe(flag),
  can,
});

const call = shape<CallState>({
  direction: oneOf(['inbound', 'outbound']),
  ani: maybe(text),
  dnis: maybe(text),
  muted: maybe(flag),
  recording: maybe(oneOf(['on', 'paused'])),
  parties: maybe(
    listOf(
      shape<Party>({
        id: name,
        name: text,
        number: maybe(text),
        state: oneOf(['ringing', 'connected', 'held']),
      }),
    ),
  ),
  quality: maybe(
    shape<CallQuality>({
      level: oneOf(['good', 'fair', 'poor']),
      loss: number,
      jitterMs: number,
      roundTripMs: number,
    }),
  ),
  reconnecting: maybe(flag),
});

const callback = shape<CallbackState>({
  number: name,
  scheduledAt: number,
  result: maybe(oneOf(['ended', 'cancelled', 'busy', 'no-answer', 'unobtainable', 'rejected', 'failed'])),
  rescheduledTo: maybe(number),
});

const devices = listOf(shape<AudioDevice>({ id: text, label: text }));
const audio = shape<Audio>({
  state: oneOf(['ready', 'locked', 'no-microphone']),
  microphones: devices,
  speakers: devices,
  microphone: maybe(text),
  speaker: maybe(text),
  microphoneVolume: number,
  speakerVolume: number,
});

const interaction = shape<Interaction>({
  source: name,
  revision: count,
  id: name,
  medium: oneOf(MEDIA),
  phase: oneOf(PHASES),
  since: number,
  createdAt: number,
  subject: text,
  instruction: maybe(text),
  contact: maybe(
    shape<NonNullable<Interaction['contact']>>({ id: maybe(text), name: maybe(text), address: maybe(text) }),
  ),
  from: maybe(text),
  queue: maybe(text),
  taskType: maybe(text),
  priority: maybe(number),
  record: maybe(
    shape<NonNullable<Interaction['record']>>({ url: name, label: text, type: maybe(text), id: maybe(text) }),
  ),
  caseData: listOf(caseEntry),
  attachments: listOf(shape<Attachment>({ id: name, name: text, type: name, size: count })),
  counters: maybe(
    shape<NonNullable<Interaction['counters']>>({
      inProgress: counts,
      recent: maybe(shape<{ days: number; counts: unknown }>({ days: count, counts })),
    }),
  ),
  body: maybe(text),
  parent: maybe(name),
  peer: maybe(shape<TargetRef>(targetRef)),
  ringUntil: maybe(number),
  call: maybe(call),
  callback: maybe(callback),
  transfer: maybe(
    shape<Transfer>({
      target: shape<TargetRef>(targetRef),
      state: oneOf(['invited', 'rejected', 'timed-out', 'failed']),
      since: number,
      deadline: maybe(number),
    }),
  ),
  handover: maybe(shape<Handover>({ by: shape<TargetRef>(targetRef), note: maybe(text) })),
  dispositions: maybe(
    shape<DispositionChoice>({
      control: oneOf(['drop-down', 'radio', 'tree']),
      required: flag,
      options: listOf(disposition),
    }),
  ),
  disposition: maybe(name),
  note: maybe(text),
  offer: maybe(
    shape<NonNullable<Interaction['offer']>>({
      id: name,
      deadline: maybe(number),
      durationMs: maybe(count),
      onDeadline: oneOf(['redirect', 'stay', 'end', 'accept']),
      caseKeys: listOf(name),
    }),
  ),
  outcome: maybe(oneOf(OUTCOMES)),
  can,
});

const by = maybe(listOf(name));
const type = text;
const failure = maybe(shape<{ code: string; message: string }>({ code: oneOf(ERROR_CODES), message: text }));

const FACTS: Readonly<Record<Fact['type'], Check>> = {
  snapshot: shape<Extract<Fact, { type: 'snapshot' }>>({
    type,
    source: name,
    now: number,
    agent,
    interactions: listOf(interaction),
    left: listOf(shape<{ id: string; outcome: Outcome }>({ id: name, outcome: oneOf(OUTCOMES) })),
    by,
  }),
  agent: shape<Extract<Fact, { type: 'agent' }>>({ type, agent, by }),
  interaction: shape<Extract<Fact, { type: 'interaction' }>>({ type, interaction, by }),
  target: shape<Extract<Fact, { type: 'target' }>>({ type, target }),
  notice: shape<Extract<Fact, { type: 'notice' }>>({
    type,
    notice: shape<Extract<Fact, { type: 'notice' }>['notice']>({
      id: name,
      level: oneOf(['info', 'warning', 'error']),
      text,
    }),
  }),
  link: shape<Extract<Fact, { type: 'link' }>>({
    type,
    link: shape<Extract<Fact, { type: 'link' }>['link']>({
      source: name,
      state: oneOf(['connecting', 'up', 'down', 'closed']),
      error: maybe(oneOf(ERROR_CODES)),
      audio: maybe(audio),
    }),
    now: maybe(number),
  }),
  settled: shape<Extract<Fact, { type: 'settled' }>>({ type, command: name, error: failure }),
};

/** What is wrong with the form of a fact, in words, or nothing. */
export function malformation(fact: unknown): string | undefined {
  if (!isRecord(fact) || !Object.hasOwn(FACTS, String(fact.type)))
    return wrong('fact.type', 'a known type', fact);
  return FACTS[fact.type as Fact['type']](fact, String(fact.type));
}

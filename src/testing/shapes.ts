import { ERROR_CODES, REASON_CODES } from '../core/codes.js';
import type {
  Agent,
  Attachment,
  CaseEntry,
  Channel,
  Disposition,
  DispositionChoice,
  Fact,
  Handover,
  IntendedState,
  Interaction,
  Outcome,
  TabDuty,
  Target,
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
import { COMMANDS, MEDIA, OUTCOMES, PHASES, TARGET_KINDS } from './shape-words.js';
import { audio, call, callback } from './shapes-call.js';
import { conversation, entry } from './shapes-talk.js';

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
  locked: maybe(flag),
  statistics: maybe(flag),
  since: number,
  reasons: listOf(shape<Agent['reasons'][number]>({ code: name, label: name })),
  intended: maybe(shape<IntendedState>({ state: oneOf(['ready', 'not-ready']), reason: maybe(text) })),
  channels: maybe(
    listOf(
      shape<Channel>({
        medium: oneOf(MEDIA),
        state: oneOf(['ready', 'not-ready', 'out-of-service']),
        reason: maybe(text),
        since: number,
      }),
    ),
  ),
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

const targetRef = { id: name, kind: oneOf(TARGET_KINDS), name, logon: maybe(name) };

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
  line: maybe(name),
  callback: maybe(callback),
  conversation: maybe(conversation),
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
  message: shape<Extract<Fact, { type: 'message' }>>({ type, entry, by }),
  typing: shape<Extract<Fact, { type: 'typing' }>>({ type, interaction: name, until: number }),
  target: shape<Extract<Fact, { type: 'target' }>>({ type, target }),
  notice: shape<Extract<Fact, { type: 'notice' }>>({
    type,
    notice: shape<Extract<Fact, { type: 'notice' }>['notice']>({
      id: name,
      level: oneOf(['info', 'warning', 'error']),
      text,
      code: maybe(oneOf(['call-lost'])),
      about: maybe(text),
    }),
  }),
  link: shape<Extract<Fact, { type: 'link' }>>({
    type,
    link: shape<Extract<Fact, { type: 'link' }>['link']>({
      source: name,
      state: oneOf(['connecting', 'up', 'down', 'closed']),
      error: maybe(oneOf(ERROR_CODES)),
      audio: maybe(audio),
      tab: maybe(shape<TabDuty>({ leads: flag, front: flag })),
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

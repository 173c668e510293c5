import { ERROR_CODES, REASON_CODES } from '../core/codes.js';
import type {
  Agent,
  Attachment,
  CaseEntry,
  CommandType,
  Fact,
  Interaction,
  Medium,
  Outcome,
  Phase,
} from '../core/index.js';

/** Answers what is wrong with a value, or nothing. */
type Check = (value: unknown, path: string) => string | undefined;

/** Names every member of a union once, so that the compiler tells when one is missing here. */
function all<T extends string>(names: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(names) as T[];
}

const PHASES = all<Phase>({ offered: true, connected: true, gone: true });
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
});
const COMMANDS = all<CommandType>({
  'set-state': true,
  'log-out': true,
  accept: true,
  reject: true,
  done: true,
  'set-case-data': true,
});

const wrong = (path: string, wanted: string, value: unknown): string =>
  `${path} should be ${wanted} but is ${value === undefined ? 'absent' : JSON.stringify(value)}`;

const text: Check = (value, path) => (typeof value === 'string' ? undefined : wrong(path, 'a text', value));
const name: Check = (value, path) =>
  typeof value === 'string' && value !== '' ? undefined : wrong(path, 'a text that is not empty', value);
const flag: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : wrong(path, 'true or false', value);
const count: Check = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : wrong(path, 'a whole number', value);
const number: Check = (value, path) => (Number.isFinite(value) ? undefined : wrong(path, 'a number', value));

const oneOf =
  (allowed: readonly string[]): Check =>
  (value, path) =>
    allowed.includes(value as string) ? undefined : wrong(path, `one of ${allowed.join(', ')}`, value);
const maybe =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);
const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? first(value.map((one, index) => check(one, `${path}[${index}]`)))
      : wrong(path, 'a list', value);
const valuesOf =
  (keys: readonly string[], check: Check): Check =>
  (value, path) =>
    isRecord(value)
      ? first(
          Object.entries(value).map(
            ([key, one]) => oneOf(keys)(key, `a key of ${path}`) ?? check(one, `${path}.${key}`),
          ),
        )
      : wrong(path, 'an object', value);
const shape =
  <T>(checks: { readonly [K in keyof Required<T>]: Check }): Check =>
  (value, path) =>
    isRecord(value)
      ? first(Object.entries<Check>(checks).map(([key, check]) => check(value[key], `${path}.${key}`)))
      : wrong(path, 'an object', value);

const permission: Check = (value, path) =>
  value === true ? undefined : shape<{ reason: string }>({ reason: oneOf(REASON_CODES) })(value, path);
const can = valuesOf(COMMANDS, permission);
const counts = valuesOf(MEDIA, count);

const agent = shape<Agent>({
  source: name,
  revision: count,
  id: name,
  name,
  state: oneOf(['ready', 'not-ready', 'logged-out']),
  reason: maybe(text),
  since: number,
  reasons: listOf(shape<Agent['reasons'][number]>({ code: name, label: name })),
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((one) => one !== undefined);
}

import { ERROR_CODES, REASON_CODES } from '../core/codes.js';
import {
  type Agent,
  type Attachment,
  type Can,
  type CaseEntry,
  type Contact,
  type Counters,
  type Counts,
  type Departure,
  type Fact,
  type Failure,
  type Interaction,
  type Link,
  type Medium,
  type NotReadyReason,
  type Offer,
  type Permission,
  type RecordLink,
} from '../core/index.js';
import {
  dictionary,
  fail,
  flag,
  kind,
  list,
  number,
  object,
  oneOf,
  optional,
  text,
  variant,
  type Check,
} from './check.js';

const id = text(200);
const words = text(4000);
const by = optional(list(id));
const outcome = oneOf('done', 'rejected', 'redirected', 'withdrawn', 'requeued', 'transferred');
const medium: Check<Medium> = oneOf('voice', 'video', 'callback', 'chat', 'email', 'case', 'work-item', 'im');

const permission: Check<Permission> = (value, path) =>
  value === true ? true : object<Exclude<Permission, true>>({ reason: oneOf(...REASON_CODES) })(value, path);
const can = dictionary(permission) as Check<Can>;
const counts = dictionary(number) as Check<Counts>;

/** Why something was refused. */
export const failure: Check<Failure> = object<Failure>({ code: oneOf(...ERROR_CODES), message: words });

const agent: Check<Agent> = object<Agent>({
  source: id,
  revision: number,
  id,
  name: words,
  state: oneOf('ready', 'not-ready', 'logged-out'),
  reason: optional(id),
  since: number,
  reasons: list(object<NotReadyReason>({ code: id, label: words })),
  can,
});

const shape: Check<Interaction> = object<Interaction>({
  source: id,
  revision: number,
  id,
  medium,
  phase: oneOf('offered', 'connected', 'gone'),
  since: number,
  createdAt: number,
  subject: words,
  instruction: optional(words),
  contact: optional(object<Contact>({ id: optional(id), name: optional(words), address: optional(words) })),
  from: optional(words),
  queue: optional(words),
  taskType: optional(words),
  priority: optional(number),
  record: optional(
    object<RecordLink>({ url: words, label: words, type: optional(words), id: optional(words) }),
  ),
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

const interaction: Check<Interaction> = (value, path) => {
  const checked = shape(value, path);
  if (checked.phase === 'gone' && !checked.outcome) fail(`${path}.outcome`, 'there when it is gone');
  if (checked.phase === 'offered' && !checked.offer) fail(`${path}.offer`, 'there while it is offered');
  return checked;
};

type Told<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** What a backend reports. */
export const fact: Check<Fact> = variant<Fact>({
  snapshot: kind<Told<'snapshot'>>({
    source: id,
    now: number,
    agent,
    interactions: list(interaction),
    left: list(object<Departure>({ id, outcome })),
    by,
  }),
  agent: kind<Told<'agent'>>({ agent, by }),
  interaction: kind<Told<'interaction'>>({ interaction, by }),
  notice: kind<Told<'notice'>>({
    notice: object<Told<'notice'>['notice']>({ id, level: oneOf('info', 'warning', 'error'), text: words }),
  }),
  link: kind<Told<'link'>>({
    link: object<Link>({
      source: id,
      state: oneOf('connecting', 'up', 'down', 'closed'),
      error: optional(oneOf(...ERROR_CODES)),
    }),
    now: optional(number),
  }),
  settled: kind<Told<'settled'>>({ command: id, error: optional(failure) }),
});

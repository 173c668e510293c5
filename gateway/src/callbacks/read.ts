/** `POST /v1/callbacks`: somebody asks to be called, now or at a time of their own (WC-1). */
import { Type, type Static } from 'typebox';
import { checkItem, oneLine, required, type NewItem } from '../intake/item.js';
import { closed, data, demandOf, entriesOf, partsOfItem, text } from '../intake/json.js';
import { Refusal } from '../intake/refusal.js';
import { uuidv7 } from '../ids.js';
import { momentIn } from '../moment.js';
import { isTelephoneNumber } from './telephone-number.js';

const { id, subject, taskType, priority, contact, record } = partsOfItem;

/** Where a callback comes in that names no entrance. */
export const CALLBACK_ENTRANCE = 'callbacks';

/** The JSON Schema of a callback. Without an `id`, and outside a CloudEvent, a repeat is another callback. */
export const CallbackSchema = Type.Object(
  {
    id,
    name: text(200),
    number: text(40),
    subject,
    scheduledAt: Type.Optional(text(40)),
    entrance: Type.Optional(text(100)),
    agent: Type.Optional(text(200)),
    data: Type.Optional(data),
    ...{ taskType, priority, contact, record },
  },
  closed,
);

const demandCallback = demandOf(CallbackSchema);

/** Reads a callback. @throws Refusal `INVALID`, for a number or a time that is none, too. */
export function readCallback(value: unknown, eventId?: string): NewItem {
  const given = demandCallback(value);
  const name = required('name', given.name);
  const number = required('number', given.number);
  if (!isTelephoneNumber(number)) throw new Refusal('INVALID', 'The number is no telephone number.');
  const item = checkItem('callback', {
    ...{ taskType: given.taskType, priority: given.priority, record: given.record },
    id: eventId ?? given.id ?? uuidv7(),
    subject: given.subject,
    entrance: given.entrance ?? CALLBACK_ENTRANCE,
    contact: { address: number, ...given.contact, name },
    contactData: entriesOf(given.data),
    attachments: [],
  });
  const callback = { number, scheduledAt: scheduledIn(given.scheduledAt), agent: oneLine(given.agent) };
  return { ...item, callback, routing: routedTo(item, given) };
}

/** The agent who is named outside the data counts first. */
function routedTo({ routing }: NewItem, { agent }: Static<typeof CallbackSchema>): NewItem['routing'] {
  const name = oneLine(agent);
  return name === undefined ? routing : { ...routing, agent: { key: 'agent', name } };
}

/** Milliseconds since 1970. */
function scheduledIn(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const at = momentIn(said);
  if (at === undefined)
    throw new Refusal('INVALID', 'scheduledAt is a time with its zone, such as 2026-12-24T09:30:00+01:00.');
  return at;
}

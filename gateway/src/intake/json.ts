/** Work items as JSON: the fields of the XML under the same names. */
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { decodeJson } from './decode.js';
import { MAX_ATTACHMENTS } from './limits.js';
import { Refusal } from './refusal.js';
import { isSpeakable } from './text.js';
import type { ContactDataEntry, WorkItemFields } from './work-item.js';

const text = (maxLength: number): ReturnType<typeof Type.String> => Type.String({ maxLength });
const closed = { additionalProperties: false };

const entries = Type.Array(Type.Object({ key: text(100), value: text(4000) }, closed), { maxItems: 200 });
const record = Type.Object(
  {
    url: text(2000),
    label: Type.Optional(text(200)),
    type: Type.Optional(text(200)),
    id: Type.Optional(text(200)),
  },
  closed,
);
const attachment = Type.Object(
  { name: Type.Optional(text(255)), type: Type.Optional(text(200)), href: text(2000) },
  closed,
);

/** The JSON Schema of a work item. `id` may be left out where a CloudEvent brings one. */
export const WorkItemSchema = Type.Object(
  {
    id: Type.Optional(text(200)),
    from: Type.Optional(text(320)),
    subject: text(500),
    entrance: text(100),
    menuChoice: Type.Optional(text(200)),
    taskType: Type.Optional(text(200)),
    priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    workitem: Type.Optional(text(4000)),
    contact: Type.Optional(
      Type.Object({ name: Type.Optional(text(200)), address: Type.Optional(text(320)) }, closed),
    ),
    record: Type.Optional(record),
    contactData: Type.Optional(
      Type.Union([entries, Type.Record(text(100), text(4000), { maxProperties: 200 })]),
    ),
    attachments: Type.Optional(Type.Array(attachment, { maxItems: MAX_ATTACHMENTS })),
  },
  closed,
);

type WorkItemJson = Static<typeof WorkItemSchema>;

const schema = Compile(WorkItemSchema);

/** The value of a JSON text. @throws Refusal `MALFORMED`. */
export function parseJson(bytes: Uint8Array): unknown {
  const json = decodeJson(bytes);
  try {
    return JSON.parse(json);
  } catch {
    throw new Refusal('MALFORMED', 'The message is not JSON.');
  }
}

/**
 * Reads one work item.
 * @param id what makes a repeat recognisable where the message itself need not say it.
 * @throws Refusal `INVALID` when it does not follow the schema.
 */
export function readJson(value: unknown, id?: string): WorkItemFields {
  if (!schema.Check(value)) throw new Refusal('INVALID', complaint(value));
  refuseUnspeakable(value);
  return fieldsOf(value, id ?? value.id ?? '');
}

function fieldsOf(item: WorkItemJson, id: string): WorkItemFields {
  return { ...item, id, contactData: entriesOf(item.contactData), attachments: item.attachments ?? [] };
}

function entriesOf(data: WorkItemJson['contactData']): readonly ContactDataEntry[] {
  if (data === undefined || Array.isArray(data)) return data ?? [];
  return Object.entries(data).map(([key, value]) => ({ key, value }));
}

function complaint(value: unknown): string {
  const [error] = schema.Errors(value);
  return `At "${error?.instancePath ?? ''}": ${error?.message ?? 'it does not follow the schema'}.`;
}

function refuseUnspeakable(value: unknown): void {
  if (typeof value === 'string') {
    if (!isSpeakable(value)) throw new Refusal('INVALID', 'A text holds a character that cannot be shown.');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      refuseUnspeakable(key);
      refuseUnspeakable(part);
    }
  }
}

/** Messages as JSON: what they have in common, and work items (CG-12). */
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { decodeJson } from './decode.js';
import type { ContactDataEntry } from './item.js';
import { MAX_ATTACHMENTS } from './limits.js';
import { Refusal } from './refusal.js';
import { isSpeakable } from './text.js';
import type { WorkItemFields } from './work-item.js';

/** A text of at most so many characters. */
export const text = (maxLength: number): ReturnType<typeof Type.String> => Type.String({ maxLength });

/** Nothing but what is described. */
export const closed = { additionalProperties: false };

const entries = Type.Array(Type.Object({ key: text(100), value: text(4000) }, closed), { maxItems: 200 });

/** Keys and values: a list where the order matters, or an object. */
export const data = Type.Union([entries, Type.Record(text(100), text(4000), { maxProperties: 200 })]);

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

/** What an e-mail, a case and a work item have in common. */
export const partsOfItem = {
  id: Type.Optional(text(200)),
  subject: text(500),
  entrance: text(100),
  taskType: Type.Optional(text(200)),
  priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  contact: Type.Optional(
    Type.Object({ name: Type.Optional(text(200)), address: Type.Optional(text(320)) }, closed),
  ),
  record: Type.Optional(record),
  contactData: Type.Optional(data),
  attachments: Type.Optional(Type.Array(attachment, { maxItems: MAX_ATTACHMENTS })),
};

/**
 * The JSON Schema of a work item: the fields of the XML under the same names, some also under those of an older interface.
 * `id` may be left out where a CloudEvent brings one.
 */
export const WorkItemSchema = Type.Object(
  {
    ...partsOfItem,
    from: Type.Optional(text(320)),
    menuChoice: Type.Optional(text(200)),
    workitem: Type.Optional(text(4000)),
    menuchoice: Type.Optional(text(200)),
    errand: Type.Optional(text(200)),
    contentUrl: Type.Optional(text(2000)),
    customKeys: Type.Optional(data),
  },
  closed,
);

type WorkItemJson = Static<typeof WorkItemSchema>;

const demandWorkItem = demandOf(WorkItemSchema);

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
  const given = demandWorkItem(value);
  return fieldsOf(given, id ?? given.id ?? '');
}

/** Makes a check that gives the value. @throws Refusal `INVALID` with what is wrong where. */
export function demandOf<S extends TSchema>(schema: S): (value: unknown) => Static<S> {
  const check = Compile(schema);
  return (value) => {
    if (!check.Check(value)) {
      const [error] = check.Errors(value);
      const where = error?.instancePath ?? '';
      const what = error?.message ?? 'it does not follow the schema';
      throw new Refusal('INVALID', `At "${where}": ${what}.`);
    }
    refuseUnspeakable(value);
    return value;
  };
}

function fieldsOf(given: WorkItemJson, id: string): WorkItemFields {
  const { menuchoice, errand, contentUrl, customKeys, ...item } = given;
  const content = contentUrl === undefined ? undefined : { url: contentUrl };
  return {
    ...item,
    id,
    menuChoice: either({ menuChoice: item.menuChoice, menuchoice }),
    taskType: either({ taskType: item.taskType, errand }),
    record: either({ record: item.record, contentUrl: content }),
    contactData: entriesOf(either({ contactData: item.contactData, customKeys })),
    attachments: item.attachments ?? [],
  };
}

/** The one of two names that is there. */
function either<T>(names: Readonly<Record<string, T | undefined>>): T | undefined {
  const [one, other] = Object.entries(names).filter(([, value]) => value !== undefined);
  if (one && other)
    throw new Refusal('INVALID', `"${one[0]}" and "${other[0]}" are the same: give one of them.`);
  return one?.[1];
}

/** Keys and values in one form. */
export function entriesOf(data: WorkItemJson['contactData']): readonly ContactDataEntry[] {
  if (data === undefined || Array.isArray(data)) return data ?? [];
  return Object.entries(data).map(([key, value]) => ({ key, value }));
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

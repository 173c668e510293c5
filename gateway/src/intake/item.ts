/** The one shape that everything from senders is read into, and the checks that no schema can express. */
import { hash } from 'node:crypto';
import { Refusal } from './refusal.js';
import { routingOf, type Routing } from './routing-keys.js';

/** One key of contact data with the value that the agent sees (CG-9). */
export interface ContactDataEntry {
  readonly key: string;
  readonly value: string;
}

/** A file that a message names: uploaded before (`/v1/attachments/…`) or a part of the same message (`cid:…`). */
export interface AttachmentReference {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly href: string;
}

/** The CRM record that goes with it. */
export interface RecordReference {
  readonly url: string;
  readonly label: string;
  readonly type?: string | undefined;
  readonly id?: string | undefined;
}

/** What all messages say, as their senders wrote it: the right types and lengths, meaning not yet checked. */
export interface ItemFields {
  readonly id: string;
  readonly from?: string | undefined;
  readonly subject: string;
  readonly entrance: string;
  readonly menuChoice?: string | undefined;
  readonly taskType?: string | undefined;
  readonly priority?: number | undefined;
  readonly contact?:
    { readonly name?: string | undefined; readonly address?: string | undefined } | undefined;
  readonly record?: (Omit<RecordReference, 'label'> & { readonly label?: string | undefined }) | undefined;
  readonly contactData: readonly ContactDataEntry[];
  readonly attachments: readonly AttachmentReference[];
}

/** What can be stored. Every text in it is untrusted and is only ever shown as text. */
export interface NewItem {
  readonly medium: 'work-item' | 'email' | 'case' | 'chat' | 'callback';
  /** The sender's id, which makes a repeat recognisable (CG-40). */
  readonly id: string;
  readonly from: string | undefined;
  readonly subject: string;
  readonly entrance: string;
  readonly menuChoice: string | undefined;
  readonly taskType: string | undefined;
  readonly priority: number;
  /** What the agent is to do: a link or a short text; of a work item, and never empty there (CG-6). */
  readonly instruction?: string;
  readonly contact: { readonly name: string | undefined; readonly address: string | undefined };
  readonly record: RecordReference | undefined;
  readonly contactData: readonly ContactDataEntry[];
  readonly attachments: readonly AttachmentReference[];
  /** The address that an e-mail was sent to. */
  readonly to?: string | undefined;
  /** The text of an e-mail or a case, with its line breaks. */
  readonly body?: string | undefined;
  /** Of a callback: whom to call when, in milliseconds since 1970, and who is to call. */
  readonly callback?: {
    readonly number: string;
    readonly scheduledAt: number | undefined;
    readonly agent: string | undefined;
  };
  /** What follows from the fields above. */
  readonly routing: Routing;
}

/** Brings what all messages say into its one form. The order of the fields is that of the fingerprint. @throws Refusal `INVALID`. */
export function checkItem(medium: NewItem['medium'], fields: ItemFields, instruction?: string): NewItem {
  const subject = required('subject', fields.subject);
  const taskType = oneLine(fields.taskType);
  const contactData = checkedData(fields.contactData);
  return {
    medium,
    id: required('id', fields.id),
    from: oneLine(fields.from),
    subject,
    entrance: required('entrance', fields.entrance),
    menuChoice: oneLine(fields.menuChoice),
    taskType,
    priority: fields.priority ?? 0,
    ...(instruction === undefined ? {} : { instruction }),
    contact: { name: oneLine(fields.contact?.name), address: oneLine(fields.contact?.address) },
    record: fields.record && recordOf(fields.record, subject),
    contactData,
    attachments: fields.attachments.map(({ name, type, href }) => ({
      name: oneLine(name),
      type: oneLine(type),
      href,
    })),
    routing: routingOf({ priority: fields.priority, taskType }, contactData),
  };
}

/**
 * The fingerprint of what a message says: the same for two spellings of one content, so that only a real difference
 * conflicts. What follows from it may follow otherwise in another version, and is no part of it.
 */
export function contentHash({ routing, medium, ...said }: NewItem, files: readonly string[]): Buffer {
  // Of a work item it stays what it was when there was nothing else.
  const content = medium === 'work-item' ? [said, files] : [said, files, medium];
  return hash('sha256', JSON.stringify(content), 'buffer');
}

/** CG-37: only http and https, absolute or by way of the page that the link is shown on. */
export function isSafeLink(url: string): boolean {
  const resolved = URL.canParse(url, 'https://page.invalid/')
    ? new URL(url, 'https://page.invalid/')
    : undefined;
  return resolved?.protocol === 'https:' || resolved?.protocol === 'http:';
}

/** A text of one line that has to be there. @throws Refusal `INVALID`. */
export function required(what: string, text: string | undefined): string {
  const line = oneLine(text);
  if (line === undefined) throw new Refusal('INVALID', `The ${what} is empty.`);
  return line;
}

/** White space collapsed as `xs:token` does it; nothing left counts as absent. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/[\t\n\r ]+/g, ' ').trim();
  return line === '' ? undefined : line;
}

function recordOf(record: NonNullable<ItemFields['record']>, subject: string): RecordReference {
  const url = record.url.trim();
  if (!isSafeLink(url))
    throw new Refusal('INVALID', 'The url of the record is neither http(s) nor relative.');
  return { url, label: oneLine(record.label) ?? subject, type: oneLine(record.type), id: oneLine(record.id) };
}

function checkedData(entries: readonly ContactDataEntry[]): ContactDataEntry[] {
  const seen = new Set<string>();
  return entries.map(({ key: written, value }) => {
    const key = required('key of contact data', written);
    if (seen.has(key)) throw new Refusal('INVALID', `The key "${key}" of contact data is there twice.`);
    seen.add(key);
    return { key, value };
  });
}

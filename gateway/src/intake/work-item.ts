/** The one shape that every format of a work item is read into, and the checks that no schema can express. */
import { createHash } from 'node:crypto';
import { Refusal } from './refusal.js';

/** One key of contact data with the value that the agent sees (CG-9). */
export interface ContactDataEntry {
  readonly key: string;
  readonly value: string;
}

/** A file that a work item names: uploaded before (`/v1/attachments/…`) or a part of the same message (`cid:…`). */
export interface AttachmentReference {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly href: string;
}

/** The CRM record that goes with a work item. */
export interface RecordReference {
  readonly url: string;
  readonly label: string;
  readonly type?: string | undefined;
  readonly id?: string | undefined;
}

/** A work item as its sender wrote it: the right types and lengths, meaning not yet checked. */
export interface WorkItemFields {
  readonly id: string;
  readonly from?: string | undefined;
  readonly subject: string;
  readonly entrance: string;
  readonly menuChoice?: string | undefined;
  readonly taskType?: string | undefined;
  readonly priority?: number | undefined;
  readonly workitem?: string | undefined;
  readonly contact?:
    { readonly name?: string | undefined; readonly address?: string | undefined } | undefined;
  readonly record?: (Omit<RecordReference, 'label'> & { readonly label?: string | undefined }) | undefined;
  readonly contactData: readonly ContactDataEntry[];
  readonly attachments: readonly AttachmentReference[];
}

/** A work item that can be stored. Every text in it is untrusted and is only ever shown as text. */
export interface NewWorkItem {
  /** The sender's id, which makes a repeat recognisable (CG-40). */
  readonly id: string;
  readonly from: string | undefined;
  readonly subject: string;
  readonly entrance: string;
  readonly menuChoice: string | undefined;
  readonly taskType: string | undefined;
  readonly priority: number;
  /** What the agent is to do: a link or a short text; never empty (CG-6). */
  readonly instruction: string;
  readonly contact: { readonly name: string | undefined; readonly address: string | undefined };
  readonly record: RecordReference | undefined;
  readonly contactData: readonly ContactDataEntry[];
  readonly attachments: readonly AttachmentReference[];
}

/**
 * Checks what the message means and brings it into its one form.
 * @throws Refusal `NOT_A_WORK_ITEM` when the work item key has no value (CG-6), else `INVALID`.
 */
export function checkWorkItem(fields: WorkItemFields): NewWorkItem {
  const instruction = (fields.workitem ?? '').trim();
  if (instruction === '') throw new Refusal('NOT_A_WORK_ITEM', 'The workitem key has no value.');
  const subject = required('subject', fields.subject);
  return {
    id: required('id', fields.id),
    from: oneLine(fields.from),
    subject,
    entrance: required('entrance', fields.entrance),
    menuChoice: oneLine(fields.menuChoice),
    taskType: oneLine(fields.taskType),
    priority: fields.priority ?? 0,
    instruction,
    contact: { name: oneLine(fields.contact?.name), address: oneLine(fields.contact?.address) },
    record: recordOf(fields, subject, instruction),
    contactData: checkedData(fields.contactData),
    attachments: fields.attachments.map(({ name, type, href }) => ({
      name: oneLine(name),
      type: oneLine(type),
      href,
    })),
  };
}

/** The fingerprint of what a work item says: the same for two spellings of one content, so that only a real difference conflicts. */
export function contentHash(item: NewWorkItem, files: readonly string[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([item, files]))
    .digest();
}

function recordOf(fields: WorkItemFields, subject: string, instruction: string): RecordReference | undefined {
  const record = fields.record;
  if (!record) return isWebLink(instruction) ? { url: instruction, label: subject } : undefined;
  const url = record.url.trim();
  if (!isSafeLink(url))
    throw new Refusal('INVALID', 'The url of the record is neither http(s) nor relative.');
  return { url, label: oneLine(record.label) ?? subject, type: oneLine(record.type), id: oneLine(record.id) };
}

/** CG-37: only http and https, absolute or by way of the page that the link is shown on. */
function isSafeLink(url: string): boolean {
  const resolved = URL.canParse(url, 'https://page.invalid/')
    ? new URL(url, 'https://page.invalid/')
    : undefined;
  return resolved?.protocol === 'https:' || resolved?.protocol === 'http:';
}

function isWebLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && isSafeLink(text);
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

function required(what: string, text: string): string {
  const line = oneLine(text);
  if (line === undefined) throw new Refusal('INVALID', `The ${what} is empty.`);
  return line;
}

/** White space collapsed as `xs:token` does it; nothing left counts as absent. */
function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/[\t\n\r ]+/g, ' ').trim();
  return line === '' ? undefined : line;
}

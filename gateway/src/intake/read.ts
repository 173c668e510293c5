/** Bodies to work items, whatever they are written in. */
import type { FastifyRequest } from 'fastify';
import { cleanMediaType } from '../attachments/media-type.js';
import type { StoredFile } from '../attachments/write.js';
import { isBinaryEvent, readBinaryEvent, readStructuredEvent, STRUCTURED_TYPE } from './cloud-event.js';
import { parseJson, readJson } from './json.js';
import { Refusal } from './refusal.js';
import type { LinkedFile } from './store.js';
import type { AttachmentReference, WorkItemFields } from './work-item.js';
import { readXml } from './xml.js';

/** A body and what its headers say of it. */
export interface MessageBody {
  readonly bytes: Uint8Array;
  /** Lower case, without parameters. */
  readonly mediaType: string;
  readonly charset?: string | undefined;
}

/** The content types that are read into memory whole. */
export const WHOLE_TYPES = ['application/xml', 'text/xml', 'application/json', STRUCTURED_TYPE];

/** Reads a body that came alone: XML, JSON, or a CloudEvent around one of them. @throws Refusal */
export function readMessage(headers: FastifyRequest['headers'], body: MessageBody): WorkItemFields {
  if (body.mediaType === STRUCTURED_TYPE) {
    const { key, data } = readStructuredEvent(parseJson(body.bytes));
    return 'value' in data ? readJson(data.value, key) : readItem(data, key);
  }
  if (!isBinaryEvent(headers)) return readItem(body);
  return readItem(body, readBinaryEvent(headers));
}

/**
 * Reads a work item as XML or JSON.
 * @param id replaces the id of the message: a CloudEvent has its own.
 * @throws Refusal
 */
export function readItem({ bytes, mediaType, charset }: MessageBody, id?: string): WorkItemFields {
  if (mediaType === 'application/json') return readJson(parseJson(bytes), id);
  if (mediaType !== 'application/xml' && mediaType !== 'text/xml')
    throw new Refusal('UNSUPPORTED_TYPE', 'A work item is application/xml or application/json.');
  const fields = readXml(bytes, charset);
  return id === undefined ? fields : { ...fields, id };
}

/**
 * The files that a work item names.
 * @param parts the files of the same message.
 * @throws Refusal `INVALID` for a reference to nothing, one that is there twice, and a part that nothing refers to.
 */
export function filesOf(
  references: readonly AttachmentReference[],
  parts: ReadonlyMap<string, StoredFile>,
): LinkedFile[] {
  const files = references.map((reference) => ({
    id: idOf(reference.href, parts),
    name: reference.name,
    mediaType: reference.type === undefined ? undefined : cleanMediaType(reference.type),
  }));
  const ids = new Set(files.map((file) => file.id));
  if (ids.size < files.length) throw new Refusal('INVALID', 'An attachment is named twice.');
  const unused = [...parts].find(([, file]) => !ids.has(file.id));
  if (unused) throw new Refusal('INVALID', `The part "${unused[0]}" is not named by any attachment.`);
  return files;
}

function idOf(href: string, parts: ReadonlyMap<string, StoredFile>): string {
  if (/^cid:/i.test(href)) {
    const file = parts.get(partName(href));
    if (!file) throw new Refusal('INVALID', `There is no part for the attachment "${href}".`);
    return file.id;
  }
  const id = /^(?:https?:\/\/[^/]+)?\/v1\/attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(
    href,
  )?.[1];
  if (id === undefined)
    throw new Refusal('INVALID', `The attachment "${href}" is neither uploaded nor part of the message.`);
  return id.toLowerCase();
}

function partName(href: string): string {
  try {
    return decodeURIComponent(href.slice('cid:'.length));
  } catch {
    return '';
  }
}

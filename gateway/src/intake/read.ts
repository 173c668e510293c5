/** Bodies to what is stored, whatever they are written in. */
import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { cleanMediaType } from '../attachments/media-type.js';
import type { StoredFile } from '../attachments/write.js';
import { CallbackSchema, readCallback } from '../callbacks/read.js';
import { CaseSchema, readCase } from './case.js';
import { ChatSchema, readChat } from './chat.js';
import { isBinaryEvent, readBinaryEvent, readStructuredEvent, STRUCTURED_TYPE } from './cloud-event.js';
import type { AttachmentReference, NewItem } from './item.js';
import { parseJson, readJson, WorkItemSchema } from './json.js';
import { Refusal } from './refusal.js';
import type { LinkedFile } from './store.js';
import { checkWorkItem } from './work-item.js';
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

/** What comes to one address, and how it is read and checked; `id` is that of the CloudEvent around it. */
export interface MessageKind {
  readonly path: string;
  /** What comes here, for programs. */
  readonly summary: string;
  readonly schema: TSchema;
  json(value: unknown, id?: string): NewItem;
  /** Absent: it is JSON and nothing else, and comes alone. */
  xml?(bytes: Uint8Array, charset: string | undefined, id?: string): NewItem;
}

/** Work items (CG-1). */
export const WORK_ITEMS: MessageKind = {
  path: '/v1/work-items',
  summary: 'Takes a work item, which is stored when this is answered.',
  schema: WorkItemSchema,
  json: (value, id) => checkWorkItem(readJson(value, id)),
  xml(bytes, charset, id) {
    const fields = readXml(bytes, charset);
    return checkWorkItem(id === undefined ? fields : { ...fields, id });
  },
};

/** E-mails and cases. */
export const CASES: MessageKind = {
  path: '/v1/cases',
  summary: 'Takes an e-mail or a case.',
  schema: CaseSchema,
  json: readCase,
};

/** Chats. */
export const CHATS: MessageKind = {
  path: '/v1/chats',
  summary: 'Begins a chat; the answer lets the page of the customer in.',
  schema: ChatSchema,
  json: readChat,
};

/** Callbacks (WC-1). */
export const CALLBACKS: MessageKind = {
  path: '/v1/callbacks',
  summary: 'Takes the request of somebody to be called.',
  schema: CallbackSchema,
  json: readCallback,
};

/** Reads a body that came alone, or in a CloudEvent. @throws Refusal */
export function readMessage(
  kind: MessageKind,
  headers: FastifyRequest['headers'],
  body: MessageBody,
): NewItem {
  if (body.mediaType === STRUCTURED_TYPE) {
    const { key, data } = readStructuredEvent(parseJson(body.bytes));
    return 'value' in data ? kind.json(data.value, key) : readItem(kind, data, key);
  }
  if (!isBinaryEvent(headers)) return readItem(kind, body);
  return readItem(kind, body, readBinaryEvent(headers));
}

/**
 * Reads a body by its type.
 * @param id replaces the id of the message: a CloudEvent has its own.
 * @throws Refusal
 */
export function readItem(
  kind: MessageKind,
  { bytes, mediaType, charset }: MessageBody,
  id?: string,
): NewItem {
  if (mediaType === 'application/json') return kind.json(parseJson(bytes), id);
  if (kind.xml && (mediaType === 'application/xml' || mediaType === 'text/xml'))
    return kind.xml(bytes, charset, id);
  throw new Refusal('UNSUPPORTED_TYPE', `This is ${kind.xml ? 'application/xml or ' : ''}application/json.`);
}

/**
 * The files that a message names.
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

/** A work item and its files in one message (`multipart/form-data`): the part `workItem`, and parts that it names as `cid:…`. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { storeFile, type StoredFile } from '../attachments/write.js';
import type { Db } from '../db/db.js';
import { MAX_ATTACHMENTS, type IntakeLimits } from './limits.js';
import { Refusal } from './refusal.js';

/** The part of a multipart message that is the work item itself. */
const ITEM_PART = 'workItem';

/** What a part gets whose sender said no type: forms written by hand seldom do. */
const UNSAID: ReadonlySet<string> = new Set(['', 'text/plain', 'application/octet-stream']);

/** The parts of a message: the work item as bytes, and the files, already in the store, by the name of their part. */
export interface MessageParts {
  readonly item: {
    readonly bytes: Uint8Array;
    readonly mediaType: string;
    readonly charset: string | undefined;
  };
  readonly files: ReadonlyMap<string, StoredFile>;
}

/** What reading a message needs. */
export interface MultipartDeps {
  readonly db: Db;
  readonly limits: IntakeLimits;
}

/**
 * Reads the parts. Files go to the store as they come.
 * @param stored gets every file that is in the store, also when this rejects: the caller removes those that nothing links.
 * @throws Refusal `MALFORMED`, `TOO_LARGE`, or `INVALID` for parts that are missing or there twice.
 */
export async function readMultipart(
  request: FastifyRequest,
  senderId: string,
  { db, limits }: MultipartDeps,
  stored: StoredFile[],
): Promise<MessageParts> {
  let item: MessageParts['item'] | undefined;
  const files = new Map<string, StoredFile>();
  for await (const part of partsOf(request, limits)) {
    if (part.fieldname === ITEM_PART) {
      if (item) throw new Refusal('INVALID', 'The work item is there twice.');
      item = await readItem(part, limits.bodyBytes);
      continue;
    }
    if (files.has(part.fieldname))
      throw new Refusal('INVALID', `The part "${part.fieldname}" is there twice.`);
    const incoming = { senderId, name: part.filename, mediaType: part.mimetype, bytes: bytesOf(part) };
    const file = await storeFile(db, incoming, limits.attachmentBytes);
    stored.push(file);
    files.set(part.fieldname, file);
  }
  if (!item) throw new Refusal('INVALID', `There is no part "${ITEM_PART}".`);
  return { item, files };
}

/** The parts as streams, one after another; whatever the parser complains of is the sender's fault. */
export async function* partsOf(request: FastifyRequest, limits: IntakeLimits): AsyncGenerator<MultipartFile> {
  const options = {
    limits: {
      fileSize: limits.attachmentBytes + 1,
      parts: MAX_ATTACHMENTS + 1,
      fieldNameSize: 200,
      headerPairs: 20,
    },
    // Every part as a stream, with or without a file name: a field would be read into memory.
    isPartAFile: () => true,
    throwFileSizeLimit: false,
  };
  const parts = request.parts(options);
  for (;;) {
    const next = await parts.next().catch(refuseParts);
    if (next.done) return;
    if (next.value.type === 'file') yield next.value;
  }
}

/** The bytes of a part. */
export async function* bytesOf(part: MultipartFile): AsyncGenerator<Uint8Array> {
  const reader = part.file[Symbol.asyncIterator]();
  for (;;) {
    const next = await reader.next().catch(refuseParts);
    if (next.done) return;
    yield next.value as Uint8Array;
  }
}

function refuseParts(error: unknown): never {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) throw new Refusal('TOO_LARGE', 'The message has too many parts.');
  throw new Refusal('MALFORMED', 'The parts of the message cannot be told apart.');
}

async function readItem(part: MultipartFile, maxBytes: number): Promise<MessageParts['item']> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytesOf(part)) {
    length += piece.length;
    if (length > maxBytes) throw new Refusal('TOO_LARGE', 'The work item is too long.');
    pieces.push(piece);
  }
  const [said = '', ...parameters] = part.mimetype.toLowerCase().split(';');
  const charset = parameters.map((text) => /^\s*charset="?([^"\s]+)"?\s*$/.exec(text)?.[1]).find(Boolean);
  return {
    bytes: Buffer.concat(pieces),
    mediaType: UNSAID.has(said.trim()) ? 'application/xml' : said.trim(),
    charset,
  };
}

/** Files into the store, piece by piece: between two pieces the store serves others, so a large file delays nobody (CG-5). */
import { createHash } from 'node:crypto';
import type { Db } from '../db/db.js';
import { uuidv7 } from '../ids.js';
import { Refusal } from '../intake/refusal.js';
import { cleanFileName, cleanMediaType } from './media-type.js';

/** Bytes per row of a file: what one statement carries. */
export const CHUNK_BYTES = 256 * 1024;

/** A file on its way in. */
export interface IncomingFile {
  readonly senderId: string;
  readonly name: string | undefined;
  readonly mediaType: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file in the store that belongs to no work item yet. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const BEGIN = `INSERT INTO attachment(id, sender_id, name, media_type, size, sha256) VALUES ($1, $2, $3, $4, 0, '')`;
const PIECE = 'INSERT INTO attachment_chunk(attachment_id, no, data) VALUES ($1, $2, $3)';
/** Only now can it be linked: a file without its sum is not complete. */
const FINISH = 'UPDATE attachment SET size = $2, sha256 = $3 WHERE id = $1';

/**
 * Stores a file.
 * @throws Refusal `TOO_LARGE` past `maxBytes`, `INVALID` when there are no bytes; nothing of it is left behind then, nor
 *   when the bytes stop coming.
 */
export async function storeFile(db: Db, file: IncomingFile, maxBytes: number): Promise<StoredFile> {
  const id = uuidv7();
  const name = cleanFileName(file.name);
  const mediaType = cleanMediaType(file.mediaType);
  await db.query(BEGIN, [id, file.senderId, name, mediaType]);
  try {
    const { size, hash } = await storePieces(db, id, file.bytes, maxBytes);
    await db.query(FINISH, [id, size, hash]);
    return { id, name, mediaType, size, sha256: hash.toString('hex') };
  } catch (error) {
    // What cannot be removed now is swept later: it is linked to nothing.
    await removeFiles(db, [id]).catch(() => undefined);
    throw error;
  }
}

/** Removes files that belong to no work item; others stay. */
export async function removeFiles(db: Db, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM attachment WHERE id = ANY($1::uuid[]) AND interaction_id IS NULL', [ids]);
}

async function storePieces(
  db: Db,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ size: number; hash: Buffer }> {
  const hash = createHash('sha256');
  let size = 0;
  let no = 0;
  for await (const piece of inPieces(bytes)) {
    size += piece.length;
    if (size > maxBytes) throw new Refusal('TOO_LARGE', `The file is longer than ${maxBytes} bytes.`);
    hash.update(piece);
    await db.query(PIECE, [id, no++, piece]);
  }
  if (size === 0) throw new Refusal('INVALID', 'The file is empty.');
  return { size, hash: hash.digest() };
}

/** The same bytes in pieces of `CHUNK_BYTES`, the last one shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    waiting.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    const joined = Buffer.concat(waiting);
    let start = 0;
    for (; joined.length - start >= CHUNK_BYTES; start += CHUNK_BYTES)
      yield joined.subarray(start, start + CHUNK_BYTES);
    waiting = [joined.subarray(start)];
    length = joined.length - start;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

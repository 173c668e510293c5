/** Files out of the store: only the pieces that are asked for, one at a time. */
import type { Queryable } from '../db/db.js';
import { IN_FRONT } from '../routing/load.js';
import type { ByteRange } from './range.js';
import { CHUNK_BYTES } from './write.js';

/** A file that belongs to a work item. */
export interface AttachmentFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: Uint8Array;
  /** Whether the agent has its work item, or a call about it, in front of them now. */
  readonly held: boolean;
}

const FILE = `
SELECT a.id::text AS id, a.name, a.media_type AS "mediaType", a.size, a.sha256, EXISTS (
  SELECT FROM ${IN_FRONT} f WHERE f.about = a.interaction_id AND f.agent_id = $2) AS held
FROM attachment a WHERE a.id = $1 AND length(a.sha256) = 32`;

const PIECE = 'SELECT data FROM attachment_chunk WHERE attachment_id = $1 AND no = $2';

/** What is known of a file, for one agent. */
export async function findFile(
  db: Queryable,
  id: string,
  agentId: string,
): Promise<AttachmentFile | undefined> {
  return (await db.query<AttachmentFile>(FILE, [id, agentId]))[0];
}

/** The bytes of a range. Ends with an error when a piece is not there any more. */
export async function* readPieces(
  db: Queryable,
  id: string,
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  for (let no = Math.floor(start / CHUNK_BYTES); no * CHUNK_BYTES <= end; no++) {
    const [row] = await db.query<{ data: Uint8Array }>(PIECE, [id, no]);
    if (!row) throw new Error('the file went away while it was read');
    const from = Math.max(start - no * CHUNK_BYTES, 0);
    yield row.data.subarray(from, end + 1 - no * CHUNK_BYTES);
  }
}

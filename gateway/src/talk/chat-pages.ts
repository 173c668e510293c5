/** Whether the page of the contact of a chat is open: one that is closed for long enough has left the chat. */
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { endChat, isOver, lockChat } from './chats.js';

const BATCH = 100;

/** How the page of a chat stands in the store. */
export interface PageColumns {
  /** Whether somebody can still write. */
  readonly over: boolean;
  readonly page_node: string | null;
  readonly left: boolean;
}

/** SQL: the columns of the chat `i` that `PageColumns` speaks of. */
export const PAGE_COLUMNS = `i.state IN ('wrap','ended') AS over, i.page_node, i.page_left_at IS NOT NULL AS left`;

/** Keeps in the store whether this node has a stream of the chat. A page may have moved to another node meanwhile. */
export async function markPage(
  db: Queryable,
  { id, over, page_node, left }: PageColumns & { readonly id: string },
  node: string,
  isHere: boolean,
): Promise<void> {
  if (over) return;
  if (isHere && (left || page_node === null))
    await db.query('UPDATE interaction SET page_node = $2, page_left_at = NULL WHERE id = $1::uuid', [
      id,
      node,
    ]);
  // A stream may have closed before it was seen here that it had opened.
  if (!isHere && !left && (page_node ?? node) === node)
    await db.query(
      `UPDATE interaction SET page_node = $2, page_left_at = clock_timestamp()
       WHERE id = $1::uuid AND coalesce(page_node, $2) = $2 AND page_left_at IS NULL`,
      [id, node],
    );
}

const ORPHANED = `
UPDATE interaction SET page_left_at = clock_timestamp()
WHERE page_node IS NOT NULL AND state NOT IN ('wrap','ended') AND page_left_at IS NULL
  AND NOT EXISTS (SELECT FROM node n WHERE n.id = page_node)`;

const LEFT = `
SELECT request_id::text AS request FROM interaction
WHERE page_node IS NOT NULL AND state NOT IN ('wrap','ended')
  AND page_left_at <= clock_timestamp() - $1::int * interval '1 millisecond'
ORDER BY page_left_at LIMIT ${BATCH}`;

/** Whose page has been closed for so many milliseconds has left, and their agent is told. Gives how many. */
export async function endLeftChats(store: Store, awayMs: number): Promise<number> {
  await store.db.query(ORPHANED);
  const left = await store.db.query<{ request: string }>(LEFT, [awayMs]);
  for (const { request } of left) await commitChange(store, (change) => leave(change, request, awayMs));
  return left.length;
}

/** They may have come back meanwhile. */
async function leave(change: Change, request: string, awayMs: number): Promise<void> {
  const chat = await lockChat(change.tx, request);
  if (!chat || isOver(chat)) return;
  const still = await change.tx.query(
    `SELECT FROM interaction WHERE id = $1::uuid AND page_left_at <= clock_timestamp() - $2::int * interval '1 millisecond'`,
    [chat.id, awayMs],
  );
  if (still.length > 0) await endChat(change, chat);
}

const RECEIVE = `
UPDATE interaction i SET page_received = n.most
FROM (SELECT least($2::int, max(number)) AS most FROM entry WHERE transcript_id = $1::uuid) n
WHERE i.id = $1::uuid AND n.most > i.page_received RETURNING i.id`;

/** The page has received the entries up to that number: whoever has the chat sees it. */
export async function receiveOnPage(
  change: Change,
  { id, state, agent }: { readonly id: string; readonly state: string; readonly agent: string | null },
  number: number,
): Promise<void> {
  const moved = await change.tx.query(RECEIVE, [id, number]);
  if (moved.length > 0 && agent !== null && state !== 'offered') change.changes(agent, id);
}

/** A socket joins the log of its agent: where it left off, or with a snapshot. */
import { PadError } from 'contact-pad/core';
import type { Fact } from 'contact-pad/core';
import type { Position } from 'contact-pad/protocol';
import type { VoiceOf } from '../callbacks/call-phase.js';
import { dropLineCalls } from '../callbacks/line-calls.js';
import { setVoice } from '../callbacks/voice.js';
import type { Queryable } from '../db/db.js';
import { readAgents } from '../events/agent-view.js';
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import { departuresAfter, recentNotices } from '../events/event-log.js';
import { uuidv7 } from '../ids.js';
import { readInteractions } from '../events/interaction-rows.js';
import { SOURCE, toInteraction } from '../events/interaction-view.js';
import { TOLD_OF_LINE } from '../routing/load.js';
import { markConnected } from '../routing/nodes.js';

/** What a socket says of itself. */
export interface Joining {
  /** Where its client left off. */
  readonly resume?: Position | undefined;
  /** Who makes the calls of its agent from now on. */
  readonly voice: VoiceOf;
  /** It brings a line, and no other socket does: unless it goes on where it was, the calls of an earlier line are over. */
  readonly newLine?: boolean;
}

/** How a socket begins. */
export interface Joined {
  /** The number of this connection, for the disconnect. */
  readonly connection: number;
  /** The log; a client that followed another one gets a snapshot. */
  readonly epoch: string;
  /** The clock of the store, in milliseconds since 1970. */
  readonly now: number;
  /** Facts after this one follow, up to `last` at once. */
  readonly seq: number;
  readonly last: number;
  /** Absent: the client goes on where it was. */
  readonly snapshot?: Fact;
  /** What a snapshot cannot hold: the messages of the last day. */
  readonly notices?: readonly Fact[];
}

interface LogRow {
  readonly epoch: string;
  readonly first: number;
  readonly last: number;
  readonly now: Date;
}

/** How long ago a command may have been done that a snapshot still settles. */
const SETTLED_WITHIN = '10 minutes';

/**
 * Marks the agent connected to `node` and finds where the socket begins.
 *
 * @throws PadError `FORBIDDEN` for an agent whom the gateway does not know.
 */
export async function join(
  store: Store,
  agent: string,
  node: string,
  { resume, voice, newLine }: Joining,
): Promise<Joined> {
  return commitChange(store, async (change) => {
    await change.tx.query(
      'INSERT INTO presence(agent_id, log_id) SELECT id, $2 FROM agent WHERE id = $1 ON CONFLICT DO NOTHING',
      [agent, uuidv7()],
    );
    const connection = await markConnected(change, agent, node);
    await setVoice(change, agent, voice);
    const log = await readLog(change.tx, agent);
    const joined = { connection, epoch: log.epoch, now: log.now.getTime(), last: log.last };
    if (resume && reaches(log, resume)) return { ...joined, seq: resume.seq };
    if (newLine) await dropLineCalls(change, agent);
    return {
      ...joined,
      seq: log.last,
      snapshot: await snapshot(change, agent, log, resume, store.recentDays),
      notices: await recentNotices(change.tx, agent),
    };
  });
}

async function readLog(tx: Queryable, agent: string): Promise<LogRow> {
  const [row] = await tx.query<LogRow>(
    `SELECT log_id AS epoch, min_seq AS first, last_seq AS last, clock_timestamp() AS now
     FROM presence WHERE agent_id = $1`,
    [agent],
  );
  if (!row) throw new PadError('FORBIDDEN', 'The gateway does not know this agent.');
  return row;
}

function reaches(log: LogRow, { epoch, seq }: Position): boolean {
  return epoch === log.epoch && seq >= log.first - 1 && seq <= log.last;
}

async function snapshot(
  { tx }: Change,
  agent: string,
  log: LogRow,
  resume: Position | undefined,
  recentDays: number,
): Promise<Fact> {
  const [self] = await readAgents(tx, [agent]);
  if (!self) throw new PadError('FORBIDDEN', 'The gateway does not know this agent.');
  const open = await tx.query<{ id: string }>(
    `SELECT i.id::text AS id FROM interaction i
     WHERE (i.agent_id = $1 AND i.state IN ('offered','not-connected','establishing','assigned','wrap','parked'))
        OR (i.agent_id = $1 AND i.state = 'line' AND ${TOLD_OF_LINE})
        OR i.id IN (SELECT interaction_id FROM offer WHERE agent_id = $1 AND state = 'pending')
     ORDER BY i.state_since, i.seq`,
    [agent],
  );
  const ids = open.map((row) => row.id);
  const rows = await readInteractions(tx, ids, recentDays);
  const interactions = ids
    .flatMap((id) => rows.get(id) ?? [])
    .map((row) => ({ ...toInteraction(row, agent), revision: log.last }));
  const left = resume?.epoch === log.epoch ? await departuresAfter(tx, agent, resume.seq) : [];
  return {
    type: 'snapshot',
    source: SOURCE,
    now: log.now.getTime(),
    agent: self.agent,
    interactions,
    left: left.filter((departure) => !rows.has(departure.id)),
    // Who comes for the first time has sent nothing that could wait.
    by: resume ? await settledCommands(tx, agent) : [],
  };
}

/** Whoever waits for one of these sees its effect in the snapshot. */
async function settledCommands(tx: Queryable, agent: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM command WHERE agent_id = $1 AND error IS NULL AND at > now() - interval '${SETTLED_WITHIN}'
     ORDER BY at DESC LIMIT 100`,
    [agent],
  );
  return rows.map((row) => row.id);
}

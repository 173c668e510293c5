import { openDb, type DbSettings } from '../../src/db/open.js';

/** What the store holds after a run. */
export interface StoreCounts {
  /** Acknowledged items that were completed once. */
  readonly completed: number;
  /** Acknowledged items that are not in the store. */
  readonly lost: number;
  /** Acknowledged items in the store that nobody completed. */
  readonly unfinished: number;
  /** Items that were completed more than once. */
  readonly twice: number;
  /** Items in the store beyond the acknowledged ones: none, since each was sent until it was acknowledged. */
  readonly surplus: number;
  /** Numbers missing from the event logs of all agents. */
  readonly missingEvents: number;
}

interface Found {
  readonly idem_key: string;
  readonly dones: number;
}

/** Reads the store directly, the gateway being down, and compares it with what was acknowledged. */
export async function inspect(settings: DbSettings, acknowledged: ReadonlySet<string>): Promise<StoreCounts> {
  const db = await openDb(settings);
  try {
    const items = await db.query<Found>(
      `SELECT idem_key, (SELECT count(*) FROM interaction_log l
         WHERE l.interaction_id = i.id AND l.event = 'done' AND i.state = 'ended' AND i.outcome = 'done') AS dones
       FROM interaction i`,
    );
    const [events] = await db.query<{ missing: number }>(
      `SELECT coalesce(sum(p.last_seq - (SELECT count(*) FROM agent_event e
         WHERE e.agent_id = p.agent_id AND e.seq BETWEEN 1 AND p.last_seq)), 0)::bigint AS missing FROM presence p`,
    );
    return { ...compare(items, acknowledged), missingEvents: events?.missing ?? 0 };
  } finally {
    await db.close();
  }
}

function compare(
  items: readonly Found[],
  acknowledged: ReadonlySet<string>,
): Omit<StoreCounts, 'missingEvents'> {
  const dones = new Map(items.map((item) => [item.idem_key, item.dones]));
  const counts = [...acknowledged].map((id) => dones.get(id));
  return {
    completed: counts.filter((count) => count === 1).length,
    lost: counts.filter((count) => count === undefined).length,
    unfinished: counts.filter((count) => count === 0).length,
    twice: counts.filter((count) => count !== undefined && count > 1).length,
    surplus: items.filter((item) => !acknowledged.has(item.idem_key)).length,
  };
}

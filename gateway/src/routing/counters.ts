/** Keeps the counters beside a contact's interactions true while others of that contact begin and end (WI-26). */
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Logger } from '../log.js';
import { IN_FRONT } from './load.js';
import { Repeater } from './repeater.js';

/** So much later they are told at most, in milliseconds: under load much changes at once. */
const PAUSE_MS = 100;

/** Tells agents who hold an interaction of a contact, when the contact's others changed. */
export class CounterKeeper {
  readonly #store: Store;
  readonly #stale = new Set<string>();
  readonly #repeater: Repeater;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#repeater = new Repeater(
      () => this.#refresh(),
      (error) => {
        log.error({ err: error }, 'counters could not be told');
      },
    );
    store.hints.on('contact', this.#onContact);
  }

  /** After a start: what a kill left untold. */
  async recreate(): Promise<void> {
    const held = await this.#store.db.query<{ id: string }>(
      `SELECT DISTINCT f.contact_id::text AS id FROM ${IN_FRONT} f WHERE f.contact_id IS NOT NULL`,
    );
    for (const { id } of held) this.#onContact(id);
  }

  /** Tries again what failed. */
  readonly run = (): void => {
    if (this.#stale.size > 0) this.#repeater.run();
  };

  /** Stops and waits for the work under way. */
  async close(): Promise<void> {
    this.#store.hints.off('contact', this.#onContact);
    clearTimeout(this.#timer);
    await this.#repeater.close();
  }

  readonly #onContact = (contact: string): void => {
    this.#stale.add(contact);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#repeater.run();
    }, PAUSE_MS);
  };

  async #refresh(): Promise<void> {
    const stale = [...this.#stale];
    this.#stale.clear();
    try {
      const held = await this.#store.db.query<{ contact: string }>(HELD, [stale]);
      for (const { contact } of held)
        await commitChange(this.#store, (change) => tellHolders(change, contact));
    } catch (error) {
      for (const contact of stale) this.#stale.add(contact);
      throw error;
    }
  }
}

// An interaction whose contact has no other keeps its counters at nothing.
const HELD = `
SELECT DISTINCT f.contact_id::text AS contact FROM ${IN_FRONT} f
WHERE f.contact_id = ANY($1::uuid[])
  AND EXISTS (SELECT 1 FROM interaction x WHERE x.contact_id = f.contact_id AND x.id <> f.id)`;

/** Who has got one since the agents were locked is not told here: what they have may change before this is committed. */
async function tellHolders(change: Change, contact: string): Promise<void> {
  const locked = await change.tx.query<{ agent: string }>(
    `SELECT agent_id AS agent FROM presence WHERE agent_id IN (
       SELECT f.agent_id FROM ${IN_FRONT} f WHERE f.contact_id = $1::uuid)
     ORDER BY agent_id FOR UPDATE`,
    [contact],
  );
  const held = await change.tx.query<{ id: string; agent: string }>(
    `SELECT f.id::text AS id, f.agent_id AS agent FROM ${IN_FRONT} f
     WHERE f.contact_id = $1::uuid AND f.agent_id = ANY($2::text[]) ORDER BY f.seq`,
    [contact, locked.map(({ agent }) => agent)],
  );
  for (const { id, agent } of held) change.changes(agent, id);
}

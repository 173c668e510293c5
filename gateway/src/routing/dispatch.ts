/** Hands out what waits, whenever a hint or the beat says that a pair may be found. */
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import { STEP_COLUMNS, WAIT_STEP } from '../events/step.js';
import type { WaitStep } from '../events/step.js';
import { uuidv7 } from '../ids.js';
import type { Logger } from '../log.js';
import { joinChats } from '../talk/chats.js';
import { isAnythingWaiting, pair } from './pair.js';
import type { Paired } from './pair.js';
import { Repeater } from './repeater.js';

// What was given has left the personal queue: rejected or missed, it goes to the general one (WI-7, WI-8).
const GIVE = `
WITH given AS (
  SELECT *, clock_timestamp() AS at FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[])
    AS g(item, agent, offer, offer_ms, answer)),
offered AS (
  INSERT INTO offer(id, interaction_id, agent_id, created_at, deadline, duration_ms, on_deadline)
  SELECT offer, item, agent, at, at + offer_ms * interval '1 millisecond', offer_ms,
         CASE answer WHEN 'auto-preview' THEN 'accept' ELSE 'redirect' END
  FROM given WHERE answer <> 'auto'),
engaged AS (
  UPDATE presence p SET busy = true, idle_since = now() FROM given g WHERE p.agent_id = g.agent),
moved AS (
  UPDATE interaction i
  SET state = CASE g.answer WHEN 'auto' THEN 'assigned' ELSE 'offered' END,
      agent_id = g.agent, for_agent_id = NULL, state_since = now(), version = version + 1,
      answered_at = CASE g.answer WHEN 'auto' THEN coalesce(i.answered_at, now()) ELSE i.answered_at END
  FROM given g WHERE i.id = g.item
  RETURNING ${STEP_COLUMNS}, agent_id),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, version, state, 'gateway', jsonb_build_object('agent', agent_id) FROM moved)
SELECT ${WAIT_STEP} FROM moved WHERE state = 'assigned' AND answered_at = now() AND sender_id IS NOT NULL`;

/** Gives items to agents until no pair is left. Safe to run on every node at once. */
export class Dispatcher {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #offerMs: number;
  readonly #onOffers: (durationMs: number) => void;
  readonly #repeater: Repeater;
  /** Something waits, as far as is known here. */
  #waits = false;

  /**
   * @param offerMs how long an offer stands of what came by no entrance, in milliseconds.
   * @param onOffers told after offers were made how long the shortest stands, so that someone watches it.
   */
  constructor(store: Store, log: Logger, offerMs: number, onOffers: (durationMs: number) => void) {
    this.#store = store;
    this.#log = log;
    this.#offerMs = offerMs;
    this.#onOffers = onOffers;
    this.#repeater = new Repeater(
      () => this.#dispatch(),
      (error) => {
        log.error({ err: error }, 'dispatch failed; the next beat tries again');
      },
    );
    store.hints.on('queue', this.#onHint);
  }

  /** Dispatches soon, for something waits; many kicks make one dispatch. */
  readonly kick = (): void => {
    this.#waits = true;
    this.#repeater.run();
  };

  /** Stops and waits for the pass under way. */
  async close(): Promise<void> {
    this.#store.hints.off('queue', this.#onHint);
    await this.#repeater.close();
  }

  readonly #onHint = (): void => {
    this.#repeater.run();
  };

  async #dispatch(): Promise<void> {
    const waits = this.#waits;
    this.#waits = false;
    if (!waits && !(await isAnythingWaiting(this.#store.db))) return;
    for (let isMore = true; isMore;) {
      const { pairs, more } = await commitChange(this.#store, (change) =>
        dispatchOnce(change, this.#offerMs),
      );
      isMore = more;
      for (const { item, agent, answer } of pairs)
        this.#log.info({ interaction: item, agent, answer }, 'given');
      const durations = pairs.filter(({ answer }) => answer !== 'auto').map(({ offerMs }) => offerMs);
      if (durations.length > 0) this.#onOffers(Math.min(...durations));
    }
  }
}

/** One pass: at most one item for each agent. Auto answer (WI-10) gives without asking. */
async function dispatchOnce(change: Change, offerMs: number): Promise<Paired> {
  const paired = await pair(change.tx, offerMs);
  const { pairs } = paired;
  if (pairs.length === 0) return paired;
  const steps = change.tx.query<WaitStep>(GIVE, [
    pairs.map(({ item }) => item),
    pairs.map(({ agent }) => agent),
    pairs.map(() => uuidv7()),
    pairs.map(({ offerMs }) => offerMs),
    pairs.map(({ answer }) => answer),
  ]);
  change.went(steps);
  for (const { agent, item } of pairs) change.arrives(agent, item);
  const given = pairs.filter(({ answer }) => answer === 'auto').map(({ item }) => item);
  if (given.length > 0) await joinChats(change, given);
  return paired;
}

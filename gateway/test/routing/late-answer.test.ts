import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Failure } from 'contact-pad/core';
import { carryOut } from '../../src/agents/commands.js';
import { Hints } from '../../src/events/hints.js';
import type { OfferRules } from '../../src/routing/offers.js';
import { engines, type OpenStore } from '../support/engines.js';

const RULES: OfferRules = {
  ...{ exclusionMs: 1_000, offerMs: 1_000, consultMs: 1_000, imNoticeMs: 1_000, imWaitMs: 1_000 },
  ...{ missed: null, rejected: null },
};
const CONTACT = randomUUID();
/** The age of the deadline, in milliseconds. */
const MINUTE_MS = 60_000;

for (const engine of engines) {
  describe(`An answer to an offer whose time is over, where nobody sweeps, on ${engine.name}`, () => {
    let store: OpenStore;
    before(async () => {
      store = await engine.open();
      await store.db.exec(`
INSERT INTO agent(id, name) VALUES ('one', 'One');
INSERT INTO presence(agent_id, log_id, state, connected) VALUES ('one', 'one', 'ready', true);
INSERT INTO contact(id, name) VALUES ('${CONTACT}', 'Eva');
INSERT INTO queue(id, name) VALUES ('loans', 'Loans')`);
    });
    after(() => store.close());

    /** An offer whose deadline was a minute ago. */
    async function offered(): Promise<{ interaction: string; offer: string }> {
      const [interaction, offer] = [randomUUID(), randomUUID()];
      await store.db.exec(`
INSERT INTO interaction(id, medium, contact_id, contact, state, agent_id, queue_id, weight, subject) VALUES
  ('${interaction}', 'work-item', '${CONTACT}', '{"name":"Eva"}', 'offered', 'one', 'loans', 100, 'a loan');
INSERT INTO offer(id, interaction_id, agent_id, deadline, duration_ms) VALUES
  ('${offer}', '${interaction}', 'one', clock_timestamp() - interval '1 minute', 1000)`);
      return { interaction, offer };
    }

    /** The answer to what came in so long ago, and how the interaction stands then. */
    async function accepted(ageMs: number): Promise<{ error: Failure | undefined; stands: unknown }> {
      const { interaction, offer } = await offered();
      const asking = { agent: 'one', rules: RULES, since: performance.now() - ageMs };
      const command = { type: 'accept', id: randomUUID(), interaction, offer } as const;
      const error = await carryOut({ db: store.db, hints: new Hints(), recentDays: 7 }, asking, command);
      const [stands] = await store.db.query(
        `SELECT i.state, i.agent_id AS agent, o.state AS offer
         FROM interaction i JOIN offer o ON o.interaction_id = i.id WHERE i.id = $1::uuid`,
        [interaction],
      );
      return { error, stands };
    }

    it('counts when it came in time and only waited for its turn', async () => {
      assert.deepEqual(await accepted(2 * MINUTE_MS), {
        error: undefined,
        stands: { state: 'assigned', agent: 'one', offer: 'accepted' },
      });
    });

    it('is refused when it came too late, and the offer lapses by it (WI-8, WI-9)', async () => {
      const { error, stands } = await accepted(0);
      assert.equal(error?.code, 'GONE');
      assert.deepEqual(stands, { state: 'queued', agent: null, offer: 'redirected' });
    });
  });
}

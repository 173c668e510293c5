import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Row, Tx } from '../../src/db/db.js';
import { pair } from '../../src/routing/pair.js';
import { engines, type OpenStore } from '../support/engines.js';

const AGENTS = 500;

/** The planner last looked when nobody was there: what it knows of agents says nothing of how many are ready now. */
const PLACE = `
INSERT INTO queue(id, name) VALUES ('loans', 'Loans');
INSERT INTO agent(id, name) SELECT 'agent-' || n, 'Agent ' || n FROM generate_series(1, ${AGENTS}) n;
INSERT INTO agent_queue(agent_id, queue_id) SELECT id, 'loans' FROM agent WHERE id LIKE 'agent-%';
INSERT INTO presence(agent_id, log_id) SELECT id, id FROM agent WHERE id LIKE 'agent-%';
ANALYZE;
UPDATE presence SET state = 'ready', connected = true;
INSERT INTO interaction(id, medium, queue_id, state, weight, subject)
VALUES (gen_random_uuid(), 'work-item', 'loans', 'queued', 100, 'The only one that waits')`;

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Plan[];
}

/** How the first question of a dispatch is answered, as its transaction has it answered. */
async function pairExplained(tx: Tx): Promise<Row[]> {
  let explained: Row[] = [];
  await pair(
    {
      send: (text, params) => {
        tx.send(text, params);
      },
      exec: (sql) => tx.exec(sql),
      query: async (text, params) => {
        explained = await tx.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, params);
        return [];
      },
    },
    60_000,
  );
  return explained;
}

const withAll = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(withAll)];

for (const engine of engines) {
  describe(`One item for ${AGENTS} agents who are ready, on ${engine.name}`, () => {
    let store: OpenStore;
    before(async () => {
      store = await engine.open();
      await store.db.exec(PLACE);
    });
    after(() => store.close());

    it('is given to the first in line without a look at all of them', async () => {
      const explained = await store.db.tx(async (tx) => {
        const [row] = await pairExplained(tx);
        return Object.values(row ?? {})[0] as [{ Plan: Plan }];
      });
      const looked = withAll(explained[0].Plan).filter((node) => node['Relation Name'] === 'presence');
      assert.deepEqual(
        looked.map((node) => node['Actual Rows']),
        [1],
      );
    });
  });
}

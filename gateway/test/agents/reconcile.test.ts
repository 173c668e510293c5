import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';
import type { TestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';

async function isConnected(gateway: TestGateway, agent: string | undefined): Promise<boolean> {
  const look = 'SELECT FROM presence WHERE agent_id = $1 AND connected';
  return (await gateway.db.query(look, [agent])).length > 0;
}

/** The most rows that one statement gave while the gateway beat a few times. */
async function mostRows({ db }: TestGateway): Promise<number> {
  const { query } = db;
  let [most, beats] = [0, 0];
  db.query = async <T extends object>(text: string, params?: readonly unknown[]): Promise<T[]> => {
    const rows = await query.call<typeof db, Parameters<typeof query>, Promise<T[]>>(db, text, params);
    most = Math.max(most, rows.length);
    if (text.includes('FROM presence\nWHERE CASE')) beats++;
    return rows;
  };
  await until(() => beats > 3);
  db.query = query;
  return most;
}

onBothEngines('What a beat makes true again', {}, (gateway) => {
  it('is connected who has a socket here, whoever said otherwise', async () => {
    const { agents } = await gateway().place();
    await gateway().agent(agents[0]);
    await gateway().db.query('UPDATE presence SET connected = false WHERE agent_id = $1', [agents[0]]);
    await until(() => isConnected(gateway(), agents[0]));
  });

  it('are all at once connected again who have sockets here', async () => {
    const { agents } = await gateway().place({ agents: 20 });
    for (const agent of agents) await gateway().agent(agent);
    const epochs = (): Promise<{ epoch: number; at: string }[]> =>
      gateway().db.query(
        'SELECT DISTINCT epoch, xmin::text AS at FROM presence WHERE agent_id = ANY($1::text[]) AND connected',
        [agents],
      );
    await gateway().db.query('UPDATE presence SET connected = false WHERE agent_id = ANY($1::text[])', [
      agents,
    ]);
    await until(async () => (await epochs()).some(({ epoch }) => epoch === 2));
    assert.equal((await epochs()).length, 1);
  });

  it('is not connected who has none, though the store says that it is here', async () => {
    const { agents } = await gateway().place();
    await gateway().db.query(
      `INSERT INTO presence(agent_id, log_id, connected, node_id) SELECT $1, 'log', true, (SELECT id FROM node LIMIT 1)`,
      [agents[0]],
    );
    await gateway().disconnected(agents[0]);
  });

  it('has every socket of an agent what was written without a hint', async () => {
    const { agents } = await gateway().place();
    const pads = [await gateway().agent(agents[0]), await gateway().agent(agents[0])];
    await gateway().writeWithoutHint(agents[0]);
    for (const pad of pads) await pad.fact('settled');
  });

  it('is read of those only who are not as they should be', async () => {
    const { agents } = await gateway().place({ agents: 20 });
    for (const agent of agents) await gateway().agent(agent);
    assert.ok((await mostRows(gateway())) < agents.length);
  });
});

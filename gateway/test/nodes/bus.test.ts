import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import pino from 'pino';
import type { Db } from '../../src/db/db.js';
import { Bus } from '../../src/events/bus.js';
import { Hints } from '../../src/events/hints.js';
import { until } from '../support/until.js';

describe('What a node tells the others', () => {
  const hints = new Hints();
  let told: (readonly string[])[];
  let bus: Bus;

  beforeEach(async () => {
    told = [];
    const db = { engine: 'postgres', query: () => Promise.resolve([{}]) } as unknown as Db;
    const channel = {
      notify: (text: string) => {
        told.push((JSON.parse(text) as { agents: string[] }).agents);
        return Promise.resolve();
      },
      listen: () => undefined,
    };
    const isHere = (agent: string): boolean => agent.startsWith('here');
    bus = new Bus(
      { db, hints, recentDays: 1 },
      { node: 'one', log: pino({ level: 'silent' }), isHere, channel },
    );
    await bus.beat();
    told = [];
  });
  afterEach(() => bus.close());

  it('goes at once where the agent has no socket here', () => {
    hints.emit('agent', 'there');
    assert.deepEqual(told, [['there']]);
  });

  it('goes together, a moment later, where the agents have', async () => {
    for (const agent of ['here-1', 'here-2', 'here-1']) hints.emit('agent', agent);
    assert.deepEqual(told, []);
    await until(() => told.length > 0);
    hints.emit('agent', 'here-3');
    await until(() => told.length > 1);
    assert.deepEqual(told, [['here-1', 'here-2'], ['here-3']]);
  });

  it('takes along what waits', async () => {
    hints.emit('agent', 'here');
    hints.emit('agent', 'there');
    await bus.close();
    assert.deepEqual(told, [['here', 'there']]);
  });

  it('is told before the node goes', async () => {
    hints.emit('agent', 'here');
    await bus.close();
    assert.deepEqual(told, [['here']]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE } from 'contact-pad/protocol';
import { Connection } from '../../src/agents/connection.js';
import { append } from '../../src/events/event-log.js';
import type { TestGateway } from '../support/gateway.js';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

const NOTICES = 400;
const LONG = 'x'.repeat(64 * 1024);

describe('What waits in a socket that its client does not read', () => {
  /** A socket in which so many bytes wait, and what was done with it. */
  const socketWith = (bufferedAmount: number) => {
    const done: unknown[] = [];
    const connection = new Connection({
      ...{ readyState: 1, OPEN: 1, bufferedAmount },
      send: (text) => done.push(text),
      close: (code) => done.push(code),
      terminate: () => undefined,
      on: () => undefined,
    });
    return { connection, done };
  };

  it('is at most a megabyte', () => {
    const { connection, done } = socketWith(1024 * 1024);
    assert.equal(connection.send({ type: 'pong', now: 1 }), true);
    assert.deepEqual(done, ['{"type":"pong","now":1}']);
  });

  it('is not added to beyond that: the socket is closed', () => {
    const { connection, done } = socketWith(1024 * 1024 + 1);
    assert.equal(connection.send({ type: 'pong', now: 1 }), false);
    assert.deepEqual(done, [CLOSE.slow]);
  });
});

/** More than sockets and their system hold: facts for an agent who has seen none of them. */
async function fallBehind({ db }: TestGateway, agent: string): Promise<void> {
  const notices = Array.from({ length: NOTICES }, (_, n) => ({
    agent,
    fact: { type: 'notice', notice: { id: String(n), level: 'info', text: LONG } } as const,
  }));
  for (let first = 0; first < NOTICES; first += 50)
    await db.tx((tx) => Promise.resolve(append(tx, notices.slice(first, first + 50))));
}

onBothEngines('An agent who does not read', { timing: { heartbeatMs: 500 } }, (gateway) => {
  it('is cut off when nothing is heard of them either', async () => {
    const [agent = ''] = (await gateway().place()).agents;
    const client = await gateway().agent(agent);
    client.stopReading();
    await fallBehind(gateway(), agent);
    await gateway().disconnected(agent);
  });
});

onBothEngines('An agent who reads slowly', {}, (gateway) => {
  it('takes little memory, and gets everything in order over one connection', async () => {
    const [agent = ''] = (await gateway().place()).agents;
    const first = await gateway().agent(agent);
    const { position } = first;
    await first.close();
    await fallBehind(gateway(), agent);
    const back = await gateway().agent(agent, { resume: position });
    back.stopReading();
    await until(() => Math.max(...gateway().waiting) > 256 * 1024);
    assert.ok(back.seqs.length < NOTICES);
    assert.ok(Math.max(...gateway().waiting) < 256 * 1024 + 2 * LONG.length);
    back.readOn();
    await back.until('all or the end', () => (back.seqs.length >= NOTICES ? true : back.closeCode));
    assert.deepEqual(
      back.seqs,
      Array.from({ length: NOTICES }, (_, n) => position.seq + n + 1),
    );
  });
});

onBothEngines('The sockets of one agent', { agentSockets: 2 }, (gateway) => {
  const openSockets = async (): Promise<number> => {
    const metrics = await (await fetch(`${gateway().url}/metrics`)).text();
    return Number(/^contact_pad_agent_sockets (\d+)$/m.exec(metrics)?.[1]);
  };

  it('are so many and no more; others of theirs and of other agents are let in', async () => {
    const [first] = [await gateway().agent('anna'), await gateway().agent('anna')];
    const third = gateway().open();
    await third.opened();
    third.send({ type: 'hello', token: await gateway().token('anna') });
    assert.equal((await third.frame('bye')).error.code, 'RATE_LIMITED');
    assert.equal(await third.closed(), CLOSE.slow);
    await gateway().agent('bo');
    await first.close();
    await until(async () => (await openSockets()) === 2);
    await gateway().agent('anna');
  });
});

onBothEngines('Sockets that have not said whose they are', { waitingSockets: 2 }, (gateway) => {
  it('are so many of one address and no more; whoever says it makes room', async () => {
    const [first, second] = [gateway().open(), gateway().open()];
    await Promise.all([first.opened(), second.opened()]);
    await assert.rejects(gateway().open().opened(), /HTTP 429/);
    first.send({ type: 'hello', token: await gateway().token('anna') });
    await first.fact('snapshot');
    const third = gateway().open();
    await third.opened();
    await assert.rejects(gateway().open().opened(), /HTTP 429/);
    second.terminate();
    await second.closed();
  });
});

onBothEngines(
  'Behind a proxy that is believed',
  { waitingSockets: 1, trustedProxies: ['127.0.0.1'] },
  (gateway) => {
    it('each address has its own', async () => {
      const from = (address: string): ReturnType<ReturnType<typeof gateway>['open']> =>
        gateway().open({ headers: { 'x-forwarded-for': address } });
      const first = from('192.0.2.1');
      await first.opened();
      await assert.rejects(from('192.0.2.1').opened(), /HTTP 429/);
      await from('192.0.2.2').opened();
      // Whoever names more addresses than the proxy adds is known by the last.
      await assert.rejects(from('198.51.100.9, 192.0.2.1').opened(), /HTTP 429/);
    });
  },
);

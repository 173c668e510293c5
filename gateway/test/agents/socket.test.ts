import assert from 'node:assert/strict';
import { it } from 'node:test';
import { issueToken } from '../../src/agents/auth.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('The socket of an agent', { allowedOrigins: ['https://crm.example.test'] }, (gateway) => {
  /** Says hello with a token and gives the code and reason of the refusal. */
  async function refusal(token: string): Promise<[string, number]> {
    const client = gateway().open();
    await client.opened();
    client.send({ type: 'hello', token });
    return [(await client.frame('bye')).error.code, await client.closed()];
  }

  it('begins with a welcome and a snapshot', async () => {
    const client = await gateway().agent('anna');
    const welcome = await client.frame('welcome');
    const { agent, now, interactions, left } = await client.fact('snapshot');
    assert.equal(welcome.agent, 'anna');
    assert.equal(welcome.resumed, false);
    assert.equal(agent.name, 'Anna Berg');
    assert.equal(agent.state, 'logged-out');
    assert.deepEqual(agent.can, { 'set-state': true });
    assert.deepEqual(
      agent.reasons.map((reason) => reason.label),
      ['Break', 'Lunch', 'Training', 'No headset'],
    );
    assert.ok(Math.abs(now - Date.now()) < 5_000);
    assert.deepEqual([interactions, left], [[], []]);
  });

  it('is refused with a token that is signed by someone else', async () => {
    const token = await issueToken('another secret that nobody here has', 'anna', 300);
    assert.deepEqual(await refusal(token), ['UNAUTHORIZED', 4401]);
  });

  it('is refused with an expired token', async () => {
    assert.deepEqual(await refusal(await gateway().token('anna', -60)), ['UNAUTHORIZED', 4401]);
  });

  it('is refused with a token that lives longer than ten minutes', async () => {
    assert.deepEqual(await refusal(await gateway().token('anna', 3_600)), ['UNAUTHORIZED', 4401]);
  });

  it('is refused to an agent whom the gateway does not know', async () => {
    assert.deepEqual(await refusal(await gateway().token('nobody')), ['FORBIDDEN', 4401]);
  });

  it('is closed when its token expires', async () => {
    const client = gateway().open();
    await client.opened();
    client.send({ type: 'hello', token: await gateway().token('anna', 1) });
    await client.fact('snapshot');
    assert.equal((await client.frame('bye')).error.code, 'UNAUTHORIZED');
    assert.equal(await client.closed(), 4401);
  });

  it('lives on with a fresh token', async () => {
    const client = gateway().open();
    await client.opened();
    client.send({ type: 'hello', token: await gateway().token('anna', 2) });
    await client.fact('snapshot');
    client.send({ type: 'token', token: await gateway().token('anna', 300) });
    const other = gateway().open();
    await other.opened();
    other.send({ type: 'hello', token: await gateway().token('bo', 3) });
    assert.equal(await other.closed(), 4401);
    assert.equal(client.closeCode, undefined);
  });

  it('is closed by a token of another agent', async () => {
    const client = await gateway().agent('anna');
    client.send({ type: 'token', token: await gateway().token('bo') });
    assert.equal((await client.frame('bye')).error.code, 'FORBIDDEN');
  });

  it('is refused to a page of a foreign origin before it opens', async () => {
    await assert.rejects(gateway().open({ origin: 'https://evil.example.test' }).opened(), /HTTP 403/);
  });

  it('is open to a page of an allowed origin and of its own', async () => {
    await gateway().agent('anna', { origin: 'https://crm.example.test' });
    await gateway().agent('anna', { origin: gateway().url });
  });

  it('is refused to a client of another protocol', async () => {
    await assert.rejects(gateway().open({ protocol: 'contact-pad.v0' }).opened(), /HTTP 400/);
  });

  it('is closed when something else than hello comes first', async () => {
    const client = gateway().open();
    await client.opened();
    client.send({ type: 'ping' });
    assert.equal(await client.closed(), 4400);
  });

  it('is closed by a frame that cannot be read', async () => {
    const client = await gateway().agent('anna');
    client.sendText('{"type":');
    assert.equal((await client.frame('bye')).error.code, 'INVALID');
    assert.equal(await client.closed(), 4400);
  });

  it('is closed by a frame of more than a megabyte', async () => {
    const client = await gateway().agent('anna');
    client.sendText(JSON.stringify({ type: 'ping', filler: 'x'.repeat(1024 * 1024) }));
    assert.equal(await client.closed(), 1009);
  });

  it('answers a ping with its clock', async () => {
    const client = await gateway().agent('anna');
    client.send({ type: 'ping' });
    const { now } = await client.frame('pong');
    assert.ok(Math.abs(now - Date.now()) < 5_000);
  });

  it('refuses a command that it does not know by its id, and lives on', async () => {
    const client = await gateway().agent('anna');
    client.sendText(JSON.stringify({ type: 'command', command: { type: 'sing', id: 'c1' } }));
    const { command, error } = await client.frame('refused');
    assert.deepEqual([command, error.code], ['c1', 'INVALID']);
    client.send({ type: 'ping' });
    await client.frame('pong');
  });
});

onBothEngines('A socket that has just opened', { timing: { helloMs: 300 } }, (gateway) => {
  it('is closed when nobody says hello', async () => {
    const client = gateway().open();
    assert.equal((await client.frame('bye')).error.code, 'INVALID');
    assert.equal(await client.closed(), 4400);
  });
});

onBothEngines('A silent socket', { timing: { heartbeatMs: 150 } }, (gateway) => {
  it('is spoken to, and dropped when it stays silent', async () => {
    const client = await gateway().agent('anna');
    await client.frame('pong');
    assert.equal(client.closeCode, undefined);
    assert.equal(await client.closed(), 1013);
  });

  it('is kept while it answers', async () => {
    const client = await gateway().agent('bo');
    const pongs = (): number => client.frames.filter(({ type }) => type === 'pong').length;
    for (let spoken = 0; spoken < 4; spoken += 1) {
      const before = pongs();
      await client.until('the gateway speaks', () => (pongs() > before ? true : undefined));
      client.send({ type: 'ping' });
      await client.until('the answer', () => (pongs() > before + 1 ? true : undefined));
    }
    assert.equal(client.closeCode, undefined);
  });
});

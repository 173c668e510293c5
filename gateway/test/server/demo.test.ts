import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { request } from 'node:http';
import type { DirectoryPage } from 'contact-pad/core';
import { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';

/** The status of a request that names another host than it goes to. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

onBothEngines('The demo', {}, (gateway) => {
  it('gives a token that opens the socket of its agent', async () => {
    const response = await fetch(`${gateway().url}/demo/token?agent=dana`);
    const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: number };
    assert.ok(expiresAt > Date.now());
    const dana = await AgentClient.connect(gateway().url, { token });
    assert.equal((await dana.frame('welcome')).agent, 'dana');
    await dana.close();
  });

  it('gives no token for an agent that it does not know', async () => {
    assert.equal((await fetch(`${gateway().url}/demo/token?agent=eve`)).status, 404);
    assert.equal((await fetch(`${gateway().url}/demo/token?agent=constructor`)).status, 404);
  });

  it('gives no token to a page of another origin', async () => {
    const headers = { origin: 'https://evil.example.test' };
    assert.equal((await fetch(`${gateway().url}/demo/token?agent=anna`, { headers })).status, 403);
  });

  it('answers to names of this machine only, so that no page can rebind its own name to it', async () => {
    assert.equal(await statusWithHost(`${gateway().url}/demo/token?agent=anna`, 'evil.example.test'), 421);
    assert.equal(await statusWithHost(`${gateway().url}/demo/token?agent=anna`, 'localhost'), 200);
  });

  it('routes what comes by its entrances to its agents', async () => {
    const chen = await gateway().readyAgent('chen');
    await gateway().post({ entrance: 'loans', subject: 'for Sales' });
    await gateway().post({ entrance: 'claims', subject: 'for Support' });
    assert.equal((await chen.offered('for Sales')).queue, 'Sales team');
    assert.equal((await chen.offered('for Support')).queue, 'Support team');
  });

  it('has a target of its own for every whole name, and services Sales, Support and stuck (MI-18)', async () => {
    const bo = await gateway().agent('bo');
    const find = async (search: string, limit = 100): Promise<DirectoryPage> =>
      (await bo.query({ type: 'directory', search, offset: 0, limit })) as DirectoryPage;
    for (const { id, name } of (await find('')).targets) assert.equal((await find(name, 1)).exact, id, name);
    for (const name of ['Sales', 'Support', 'stuck']) {
      const { targets, exact } = await find(name);
      assert.equal(targets.find(({ id }) => id === exact)?.kind, 'service', name);
    }
  });

  it('counts what came in, by medium', async () => {
    const counted = async (medium: string): Promise<number> => {
      const metrics = await (await fetch(`${gateway().url}/metrics`)).text();
      const name = `contact_pad_interactions_accepted_total{medium="${medium}",state="queued"}`;
      return Number(
        metrics
          .split('\n')
          .find((line) => line.startsWith(name))
          ?.split(' ')[1] ?? 0,
      );
    };
    const before = [await counted('work-item'), await counted('email')];
    const email = { medium: 'email', from: 'eva@example.test', subject: 'A question', body: 'When?' };
    const message = { id: randomUUID(), entrance: 'loans', ...email };
    await gateway().post({ entrance: 'loans' });
    for (const status of [201, 200])
      assert.equal((await gateway().send('/v1/cases', message)).status, status);
    assert.deepEqual(
      [await counted('work-item'), await counted('email')],
      [(before[0] ?? 0) + 1, (before[1] ?? 0) + 1],
    );
  });

  it('serves its pages under a strict policy', async () => {
    const response = await fetch(`${gateway().url}/dist/core/index.js`);
    assert.equal(response.status, 200);
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*require-trusted-types-for 'script'/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('serves the documentation, under the policy of the pages', async () => {
    const response = await fetch(`${gateway().url}/docs/`);
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /^default-src 'none'; script-src 'self'/,
    );
    assert.match(await response.text(), /<title>contact-pad<\/title>/);
    assert.equal((await fetch(`${gateway().url}/docs`)).url, `${gateway().url}/docs/`);
  });

  it('serves nothing beside its folders', async () => {
    for (const path of [
      '/dist/../package.json',
      '/docs/..%2f..%2fpackage.json',
      '/dist/%2e%2e/package.json',
      '/demo/..%2fpackage.json',
    ]) {
      assert.ok([400, 403, 404].includes((await fetch(`${gateway().url}${path}`)).status), path);
    }
  });
});

onBothEngines('A gateway with keys', { demo: false }, (gateway) => {
  it('gives no tokens away', async () => {
    assert.equal((await fetch(`${gateway().url}/demo/token?agent=anna`)).status, 404);
  });
});

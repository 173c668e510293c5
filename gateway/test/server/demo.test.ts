import assert from 'node:assert/strict';
import { it } from 'node:test';
import { request } from 'node:http';
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
    assert.equal((await chen.offered('for Sales')).queue, 'Sales');
    assert.equal((await chen.offered('for Support')).queue, 'Support');
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

  it('serves nothing beside its folders', async () => {
    for (const path of ['/dist/../package.json', '/dist/%2e%2e/package.json', '/demo/..%2fpackage.json']) {
      assert.ok([400, 403, 404].includes((await fetch(`${gateway().url}${path}`)).status), path);
    }
  });
});

onBothEngines('A gateway with keys', { demo: false }, (gateway) => {
  it('gives no tokens away', async () => {
    assert.equal((await fetch(`${gateway().url}/demo/token?agent=anna`)).status, 404);
  });
});

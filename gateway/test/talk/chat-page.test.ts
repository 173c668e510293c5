import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';
import { ChatPage } from '../support/talk.js';
import { Teams } from '../support/team.js';
import { until } from '../support/until.js';

onBothEngines('The page of the contact of a chat', {}, (gateway) => {
  const teams = new Teams(gateway);
  const url = (): string => gateway().url;

  async function begun(): Promise<ChatPage> {
    const { entrance } = await gateway().place();
    return ChatPage.begin(url, entrance);
  }

  const codeOf = async (response: Response): Promise<[number, string]> => {
    const { error } = (await response.json()) as { error: { code: string } };
    return [response.status, error.code];
  };

  it('is let in by what the sender was answered, the same for a repeat', async () => {
    const { entrance } = await gateway().place();
    const chat = { id: randomUUID(), entrance, name: 'Eva' };
    const first = await gateway().send('/v1/chats', chat);
    const again = await gateway().send('/v1/chats', chat);
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.deepEqual(again.body, first.body);
    const { id, token, requestId, state } = first.body as Record<string, string>;
    assert.deepEqual([id, state], [requestId, 'queued']);
    assert.ok((token?.length ?? 0) >= 40);
    await gateway().db.query('UPDATE sender SET receipts = false');
    await until(async () => {
      const { body } = await gateway().send('/v1/chats', chat);
      return JSON.stringify(body) === JSON.stringify({ id, token });
    });
    await gateway().db.query('UPDATE sender SET receipts = true');
  });

  it('shows its token, which opens no other chat and stands in no address', async () => {
    const [page, other] = [await begun(), await begun()];
    const message = { id: 'm', text: 'Hello' };
    for (const token of [other.token, '', 'x', page.token.slice(1), `${page.token}A`, 'demo-sender'])
      for (const what of ['messages', 'typing', 'end']) {
        const response = await page.ask(what, what === 'messages' ? message : undefined, token);
        assert.deepEqual(await codeOf(response), [401, 'UNAUTHORIZED'], `${what} with ${token}`);
      }
    const inAddress = await fetch(`${url()}/v1/chats/${page.id}/events?token=${page.token}`);
    assert.deepEqual(await codeOf(inAddress), [401, 'UNAUTHORIZED']);
    const strange = new ChatPage(url, { id: randomUUID(), token: page.token });
    assert.equal((await strange.ask('end')).status, 401);
    assert.equal((await page.ask('messages', message)).status, 201);
  });

  it('writes once, however often it sends, and in order', async () => {
    const page = await begun();
    await page.listen();
    const id = randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => page.say('Once', id)));
    assert.deepEqual(all.map(({ status }) => status).sort(), [200, 200, 201]);
    assert.deepEqual(new Set(all.map(({ number }) => number)), new Set([1]));
    assert.deepEqual(await codeOf(await page.ask('messages', { id, text: 'Other' })), [409, 'CONFLICT']);
    for (let n = 2; n <= 20; n++) assert.equal((await page.say(`Line ${n}`)).number, n);
    await until(() => page.entries.length === 20);
    assert.deepEqual(
      page.events.flatMap(({ id: number }) => number ?? []),
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('goes on where it was after its stream broke', async () => {
    const page = await begun();
    await page.listen();
    await page.say('One');
    await until(() => page.entries.length === 1);
    page.leave();
    await page.say('Two');
    await page.say('Three');
    await page.listen();
    await until(() => page.entries.length === 3);
    assert.deepEqual(
      page.entries.map(({ text }) => text),
      ['One', 'Two', 'Three'],
    );
    const fresh = new ChatPage(url, page);
    await fresh.listen();
    await until(() => fresh.entries.length === 3);
    assert.deepEqual(fresh.entries, page.entries);
  });

  it('keeps hostile text as text, and refuses what is none', async () => {
    const page = await begun();
    await page.listen();
    const hostile = [
      'data: x\n\nevent: state\ndata: {"state":"ended"}\n\n',
      '</script><img src=x onerror=alert(1)>',
      "'; DROP TABLE entry; --",
      '\u202egnirts\u2066\u2028\u2029',
      '{"__proto__":{"x":1}}',
    ];
    for (const text of hostile) assert.equal((await page.say(text)).status, 201);
    await until(() => page.entries.length === hostile.length);
    assert.deepEqual(
      page.entries.map(({ text }) => text),
      hostile,
    );
    assert.equal(page.state.state, 'waiting');
    const wrong: [unknown, number, string][] = [
      [{ id: 'a', text: '' }, 422, 'INVALID'],
      [{ id: 'a', text: ' \n' }, 422, 'INVALID'],
      [{ id: 'a', text: 'x'.repeat(4_001) }, 422, 'INVALID'],
      [{ id: 'a', text: '\u0007' }, 422, 'INVALID'],
      [{ id: '', text: 'x' }, 422, 'INVALID'],
      [{ id: 'x'.repeat(65), text: 'x' }, 422, 'INVALID'],
      [{ id: 'a', text: 'x', by: 'agent' }, 422, 'INVALID'],
      [[], 422, 'INVALID'],
      [{ id: 'a', text: 'x'.repeat(40_000) }, 413, 'TOO_LARGE'],
    ];
    for (const [body, status, code] of wrong)
      assert.deepEqual(await codeOf(await page.ask('messages', body)), [status, code], JSON.stringify(body));
    const plain = await fetch(`${url()}/v1/chats/${page.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${page.token}`, 'content-type': 'text/plain' },
      body: 'Hello',
    });
    assert.deepEqual(await codeOf(plain), [415, 'UNSUPPORTED_TYPE']);
    assert.equal(page.entries.length, hostile.length);
  });

  it('may come from any origin, for only the token opens it', async () => {
    const page = await begun();
    const preflight = await fetch(`${url()}/v1/chats/${page.id}/messages`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example.test', 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
    const refused = await page.ask('end', undefined, 'wrong');
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.equal(refused.headers.get('access-control-allow-credentials'), null);
  });

  it('is stopped when it asks for too much, without harm to other chats', async () => {
    const [page, other] = [await begun(), await begun()];
    const statuses = await Promise.all(
      Array.from({ length: 80 }, async () => (await page.ask('typing')).status),
    );
    assert.ok(statuses.includes(429) && statuses.includes(204));
    const refused = await page.ask('messages', { id: 'm', text: 'x' });
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.deepEqual(await codeOf(refused), [429, 'RATE_LIMITED']);
    assert.equal((await other.say('Hello')).status, 201);
  });

  it('has a few streams at once, of which the oldest gives way', async () => {
    const page = await begun();
    const pages = Array.from({ length: 4 }, () => new ChatPage(url, page));
    for (const each of pages) {
      assert.equal(await each.listen(), 200);
      await until(() => each.state.state === 'waiting');
    }
    await until(() => pages[0]?.over === true);
    await page.say('Hello');
    for (const each of pages.slice(1)) await until(() => each.entries.length === 1);
    assert.equal(pages[0]?.entries.length, 0);
    for (const each of pages) each.leave();
  });

  it('is counted: what was written, and the streams that are open', async () => {
    const { agent, place } = await teams.desk.agent();
    const page = await ChatPage.begin(url, place.entrance, { subject: 'Counted' });
    await page.listen();
    await agent.acceptOffered('Counted');
    await page.say('Hello');
    const metrics = await (await fetch(`${url()}/metrics`)).text();
    assert.match(metrics, /contact_pad_messages_total\{medium="chat",author="contact"\} \d+/);
    assert.match(metrics, /contact_pad_messages_total\{medium="chat",author="system"\} \d+/);
    assert.match(metrics, /contact_pad_chat_streams [1-9]/);
    assert.doesNotMatch(metrics, new RegExp(page.id));
  });
});

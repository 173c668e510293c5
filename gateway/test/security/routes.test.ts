import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { after, describe, it } from 'node:test';
import { issueTicket } from '../../src/attachments/ticket.js';
import { ChatPage } from '../support/talk.js';
import { RouteWatch } from '../support/route-watch.js';
import { onBothEngines } from '../support/suite.js';
import { DOORS } from './doors.js';
import type { Door } from './doors.js';

const watch = new RouteWatch();
const TICKETS = 'a secret that signs the tickets of these tests';
const EVIL = 'https://evil.example.test';
const TWO_GIGABYTES = String(2 ** 31);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

onBothEngines('Whatever the door', { ticketSecret: TICKETS }, (gateway) => {
  after(() => {
    watch.stop();
  });

  /** Asks for a route, with an id that nothing has; a body that was announced is not sent. */
  function ask(
    route: string,
    headers: Readonly<Record<string, string>> = {},
    { body, query = '' }: { readonly body?: string; readonly query?: string } = {},
  ): Promise<Answer> {
    const [method = '', path = ''] = route.replace(':id', '00000000-0000-7000-8000-000000000000').split(' ');
    return new Promise((resolve, reject) => {
      const asked = request(
        `${gateway().url}${path}${query}`,
        { method, headers, agent: false },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.once('end', () => {
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        },
      );
      asked.once('error', reject);
      if (headers['content-length'] === undefined) asked.end(body);
      else asked.flushHeaders();
    });
  }

  const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

  function refuses({ status, body, headers }: Answer, expected: readonly number[], code?: string): void {
    assert.ok(expected.includes(status), `${status} ${body}`);
    if (code !== undefined) assert.match(body, new RegExp(`"${code}"`));
    assert.doesNotMatch(body, /at .*\.[jt]s:\d+/, 'a stack');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(String(headers['cache-control']), /no-store/);
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  }

  it('every route has one, and is known to these tests', async () => {
    await gateway().agent('anna');
    assert.deepEqual([...watch.routes].sort(), Object.values(DOORS).flat().sort());
  });

  const locked = (['sender', 'admin', 'pass', 'ticket'] as const).flatMap((door) =>
    DOORS[door].map((route) => ({ door, route })),
  );

  describe('without what opens it', () => {
    for (const { door, route } of locked)
      it(`${route} answers UNAUTHORIZED, whatever else is shown`, async () => {
        const others = await keysBut(door);
        for (const headers of [{}, { authorization: 'Basic YTpi' }, ...others.map(bearer)])
          refuses(await ask(route, headers), [401], 'UNAUTHORIZED');
        // Before anything of the body was read.
        const big = { 'content-length': TWO_GIGABYTES, 'content-type': 'application/json' };
        if (!route.startsWith('GET')) refuses(await ask(route, big), [401], 'UNAUTHORIZED');
      });
  });

  /** What opens other doors, or once opened this one. */
  async function keysBut(door: Door): Promise<string[]> {
    const chat = await ChatPage.begin(() => gateway().url, 'loans');
    const keys = {
      ...{ sender: 'demo-sender', admin: 'demo-admin', pass: chat.token, ticket: 'x', open: 'guess' },
      [door]: 'wrong',
    };
    return [...Object.values(keys), await gateway().token('anna'), await gateway().token('anna', -60)];
  }

  describe('with what opens it', () => {
    const key: Partial<Record<Door, string>> = { sender: 'demo-sender', admin: 'demo-admin' };
    for (const { door, route } of locked) {
      const opens = key[door];
      if (opens === undefined) continue;
      const headers = { ...bearer(opens), 'content-type': 'application/json' };

      if (!/^(GET|DELETE)/.test(route)) {
        it(`${route} does not take two gigabytes`, async () => {
          refuses(await ask(route, { ...headers, 'content-length': TWO_GIGABYTES }), [413], 'TOO_LARGE');
        });
        it(`${route} does not take what it cannot read`, async () => {
          if (route.endsWith('/attachments')) return;
          for (const body of ['{"id":', '\u0000', '[]', '"text"', '{"__proto__":{"x":1}}'])
            refuses(await ask(route, headers, { body }), [400, 404, 409, 422]);
        });
      }
      it(`${route} tells nothing to a page of another origin`, async () => {
        const answer = await ask(route, { ...headers, origin: EVIL }, { body: '{}' });
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      });
    }
  });

  describe('a ticket', () => {
    const route = 'GET /v1/attachments/:id';
    const id = '00000000-0000-7000-8000-000000000000';
    const ticketOf = (attachmentId: string, now: number, secret = TICKETS): string =>
      issueTicket({ attachmentId, agentId: 'anna', secret, now }).ticket;

    for (const [what, ticket] of [
      ['that has expired', () => ticketOf(id, Date.now() - 61_000)],
      ['of another file', () => ticketOf(randomUUID(), Date.now())],
      ['that somebody else signed', () => ticketOf(id, Date.now(), 'another secret')],
      ['that was changed', () => `${ticketOf(id, Date.now())}x`],
    ] as const)
      it(`${what} opens nothing`, async () => {
        refuses(await ask(route, {}, { query: `?ticket=${ticket()}` }), [401], 'UNAUTHORIZED');
      });

    it('of an agent who does not have it opens nothing', async () => {
      const file = (await gateway().upload('a.txt', 'text/plain', 'text')).replace('/v1/attachments/', '');
      const answer = await ask(
        `GET /v1/attachments/${file}`,
        {},
        {
          query: `?ticket=${ticketOf(file, Date.now())}`,
        },
      );
      refuses(answer, [403, 404]);
    });
  });

  describe('the page of a contact', () => {
    for (const route of DOORS.pass)
      it(`is let into its own chat only: ${route}`, async () => {
        const [one, other] = [
          await ChatPage.begin(() => gateway().url, 'loans'),
          await ChatPage.begin(() => gateway().url, 'loans'),
        ];
        const answer = await ask(route.replace(':id', one.id), bearer(other.token));
        refuses(answer, [401], 'UNAUTHORIZED');
      });
  });

  describe('again', () => {
    it('a message of a sender, or of the page of a contact, has no second effect', async () => {
      const item = { id: randomUUID(), entrance: 'loans', subject: 'Once', workitem: 'Decide' };
      const [first, second] = [
        await gateway().send('/v1/work-items', item),
        await gateway().send('/v1/work-items', item),
      ];
      assert.deepEqual([first.status, second.status, second.body], [201, 200, first.body]);
      const chat = await ChatPage.begin(() => gateway().url, 'loans');
      const said = { id: 'm1', text: 'Hello' };
      const answers = [await chat.ask('messages', said), await chat.ask('messages', said)];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 200],
      );
    });
  });

  describe('open to everybody', () => {
    for (const route of ['GET /health/live', 'GET /health/ready', 'GET /metrics', 'GET /nowhere'])
      it(`${route} is for no browser`, async () => {
        const { headers } = await ask(route, { origin: EVIL });
        assert.equal(headers['access-control-allow-origin'], undefined);
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
      });
  });
});

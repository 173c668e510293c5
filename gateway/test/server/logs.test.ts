import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { issueToken } from '../../src/agents/auth.js';
import { openDb } from '../../src/db/open.js';
import { AdminCalls } from '../admin/admin-calls.js';
import { AgentClient } from '../support/agent-client.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { im } from '../support/talk.js';
import { until } from '../support/until.js';
import { xmlOf } from '../support/work-item-xml.js';

/** In everything that may not be logged: what is known of people, what they say, and what opens something. */
const MARK = 'Geheimnis';
const NUMBER = '+46709998877';
const SENDER_KEY = `${MARK}-key-of-the-sender`;
const ADMIN_KEY = `${MARK}-key-of-the-administrator`;
const SECRET = `${MARK}, with which the tokens of agents are signed`;
const BEARER = { authorization: `Bearer ${SENDER_KEY}` };
const JSON_TYPE = { 'content-type': 'application/json' };

interface LogLine {
  readonly msg: string;
  readonly requestId?: string;
}

for (const engine of engines) {
  describe(`The log of a gateway on ${engine.name} that writes all it can`, () => {
    let gateway: GatewayProcess;
    let remove: () => Promise<void>;
    let anna: AgentClient;
    let bo: AgentClient;
    /** All that opened something for somebody. */
    const secrets = [MARK, NUMBER, NUMBER.slice(1)];
    /** The ids of requests as they were answered, by what was asked. */
    const answered: { readonly path: string; readonly id: string | null; readonly status: number }[] = [];
    const admin = new AdminCalls(() => gateway.address ?? '', ADMIN_KEY);

    const lines = (): LogLine[] =>
      gateway.log
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as LogLine);

    async function ask(path: string, init: RequestInit = {}): Promise<Response> {
      const response = await fetch(`${gateway.address ?? ''}${path}`, init);
      answered.push({ path, id: response.headers.get('x-request-id'), status: response.status });
      return response;
    }
    const post = (path: string, body: object, headers: Record<string, string> = BEARER): Promise<Response> =>
      ask(path, { method: 'POST', headers: { ...headers, ...JSON_TYPE }, body: JSON.stringify(body) });

    async function join(agent: string): Promise<AgentClient> {
      const token = await issueToken(SECRET, agent, 300);
      secrets.push(token, token.split('.')[2] ?? '');
      const client = await AgentClient.connect(gateway.address ?? '', { token });
      await client.ready();
      return client;
    }

    before(async () => {
      const prepared = await engine.prepare();
      remove = prepared.remove;
      gateway = new GatewayProcess(prepared.settings, {
        ...{ LOG_LEVEL: 'trace', AUTH_SECRET: SECRET, ADMIN_KEY, SENDER_KEYS: `lender:${SENDER_KEY}` },
      });
      await gateway.start();
      await admin.put('queues/lending', { name: `${MARK} queue`, distribution: 'automatic' });
      const entrance = { name: `${MARK} entrance`, queue: 'lending', offerMs: 30_000, answer: 'manual' };
      await admin.put('entrances/lending', entrance);
      const agent = {
        capacity: 100,
        privileges: ['done', 'reject', 'im', 'reply'],
        queues: ['lending'],
      };
      for (const id of ['one', 'two']) await admin.put(`agents/${id}`, { ...agent, name: `${MARK} ${id}` });
      anna = await join('one');
    });
    after(async () => {
      for (const client of [anna, bo]) client.terminate();
      await gateway.stop();
      await remove();
    });

    it('has what senders sent by ids only, and what was refused', async () => {
      const file = await ask('/v1/attachments', {
        method: 'POST',
        headers: {
          ...{ ...BEARER, 'content-type': 'text/plain' },
          'content-disposition': `attachment; filename="${MARK}.txt"`,
        },
        body: MARK,
      });
      const { href } = (await file.json()) as { href: string };
      const xml = { ...BEARER, 'content-type': 'application/xml' };
      const item = {
        ...{ entrance: 'lending', workitem: MARK, address: NUMBER, attachment: href, data: { cid: MARK } },
        subject: `${MARK} item`,
      };
      const send = (body: string, headers: Record<string, string> = xml): Promise<Response> =>
        ask('/v1/work-items', { method: 'POST', headers, body });
      assert.equal((await send(xmlOf(item))).status, 201);
      assert.equal((await send(`<workItem>${MARK} ${NUMBER}`)).status, 400);
      assert.equal(
        (await send(`${xmlOf(item)}`, { ...xml, authorization: `Bearer ${MARK}-wrong-key` })).status,
        401,
      );
      assert.equal((await post('/v1/work-items', { id: randomUUID(), [MARK]: NUMBER })).status, 422);
      const { id } = await anna.acceptOffered(`${MARK} item`);
      assert.equal(await anna.command({ type: 'set-note', interaction: id, note: MARK }), undefined);
      await anna.query({ type: 'history', interaction: id, search: MARK, offset: 0, limit: 10 });
      await anna.query({ type: 'directory', search: MARK, offset: 0, limit: 10 });
      const attachment = anna.interactions.find((each) => each.id === id)?.attachments[0]?.id ?? '';
      const grant = await anna.query({ type: 'attachment', interaction: id, attachment });
      assert.ok('url' in grant && typeof grant.url === 'string', JSON.stringify(grant));
      secrets.push(new URL(grant.url, 'http://localhost').searchParams.get('ticket') ?? MARK);
      assert.equal((await ask(grant.url)).status, 200);
      assert.equal((await ask(`${grant.url}${MARK}`)).status, 401);
      const foreign = await anna.command({ type: 'accept', interaction: randomUUID(), offer: MARK });
      assert.equal(foreign?.code, 'NOT_FOUND');
      assert.equal(await anna.command({ type: 'done', interaction: id }), undefined);
    });

    it('has neither what is said in chats and instant messages, nor what is answered to e-mails', async () => {
      const begun = await post('/v1/chats', {
        id: randomUUID(),
        entrance: 'lending',
        name: MARK,
        subject: 'A chat',
      });
      const { id, token } = (await begun.json()) as { id: string; token: string };
      secrets.push(token);
      const chat = await anna.acceptOffered('A chat');
      const page = { authorization: `Bearer ${token}` };
      const said = await post(`/v1/chats/${id}/messages`, { id: 'm1', text: `${MARK} ${NUMBER}` }, page);
      assert.equal(said.status, 201);
      assert.equal(
        (await post(`/v1/chats/${id}/typing`, {}, { authorization: `Bearer ${MARK}` })).status,
        401,
      );
      assert.equal(await anna.command({ type: 'send-message', interaction: chat.id, text: MARK }), undefined);
      assert.equal((await post(`/v1/chats/${id}/end`, {}, page)).status, 204);

      bo = await join('two');
      assert.equal(await anna.command({ type: 'start-im', target: 'two' }), undefined);
      const { id: leg } = await im(anna, 'establishing');
      const { id: asked, offer } = await im(bo, 'offered');
      assert.equal(
        await bo.command({ type: 'accept', interaction: asked, offer: offer?.id ?? '' }),
        undefined,
      );
      await im(anna, 'connected');
      assert.equal(await anna.command({ type: 'send-message', interaction: leg, text: MARK }), undefined);

      const email = {
        ...{ id: randomUUID(), medium: 'email', entrance: 'lending', subject: 'An e-mail' },
        ...{ from: `${MARK}@example.test`, body: MARK, number: undefined },
      };
      assert.equal((await post('/v1/cases', email)).status, 201);
      const held = await bo.acceptOffered('An e-mail');
      assert.equal(await bo.command({ type: 'reply', interaction: held.id, text: MARK }), undefined);
    });

    it('has what administrators did by ids and names of fields, and nothing of who tries in vain', async () => {
      const customer = { name: MARK, addresses: [`${MARK}@customer.example.test`] };
      const id = randomUUID();
      assert.equal((await admin.put(`customers/${id}`, customer)).status, 201);
      assert.equal((await admin.put(`customers/${id}`, `{"name": "${MARK}`)).code, 'MALFORMED');
      assert.equal((await admin.get('interactions', `${MARK}-wrong-key`)).code, 'UNAUTHORIZED');
      assert.equal((await admin.delete(`customers/${id}`)).status, 204);
      assert.equal((await ask(`/${MARK}?ticket=${MARK}`)).status, 404);
      const stranger = AgentClient.open(gateway.address ?? '');
      await stranger.opened();
      stranger.send({ type: 'hello', token: `${MARK}.${MARK}.${MARK}` });
      await stranger.closed();
      const confused = AgentClient.open(gateway.address ?? '');
      await confused.opened();
      confused.sendText(`{"type":"hello","token":"${MARK}`);
      await confused.closed();
      if (engine.name === 'postgres') await failOnce();
    });

    /** The store quotes in its complaint what it was given. */
    async function failOnce(): Promise<void> {
      const db = await openDb(gateway.settings);
      await db.exec('ALTER TABLE interaction ADD CONSTRAINT nothing CHECK (false) NOT VALID');
      const item = xmlOf({ entrance: 'lending', subject: MARK, address: NUMBER });
      const headers = { ...BEARER, 'content-type': 'application/xml' };
      assert.equal((await ask('/v1/work-items', { method: 'POST', headers, body: item })).status, 503);
      await db.exec('ALTER TABLE interaction DROP CONSTRAINT nothing');
      await db.close();
    }

    it('holds none of it, and each line of a request has the id that was answered', async () => {
      for (const agent of [anna, bo]) await agent.close();
      await until(() => lines().filter(({ msg }) => msg === 'agent disconnected').length === 2);
      await until(() => lines().some(({ msg }) => msg === 'administration'));
      for (const secret of secrets)
        assert.ok(!gateway.log.includes(secret), `${secret} in ${lineWith(gateway.log, secret)}`);
      const all = lines();
      assert.ok(all.length > 20, gateway.log);
      const OF_REQUESTS = [
        ...['work item', 'request refused', 'request failed', 'administration'],
        ...['command', 'agent connected', 'agent disconnected', 'agent refused'],
      ];
      for (const line of all.filter(({ msg }) => OF_REQUESTS.includes(msg)))
        assert.match(line.requestId ?? '', /^[0-9a-f-]{36}$/, JSON.stringify(line));
      assert.ok(answered.every(({ id }) => id !== null));
      assert.equal(new Set(answered.map(({ id }) => id)).size, answered.length);
      const logged = new Set(all.map(({ requestId }) => requestId));
      for (const { path, id, status } of answered.filter(({ path: asked }) => asked === '/v1/work-items'))
        assert.ok(logged.has(id ?? ''), `${path} ${status}`);
    });
  });
}

function lineWith(log: string, secret: string): string {
  return log.split('\n').find((line) => line.includes(secret)) ?? '';
}

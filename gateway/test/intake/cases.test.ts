import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { codeIn, KEYS, openIntake, workItem, type OpenIntake } from './open-intake.js';

const EMAIL = {
  ...{ medium: 'email', entrance: 'loans', subject: 'My loan', from: 'eva@example.test' },
  body: 'Hello,\n\nwhere is it?\n',
};
const CHAT = { entrance: 'loans', name: 'Eva Lind' };

for (const engine of engines)
  describe(`a sender of e-mails, cases and chats (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    const send = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${intake.url}/v1/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEYS.sender}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });

    const stored = async (id: string): Promise<object | undefined> =>
      (
        await intake.db.query(
          `SELECT medium, state, weight, subject, sent_from, sent_to, body, instruction, task_type, priority, data, contact
           FROM interaction WHERE idem_key = $1`,
          [id],
        )
      )[0];

    it('gets a receipt for an e-mail, which is stored whole', async () => {
      const answer = await send('cases', {
        ...{ ...EMAIL, id: 'e1', to: 'loans@bank.example.test', taskType: 'question', priority: 3 },
        ...{ contact: { name: 'Eva' }, contactData: { cid: '1' } },
      });
      const receipt = (await answer.json()) as Record<string, string>;
      assert.deepEqual([answer.status, receipt['state']], [201, 'queued']);
      assert.deepEqual(await stored('e1'), {
        ...{ medium: 'email', state: 'queued', weight: 20, subject: 'My loan', body: EMAIL.body },
        ...{ sent_from: 'eva@example.test', sent_to: 'loans@bank.example.test', instruction: null },
        ...{
          task_type: 'question',
          priority: 3,
          data: [{ key: 'cid', value: '1' }],
          contact: { name: 'Eva' },
        },
      });
    });

    it('gets one for a chat, which goes by its name where it has no subject', async () => {
      const answer = await send('chats', { ...CHAT, id: 'c1', data: { page: '/loans', prio: '7' } });
      assert.equal(answer.status, 201);
      assert.deepEqual(await stored('c1'), {
        ...{ medium: 'chat', state: 'queued', weight: 33, subject: 'Eva Lind', body: null, sent_from: null },
        ...{ sent_to: null, instruction: null, task_type: null, priority: 7, contact: { name: 'Eva Lind' } },
        data: [
          { key: 'page', value: '/loans' },
          { key: 'prio', value: '7' },
        ],
      });
    });

    it('repeats itself without harm, and is refused when it says something else under the same id', async () => {
      const messages = [
        ['cases', { ...EMAIL, id: 'r1' }, { body: 'other' }],
        ['cases', { ...EMAIL, medium: 'case', id: 'r2' }, { medium: 'email' }],
        ['chats', { ...CHAT, id: 'r3' }, { name: 'Bo' }],
      ] as const;
      for (const [path, message, other] of messages) {
        const first = await (await send(path, message)).text();
        const again = await send(path, message);
        assert.deepEqual([again.status, await again.text()], [200, first]);
        const conflict = await send(path, { ...message, ...other });
        assert.deepEqual([conflict.status, codeIn(await conflict.text())], [409, 'CONFLICT']);
      }
      const item = await send('work-items', workItem({ id: 'r1' }), { 'content-type': 'application/xml' });
      assert.equal(item.status, 409);
    });

    it('is buffered by a closed entrance and refused by one that is turned off', async () => {
      for (const [path, message] of [
        ['cases', EMAIL],
        ['chats', CHAT],
      ] as const) {
        const closed = await send(path, { ...message, id: `b-${path}`, entrance: 'claims' });
        assert.equal(((await closed.json()) as Record<string, string>)['state'], 'buffered');
        const off = await send(path, { ...message, id: `o-${path}`, entrance: 'old' });
        assert.deepEqual([off.status, codeIn(await off.text())], [422, 'ENTRANCE_DISABLED']);
      }
    });

    it('may send CloudEvents', async () => {
      const headers = { 'ce-specversion': '1.0', 'ce-type': 'mail', 'ce-source': '/mail', 'ce-id': '1' };
      assert.equal((await send('cases', EMAIL, headers)).status, 201);
      const event = { specversion: '1.0', type: 'mail', source: '/mail', id: '1', data: EMAIL };
      const again = await send('cases', event, { 'content-type': 'application/cloudevents+json' });
      assert.equal(again.status, 200);
    });

    const wrong: readonly (readonly [string, string, unknown, string])[] = [
      ['an e-mail from nobody', 'cases', { ...EMAIL, id: 'x', from: undefined }, 'INVALID'],
      ['a medium that is none', 'cases', { ...EMAIL, id: 'x', medium: 'fax' }, 'INVALID'],
      ['a work item at the wrong door', 'cases', { ...EMAIL, id: 'x', workitem: 'Do' }, 'INVALID'],
      ['no text', 'cases', { ...EMAIL, id: 'x', body: undefined }, 'INVALID'],
      ['too long a text', 'cases', { ...EMAIL, id: 'x', body: 'b'.repeat(100_001) }, 'INVALID'],
      ['a NUL', 'cases', { ...EMAIL, id: 'x', body: 'a\0' }, 'INVALID'],
      ['a script for a record', 'cases', { ...EMAIL, id: 'x', record: { url: 'javascript:1' } }, 'INVALID'],
      ['no id', 'cases', EMAIL, 'INVALID'],
      ['a chat with nobody', 'chats', { ...CHAT, id: 'x', name: ' ' }, 'INVALID'],
      [
        'an entrance that is not there',
        'chats',
        { ...CHAT, id: 'x', entrance: 'nowhere' },
        'UNKNOWN_ENTRANCE',
      ],
      ['half of it', 'chats', '{"id":', 'MALFORMED'],
    ];
    for (const [name, path, body, code] of wrong)
      it(`is refused with ${code}: ${name}`, async () => {
        const items = await intake.count('interaction');
        assert.equal(codeIn(await (await send(path, body)).text()), code);
        assert.equal(await intake.count('interaction'), items);
      });

    it('is refused with UNSUPPORTED_TYPE: XML and forms', async () => {
      for (const path of ['cases', 'chats']) {
        const xml = await send(path, workItem(), { 'content-type': 'application/xml' });
        assert.equal(xml.status, 415);
        const form = await fetch(`${intake.url}/v1/${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${KEYS.sender}` },
          body: new FormData(),
        });
        assert.equal(form.status, 415);
      }
    });
  });

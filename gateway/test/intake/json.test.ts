import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { engines } from '../support/engines.js';
import { codeIn, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

const ITEM = {
  subject: 'Card blocked',
  entrance: 'loans',
  workitem: 'Call back',
  contactData: [{ key: 'cid', value: '4711' }],
};
const JSON_TYPE = { 'content-type': 'application/json' };

const json = (value: unknown): string => JSON.stringify(value);

for (const engine of engines) {
  describe(`a sender of JSON (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    const stored = (id: string): Promise<object[]> =>
      intake.db.query('SELECT subject, data, priority FROM interaction WHERE idem_key = $1', [id]);

    it('gets a JSON receipt for the same fields', async () => {
      const answer = await post(intake.url, json({ ...ITEM, id: 'j1', priority: 7 }), JSON_TYPE);
      const receipt = (await answer.json()) as Record<string, string>;
      assert.deepEqual(
        [answer.status, Object.keys(receipt), receipt['state']],
        [201, ['requestId', 'contactId', 'state'], 'queued'],
      );
      assert.deepEqual(await stored('j1'), [
        { subject: 'Card blocked', data: ITEM.contactData, priority: 7 },
      ]);
    });

    it('may write the contact data as an object', async () => {
      await post(intake.url, json({ ...ITEM, id: 'j2', contactData: { b: '1', a: '<2>' } }), JSON_TYPE);
      assert.deepEqual(await stored('j2'), [
        {
          subject: 'Card blocked',
          data: [
            { key: 'b', value: '1' },
            { key: 'a', value: '<2>' },
          ],
          priority: 0,
        },
      ]);
    });

    it('repeats what it sent as XML: the content counts, not its format', async () => {
      await post(intake.url, workItem({ id: 'j3', subject: 'Card blocked' }));
      const answer = await post(intake.url, json({ ...ITEM, id: 'j3', contactData: [] }), JSON_TYPE);
      assert.equal(answer.status, 200);
    });

    const wrong: readonly (readonly [string, string | Uint8Array, string])[] = [
      ['half of it', '{"id":', 'MALFORMED'],
      ['nothing', '', 'MALFORMED'],
      ['Latin-1', Buffer.from(json({ ...ITEM, id: 'x', subject: 'Ö' }), 'latin1'), 'MALFORMED'],
      ['null', 'null', 'INVALID'],
      ['an array', '[]', 'INVALID'],
      ['100,000 levels', '['.repeat(100_000), 'MALFORMED'],
      ['no id', json(ITEM), 'INVALID'],
      ['an empty subject', json({ ...ITEM, id: 'x', subject: ' ' }), 'INVALID'],
      ['a field that nobody knows', json({ ...ITEM, id: 'x', isAdmin: true }), 'INVALID'],
      ['a prototype', `{"id":"x","__proto__":{"a":1},${json(ITEM).slice(1)}`, 'INVALID'],
      ['a number for a text', json({ ...ITEM, id: 'x', subject: 4711 }), 'INVALID'],
      ['half a priority', json({ ...ITEM, id: 'x', priority: 1.5 }), 'INVALID'],
      ['a NUL', json({ ...ITEM, id: 'x', subject: 'a\0' }), 'INVALID'],
      ['half a character', json({ ...ITEM, id: 'x', subject: 'a\ud800' }), 'INVALID'],
      ['a NUL in a key', json({ ...ITEM, id: 'x', contactData: { 'a\0': '1' } }), 'INVALID'],
      [
        'a key twice',
        json({
          ...ITEM,
          id: 'x',
          contactData: [
            { key: 'a', value: '1' },
            { key: ' a', value: '2' },
          ],
        }),
        'INVALID',
      ],
      [
        'a script for a record',
        json({ ...ITEM, id: 'x', record: { url: 'javascript:alert(1)' } }),
        'INVALID',
      ],
      ['no instruction', json({ ...ITEM, id: 'x', workitem: undefined }), 'NOT_A_WORK_ITEM'],
    ];
    for (const [name, body, code] of wrong)
      it(`is refused with ${code}: ${name}`, async () => {
        const items = await intake.count('interaction');
        const answer = await post(intake.url, body, JSON_TYPE);
        assert.equal(codeIn(await answer.text()), code);
        assert.equal(await intake.count('interaction'), items);
      });
  });

  describe(`a sender of CloudEvents (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    const event = (
      id: string,
      data: unknown = ITEM,
      datacontenttype = 'application/json',
    ): CloudEvent<unknown> =>
      new CloudEvent({ id, source: '/loans?year=2026', type: 'test.work-item', data, datacontenttype });
    const send = async (
      mode: 'binary' | 'structured',
      sent: CloudEvent<unknown>,
    ): Promise<[number, string]> => {
      const { headers, body } = HTTP[mode](sent);
      const answer = await post(intake.url, body as string, headers as Record<string, string>);
      return [answer.status, await answer.text()];
    };

    it('may send them in binary mode', async () => {
      const [status, body] = await send('binary', event('b1'));
      assert.equal(status, 201, body);
    });

    it('may send them in structured mode, which repeats the same event', async () => {
      const [, first] = await send('binary', event('s1'));
      assert.deepEqual(await send('structured', event('s1')), [200, first]);
    });

    it('may put XML into them', async () => {
      const [status, body] = await send('binary', event('x1', workItem(), 'application/xml'));
      assert.deepEqual([status, body.startsWith('<receipt ')], [201, true]);
      const [again] = await send('structured', event('x2', workItem(), 'application/xml'));
      assert.equal(again, 201);
    });

    it('is answered CONFLICT for another event of the same source and id', async () => {
      await send('binary', event('c1'));
      const [status, body] = await send('structured', event('c1', { ...ITEM, subject: 'Other' }));
      assert.deepEqual([status, codeIn(body)], [409, 'CONFLICT']);
    });

    it('may use an id of another source', async () => {
      await send('binary', event('o1'));
      const [status] = await send('binary', event('o1').cloneWith({ source: '/claims' }));
      assert.equal(status, 201);
    });

    const { headers } = HTTP.binary(event('h1'));
    const broken: readonly (readonly [string, Record<string, unknown>, string])[] = [
      ['of another version', { ...headers, 'ce-specversion': '0.3' }, 'INVALID'],
      ['without an id', { ...headers, 'ce-id': '' }, 'INVALID'],
      ['without a type', { ...headers, 'ce-type': '' }, 'INVALID'],
      ['with a NUL in its source', { ...headers, 'ce-source': '%00' }, 'INVALID'],
      ['that is not a work item', { ...headers, 'content-type': 'image/png' }, 'UNSUPPORTED_TYPE'],
      ['in a batch', { 'content-type': 'application/cloudevents-batch+json' }, 'UNSUPPORTED_TYPE'],
      ['structured, without attributes', { 'content-type': 'application/cloudevents+json' }, 'INVALID'],
    ];
    for (const [name, given, code] of broken)
      it(`is refused with ${code} for an event ${name}`, async () => {
        const answer = await post(intake.url, json(ITEM), given as Record<string, string>);
        assert.equal(codeIn(await answer.text()), code);
      });
  });
}

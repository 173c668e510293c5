import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { REFUSAL_CODES } from '../../src/intake/refusal.js';
import { engines } from '../support/engines.js';
import { codeIn, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

/** How many messages each engine gets, others on each; the long runs set more. */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 5_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 4711);

interface Message {
  readonly body: string | Uint8Array | FormData;
  readonly headers: Record<string, string>;
}

const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Text of any kind, some of which XML cannot say. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', ' ', 'javascript:alert(1)', '\0', '\ud800', '&lol;', '../../x', '€'.repeat(5_000)),
);
const harmless = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `a ${text}`),
  fc.constantFrom(']]>', '<b>', '"\'&', 'https://a.example/?b=c#d', 'Ö€😀'),
);
/** The good one mostly, or nothing would ever be stored. */
const mostly = <T, U>(good: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ arbitrary: good, weight: 40 }, { arbitrary: other, weight: 1 });
const text = mostly(harmless, anything);
const entrance = fc.constantFrom('loans', 'loans', 'claims', 'claims', 'old', 'nowhere');
const href = fc.oneof(
  fc.constantFrom('cid:a', 'cid:b', '/v1/attachments/01890000-0000-7000-8000-000000000000'),
  text,
);
const attachment = fc.record({ name: text, type: text, href }, { requiredKeys: ['href'] });

/** The fields of a work item: mostly possible, seldom all right. */
const fields = fc.record(
  {
    id: mostly(fc.uuid(), fc.oneof(fc.constantFrom('a', 'b'), text)),
    subject: text,
    entrance,
    workitem: text,
    from: text,
    menuChoice: text,
    taskType: text,
    priority: fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 100 }), weight: 20 },
      { arbitrary: fc.double(), weight: 1 },
    ),
    contact: fc.record({ name: text, address: text }, { requiredKeys: [] }),
    record: fc.record({ url: mostly(fc.webUrl(), text), label: text }, { requiredKeys: ['url'] }),
    contactData: fc.array(fc.record({ key: mostly(fc.uuid(), text), value: text }), { maxLength: 4 }),
    attachments: mostly(fc.constant([]), fc.array(attachment, { maxLength: 2 })),
  },
  { requiredKeys: ['id', 'subject', 'entrance', 'workitem'] },
);
type Fields = typeof fields extends fc.Arbitrary<infer T> ? T : never;

function toXml(item: Fields): string {
  const element = (name: string, value: unknown): string =>
    value === undefined ? '' : `<${name}>${escape(String(value))}</${name}>`;
  const attributes = (given: object): string =>
    Object.entries(given)
      .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
      .join('');
  const contact =
    item.contact &&
    `<contact>${element('name', item.contact.name)}${element('address', item.contact.address)}</contact>`;
  const data = item.contactData
    ?.map(({ key, value }) => `<entry key="${escape(key)}">${escape(value)}</entry>`)
    .join('');
  return [
    `<workItem xmlns="urn:contact-pad:work-item:1" id="${escape(item.id)}">`,
    element('from', item.from),
    element('subject', item.subject),
    element('entrance', item.entrance),
    element('menuChoice', item.menuChoice),
    element('taskType', item.taskType),
    element('priority', item.priority),
    element('workitem', item.workitem),
    contact ?? '',
    item.record ? `<record${attributes(item.record)}/>` : '',
    data === undefined ? '' : `<contactData>${data}</contactData>`,
    ...(item.attachments ?? []).map((file) => `<attachment${attributes(file)}/>`),
    '</workItem>',
  ].join('');
}

/** The same bytes with a few of them changed, removed or doubled. */
const damaged = (whole: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      whole,
      fc.array(
        fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut', 'double')),
        { maxLength: 4 },
      ),
    )
    .map(([body, edits]) => {
      let bytes = Buffer.from(body);
      for (const [place, value, edit] of edits) {
        const at = place % (bytes.length + 1);
        if (edit === 'set') bytes[at] = value;
        else
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            edit === 'double' ? bytes : Buffer.of(),
            bytes.subarray(at + 1),
          ]);
      }
      return bytes;
    });

const asXml = (body: string | Uint8Array): Message => ({
  body,
  headers: { 'content-type': 'application/xml' },
});
const asJson = (body: string | Uint8Array): Message => ({
  body,
  headers: { 'content-type': 'application/json' },
});
const xml = fields.map(toXml);
const json = fields.map((item) => JSON.stringify(item));

const form = fc
  .tuple(fields, mostly(fc.constant([]), fc.subarray(['a', 'b', 'workItem', '__proto__'])))
  .map(([item, names]): Message => {
    const body = new FormData();
    body.append('workItem', new Blob([toXml(item)], { type: 'application/xml' }));
    for (const name of names) body.append(name, new Blob([item.subject]), name);
    return { body, headers: {} };
  });
const event = fc.record({
  specversion: fc.constantFrom('1.0', '0.3'),
  id: text,
  source: text,
  type: fc.constant('t'),
  data: fc.oneof(fields, fc.jsonValue()),
});

const message: fc.Arbitrary<Message> = fc.oneof(
  xml.map(asXml),
  json.map(asJson),
  damaged(xml).map(asXml),
  damaged(json).map(asJson),
  fc.jsonValue().map((value) => asJson(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map(asXml),
  event.map((sent): Message => ({
    body: JSON.stringify(sent),
    headers: { 'content-type': 'application/cloudevents+json' },
  })),
  form,
  damaged(xml).map((part): Message => ({
    body: Buffer.concat([
      Buffer.from('--b\r\ncontent-disposition: form-data; name="workItem"\r\n\r\n'),
      part,
      Buffer.from('\r\n--b--\r\n'),
    ]),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })),
  fc
    .uint8Array({ maxLength: 200 })
    .map((body): Message => ({ body, headers: { 'content-type': 'multipart/form-data; boundary=b' } })),
);

for (const [index, engine] of engines.entries()) {
  describe(`${COUNT} generated messages (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    it('are each stored, or refused with a code', async () => {
      const taken = { count: 0 };
      await fc.assert(
        fc.asyncProperty(message, async ({ body, headers }) => {
          const answer = await post(intake.url, body, headers);
          const told = await answer.text();
          if (answer.status === 201) taken.count++;
          else if (answer.status !== 200)
            assert.ok(
              REFUSAL_CODES.some((code) => code !== 'UNAVAILABLE' && code === codeIn(told)),
              `${answer.status} ${told}`,
            );
        }),
        { numRuns: COUNT, seed: SEED + index, endOnFailure: true },
      );
      assert.equal(await intake.count('interaction'), taken.count);
      assert.ok(taken.count > COUNT / 10, `only ${taken.count} were good enough to be stored`);
      assert.deepEqual(await intake.db.query('SELECT FROM attachment WHERE interaction_id IS NULL'), []);
    });

    it('leave a gateway that still takes work items', async () => {
      assert.equal((await post(intake.url, workItem())).status, 201);
    });
  });
}

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { codeIn, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

const folder = mkdtempSync(join(tmpdir(), 'contact-pad-hostile-'));
const secret = join(folder, 'secret.txt');
writeFileSync(secret, 'TOP-SECRET');
after(() => rmSync(folder, { recursive: true }));

const good = workItem();
const doctype = (declarations: string, subject: string): string =>
  `<!DOCTYPE workItem [${declarations}]>${workItem({ subject })}`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const attributes = (count: number): string => Array.from({ length: count }, (_, n) => `a${n}=""`).join(' ');

/** Messages that somebody sends to do harm, or that a broken program sends. */
const HOSTILE: Readonly<Record<string, string | Uint8Array>> = {
  'an external entity': doctype(`<!ENTITY x SYSTEM "file://${secret}">`, '&x;'),
  'an external parameter entity': doctype(`<!ENTITY % x SYSTEM "file://${secret}"> %x;`, 'a'),
  'an external subset': `<!DOCTYPE workItem SYSTEM "file://${secret}">${good}`,
  'a doctype behind comments': `<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE workItem>${good}`,
  'a doctype in lower case': `<!doctype workItem>${good}`,
  'an entity bomb': doctype(`<!ENTITY l0 "lol">${laughs}`, '&l9;'),
  'quadratic blow-up': doctype(`<!ENTITY a "${'a'.repeat(50_000)}">`, '&a;'.repeat(5_000)),
  'an entity that nobody declared': workItem({ subject: '&secret;' }),
  '100,000 levels': `<workItem xmlns="urn:contact-pad:work-item:1">${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</workItem>`,
  '100,000 levels that never end': '<a>'.repeat(100_000),
  '12 MB of text': workItem({ workitem: 'x'.repeat(12_000_000) }),
  '80,000 attributes': good.replace('id=', `${attributes(80_000)} id=`),
  '2,000 attributes': good.replace('id=', `${attributes(2_000)} id=`),
  '100,000 wrong entries': workItem({ more: `<contactData>${'<entry/>'.repeat(100_000)}</contactData>` }),
  '201 entries': workItem({
    more: `<contactData>${Array.from({ length: 201 }, (_, n) => `<entry key="${n}"/>`).join('')}</contactData>`,
  }),
  'a key that is there twice': workItem({
    more: '<contactData><entry key="a">1</entry><entry key=" a ">2</entry></contactData>',
  }),
  XInclude: workItem({
    more: `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file://${secret}"/>`,
  }),
  'XInclude in a text': workItem({
    subject: `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file://${secret}"/>`,
  }),
  'a processing instruction': workItem({ more: '<?php system("id"); ?>' }),
  'a style sheet': `<?xml-stylesheet href="http://127.0.0.1:1/x.xsl" type="text/xsl"?>${good}`,
  'a declaration that comes late': ` <?xml version="1.0"?>${good}`,
  'no namespace': good.replace(/ xmlns="[^"]*"/, ''),
  'another namespace': good.replace('work-item:1', 'work-item:2'),
  'a child in another namespace': workItem({ more: '<x:contactData xmlns:x="urn:x"/>' }),
  'an attribute in another namespace': good.replace('id=', 'xmlns:x="urn:x" x:id="1" id='),
  'a prefix that nobody declared': good
    .replace('<subject>', '<p:subject>')
    .replace('</subject>', '</p:subject>'),
  'a type of its own': good.replace(
    '<subject>',
    '<subject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:anyType">',
  ),
  'nothing for a text': good.replace(
    '<subject>',
    '<subject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">',
  ),
  'another root': '<receipt xmlns="urn:contact-pad:work-item:1" requestId="a" contactId="b" state="queued"/>',
  'two roots': good + good,
  'a NUL': workItem({ subject: 'a\0b' }),
  'a NUL behind the end': `${good}\0<x>`,
  'a control character': workItem({ subject: 'a\x01b' }),
  'a reference to a NUL': workItem({ subject: '&#0;' }),
  'a reference to a surrogate': workItem({ subject: '&#xD800;' }),
  'bytes that are not UTF-8': Buffer.concat([
    Buffer.from(good.slice(0, 90)),
    Buffer.from([0xff, 0xfe, 0xc0, 0xaf]),
    Buffer.from(good.slice(90)),
  ]),
  'overlong UTF-8': Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'),
    Buffer.from([0xc0, 0xbc]),
    Buffer.from(good),
  ]),
  'UTF-16 that says UTF-8': Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${good}`, 'utf16le'),
  'UTF-8 that says UTF-16': `<?xml version="1.0" encoding="UTF-16"?>${good}`,
  'UTF-16 without a mark': Buffer.from(good, 'utf16le'),
  'half a character of UTF-16': Buffer.from(`\ufeff${good}`, 'utf16le').subarray(0, -1),
  'Latin-1 that says UTF-8': Buffer.from(workItem({ subject: 'Överföring' }), 'latin1'),
  'UTF-7': `<?xml version="1.0" encoding="UTF-7"?>+ADw-${good}`,
  EBCDIC: Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]),
  'UTF-32': Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]),
  nothing: '',
  'white space': ' \n ',
  'half a message': good.slice(0, 120),
  'half a comment': `${good}<!--`,
  'half an attribute': good.slice(0, 50),
  'a declaration inside': workItem({ subject: '<!ENTITY x "y">' }),
};

for (const engine of engines) {
  describe(`hostile XML (${engine.name}, CG-43)`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    for (const [name, message] of Object.entries(HOSTILE))
      it(`is refused with a code: ${name}`, async () => {
        const answer = await post(intake.url, message);
        const body = await answer.text();
        assert.ok(['MALFORMED', 'INVALID', 'TOO_LARGE'].includes(codeIn(body) ?? ''), body);
        assert.ok(answer.status >= 400 && answer.status < 500);
        assert.ok(!body.includes('TOP-SECRET'));
        assert.equal(await intake.count('interaction'), 0);
        assert.equal(await intake.count('contact'), 0);
      });
  });

  describe(`XML that only looks hostile (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    it('is taken as the text that it is', async () => {
      const value = '<!DOCTYPE html><?php ?><script>alert(1)</script>&l9;';
      const more = `<!-- <!DOCTYPE a> <?b?> --><contactData><entry key="a > b"><![CDATA[${value}]]></entry></contactData>`;
      assert.equal((await post(intake.url, workItem({ more }))).status, 201);
      assert.deepEqual(await intake.db.query('SELECT data FROM interaction'), [
        { data: [{ key: 'a > b', value }] },
      ]);
    });

    it('may be as large as the schema allows', async () => {
      const entries = Array.from(
        { length: 200 },
        (_, n) => `<entry key="k${n}">${'&#x1F600;'.repeat(300)}</entry>`,
      ).join('');
      const files = '<attachment href="cid:a"/>'.repeat(20);
      const refused = await post(
        intake.url,
        workItem({ more: `<contactData>${entries}</contactData>${files}` }),
      );
      assert.match(await refused.text(), /There is no part for the attachment/);
    });
  });
}

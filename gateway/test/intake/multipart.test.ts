import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { until } from '../support/until.js';
import { codeIn, KEYS, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

const AUDIO = randomBytes(600_000);

function form(item: string | undefined, files: Record<string, Uint8Array> = {}): FormData {
  const parts = new FormData();
  if (item !== undefined) parts.append('workItem', new Blob([item], { type: 'application/xml' }));
  for (const [name, bytes] of Object.entries(files))
    parts.append(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'audio/mpeg' }), `${name}.mp3`);
  return parts;
}

const naming = (href: string, id?: string): string =>
  workItem({
    ...(id === undefined ? {} : { id }),
    more: `<attachment name="message.mp3" type="audio/mpeg" href="${href}"/>`,
  });

for (const engine of engines) {
  describe(`a work item and its files in one message (${engine.name}, CG-7)`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine, { limits: { attachmentBytes: 700_000, bodyBytes: 20_000 } });
    });
    after(() => intake.close());
    afterEach(async () => {
      assert.deepEqual(
        await intake.db.query('SELECT name FROM attachment WHERE interaction_id IS NULL'),
        [],
        'nothing is left behind',
      );
    });

    const linked = (id: string): Promise<object[]> =>
      intake.db.query(
        `SELECT a.name, a.media_type, a.size, a.position FROM attachment a JOIN interaction i ON i.id = a.interaction_id
         WHERE i.idem_key = $1 ORDER BY a.position`,
        [id],
      );

    it('is stored whole', async () => {
      const answer = await post(intake.url, form(naming('cid:voice', 'm1'), { voice: AUDIO }));
      assert.equal(answer.status, 201);
      assert.match(await answer.text(), /^<receipt /);
      assert.deepEqual(await linked('m1'), [
        { name: 'message.mp3', media_type: 'audio/mpeg', size: AUDIO.length, position: 1 },
      ]);
    });

    it('keeps the name and type of the part where the work item says neither', async () => {
      await post(
        intake.url,
        form(workItem({ id: 'm2', more: '<attachment href="cid:voice"/>' }), { voice: AUDIO }),
      );
      assert.deepEqual(await linked('m2'), [
        { name: 'voice.mp3', media_type: 'audio/mpeg', size: AUDIO.length, position: 1 },
      ]);
    });

    it('may be a plain field of a form', async () => {
      const parts = form(undefined, { voice: AUDIO });
      parts.append('workItem', naming('cid:voice', 'm6'));
      assert.equal((await post(intake.url, parts)).status, 201);
    });

    it('may be JSON, and is answered in JSON to who accepts that', async () => {
      const item = {
        id: 'm3',
        subject: 's',
        entrance: 'loans',
        workitem: 'w',
        attachments: [{ href: 'cid:voice' }],
      };
      const parts = form(undefined, { voice: AUDIO });
      parts.append('workItem', new Blob([JSON.stringify(item)], { type: 'application/json' }));
      const answer = await post(intake.url, parts, { accept: 'application/json' });
      assert.equal(((await answer.json()) as { state: string }).state, 'queued');
    });

    it('repeated with the same files gets the first receipt', async () => {
      const message = naming('cid:voice', 'm4');
      const first = await (await post(intake.url, form(message, { voice: AUDIO }))).text();
      const again = await post(intake.url, form(message, { voice: AUDIO }));
      assert.deepEqual([again.status, await again.text()], [200, first]);
    });

    it('repeated with another file is a conflict', async () => {
      const message = naming('cid:voice', 'm5');
      await post(intake.url, form(message, { voice: AUDIO }));
      const again = await post(intake.url, form(message, { voice: randomBytes(10) }));
      assert.deepEqual([again.status, codeIn(await again.text())], [409, 'CONFLICT']);
    });

    const refused: readonly (readonly [string, string, FormData])[] = [
      ['a file too long', 'TOO_LARGE', form(naming('cid:voice'), { voice: randomBytes(700_001) })],
      ['a work item too long', 'TOO_LARGE', form(workItem({ workitem: 'x'.repeat(20_000) }))],
      ['a file that nothing names', 'INVALID', form(workItem(), { voice: AUDIO })],
      ['a name without a file', 'INVALID', form(naming('cid:other'), {})],
      ['an empty file', 'INVALID', form(naming('cid:voice'), { voice: Buffer.alloc(0) })],
      ['no work item', 'INVALID', form(undefined, { voice: AUDIO })],
      [
        'an unknown entrance',
        'UNKNOWN_ENTRANCE',
        form(naming('cid:voice').replace('loans', 'nowhere'), { voice: AUDIO }),
      ],
      [
        'too many parts',
        'TOO_LARGE',
        form(
          workItem(),
          Object.fromEntries(Array.from({ length: 22 }, (_, n) => [`f${n}`, Buffer.from('x')])),
        ),
      ],
    ];
    for (const [name, code, parts] of refused)
      it(`is refused with ${code}: ${name}`, async () => {
        const items = await intake.count('interaction');
        const answer = await post(intake.url, parts);
        assert.equal(codeIn(await answer.text()), code);
        assert.equal(await intake.count('interaction'), items);
        assert.equal(
          (
            await intake.db.query(
              'SELECT FROM attachment_chunk c JOIN attachment a ON a.id = c.attachment_id WHERE a.interaction_id IS NULL',
            )
          ).length,
          0,
        );
      });

    it('is refused with INVALID: the same part twice', async () => {
      const parts = form(naming('cid:voice'), { voice: AUDIO });
      parts.append('voice', new Blob(['more']));
      assert.equal(codeIn(await (await post(intake.url, parts)).text()), 'INVALID');
    });

    for (const [name, type, body] of [
      ['no boundary', 'multipart/form-data', 'x'],
      [
        'the end missing',
        'multipart/form-data; boundary=b',
        '--b\r\ncontent-disposition: form-data; name="workItem"\r\n\r\n<work',
      ],
      ['headers missing', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'],
      ['something else', 'multipart/form-data; boundary=b', 'hello'],
    ] as const)
      it(`is refused: ${name}`, async () => {
        const answer = await post(intake.url, body, { 'content-type': type });
        assert.ok(['MALFORMED', 'INVALID'].includes(codeIn(await answer.text()) ?? ''));
      });

    it('leaves nothing when the sender goes away in the middle', async () => {
      const head = [
        'POST /v1/work-items HTTP/1.1',
        'host: x',
        `authorization: Bearer ${KEYS.sender}`,
        'content-type: multipart/form-data; boundary=b',
        'content-length: 9000000',
        '',
        '',
      ].join('\r\n');
      const socket = connect(Number(new URL(intake.url).port), '127.0.0.1');
      socket.write(`${head}--b\r\ncontent-disposition: form-data; name="voice"; filename="a"\r\n\r\n`);
      socket.write(AUDIO);
      await until(async () => (await intake.count('attachment_chunk')) > 0 && (await partial()) > 0);
      socket.destroy();
      await until(async () => (await partial()) === 0);

      async function partial(): Promise<number> {
        return (await intake.db.query('SELECT FROM attachment WHERE interaction_id IS NULL')).length;
      }
    });
  });
}

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sweepAttachments } from '../../src/attachments/sweep.js';
import { codeIn, KEYS, openIntake, post, workItem, type OpenIntake } from '../intake/open-intake.js';
import { engines } from '../support/engines.js';

const LIMIT = 1_000_000;

type Body = NonNullable<RequestInit['body']>;

interface Uploaded {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

for (const engine of engines) {
  describe(`a sender uploads a file (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine, { limits: { attachmentBytes: LIMIT } });
    });
    after(() => intake.close());

    const upload = (
      body: Body,
      headers: Record<string, string> = { 'content-type': 'audio/mpeg' },
    ): Promise<Response> =>
      fetch(`${intake.url}/v1/attachments`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${KEYS.sender}`, ...headers },
      });
    const uploaded = async (body: Body, headers?: Record<string, string>): Promise<Uploaded> =>
      (await (await upload(body, headers)).json()) as Uploaded;
    const naming = (href: string, id?: string): string =>
      workItem({ ...(id === undefined ? {} : { id }), more: `<attachment href="${href}"/>` });

    it('and gets the address that a work item refers to', async () => {
      const bytes = randomBytes(600_000);
      const answer = await upload(bytes, {
        'content-type': 'Audio/MPEG; rate=44100',
        'content-disposition': 'attachment; filename="message.mp3"',
      });
      const file = (await answer.json()) as Uploaded;
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get('location'), file.href);
      assert.deepEqual(file, {
        id: file.id,
        href: `/v1/attachments/${file.id}`,
        name: 'message.mp3',
        type: 'audio/mpeg',
        size: 600_000,
      });
      const rows = await intake.db.query<{ no: number; data: Uint8Array }>(
        'SELECT no, data FROM attachment_chunk WHERE attachment_id = $1 ORDER BY no',
        [file.id],
      );
      assert.deepEqual(
        rows.map((row) => row.data.length),
        [262_144, 262_144, 75_712],
      );
      assert.ok(Buffer.concat(rows.map((row) => row.data)).equals(bytes));
      const [row] = await intake.db.query<{ sha256: Uint8Array }>(
        'SELECT sha256 FROM attachment WHERE id = $1',
        [file.id],
      );
      assert.ok(
        createHash('sha256')
          .update(bytes)
          .digest()
          .equals(row?.sha256 ?? Buffer.of()),
      );
    });

    it('may send it as a form', async () => {
      const parts = new FormData();
      parts.append('file', new Blob(['%PDF-'], { type: 'application/pdf' }), 'offer.pdf');
      const file = await uploaded(parts, {});
      assert.deepEqual([file.name, file.type, file.size], ['offer.pdf', 'application/pdf', 5]);
    });

    it('may send JSON or XML as a file, which is not read', async () => {
      const file = await uploaded('{"half":', { 'content-type': 'application/json' });
      assert.deepEqual([file.name, file.type, file.size], ['attachment', 'application/json', 8]);
    });

    for (const [written, name] of [
      ['attachment; filename="a.pdf"; filename*=UTF-8\'\'L%C3%A5n%20%E2%82%AC.pdf', 'Lån €.pdf'],
      ['attachment; filename="../../etc/passwd"', 'passwd'],
      ['attachment; filename="C:\\\\temp\\\\x.pdf"', 'x.pdf'],
      ["attachment; filename*=UTF-8''gpj.%E2%80%AEfdp", 'gpj.fdp'],
      ["attachment; filename*=UTF-8''a%00b%0d%0ac", 'abc'],
      ['attachment; filename=".."', 'attachment'],
      ['attachment; filename=plain.txt', 'plain.txt'],
      ['inline', 'attachment'],
    ] as const)
      it(`has it named ${name} for ${written}`, async () => {
        assert.equal(
          (await uploaded('x', { 'content-type': 'image/png', 'content-disposition': written })).name,
          name,
        );
      });

    it('refers to it from one work item, once', async () => {
      const { href, id } = await uploaded('x');
      const more = `<attachment name="n&#xf6;.png" type="image/png" href="${href}"/>`;
      assert.equal((await post(intake.url, workItem({ more }))).status, 201);
      const [row] = await intake.db.query(
        'SELECT name, media_type, interaction_id IS NOT NULL AS linked FROM attachment WHERE id = $1',
        [id],
      );
      assert.deepEqual(row, { name: 'nö.png', media_type: 'image/png', linked: true });
      const again = await post(intake.url, naming(href));
      assert.deepEqual([again.status, codeIn(await again.text())], [422, 'INVALID']);
    });

    it('repeats the work item and gets the first receipt, though the file is linked by now', async () => {
      const { href } = await uploaded('x');
      const first = await (await post(intake.url, naming(href, 'again'))).text();
      const again = await post(intake.url, naming(href, 'again'));
      assert.deepEqual([again.status, await again.text()], [200, first]);
    });

    it('cannot have it in two work items at the same time', async () => {
      const { href } = await uploaded('x');
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(intake.url, naming(href))));
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 422, 422, 422, 422]);
    });

    it('cannot refer to a file that is not there, not complete, or not its own', async () => {
      const { href } = await uploaded('x');
      const [half] = await intake.db.query<{ id: string }>(
        `INSERT INTO attachment(id, sender_id, name, media_type, size, sha256) VALUES (gen_random_uuid(), 'sender', 'a', 'image/png', 0, '') RETURNING id::text AS id`,
      );
      const good = await uploaded('x');
      const items = await intake.count('interaction');
      const messages: [string, Record<string, string>?][] = [
        [naming('/v1/attachments/01890000-0000-7000-8000-000000000000')],
        [naming(`/v1/attachments/${half?.id}`)],
        [naming(href), { authorization: `Bearer ${KEYS.other}` }],
        [
          workItem({
            more: `<attachment href="${good.href}"/><attachment href="/v1/attachments/${half?.id}"/>`,
          }),
        ],
        [workItem({ more: `<attachment href="${good.href}"/><attachment href="${good.href}"/>` })],
        [naming('https://evil.example.test/x.pdf')],
        [naming('/v1/attachments/1')],
      ];
      for (const [message, headers] of messages)
        assert.equal(codeIn(await (await post(intake.url, message, headers)).text()), 'INVALID');
      assert.equal(await intake.count('interaction'), items);
      assert.equal(
        (await intake.db.query('SELECT FROM attachment WHERE id = $1 AND interaction_id IS NULL', [good.id]))
          .length,
        1,
      );
    });

    it('is refused a file that is too long, and nothing of it stays', async () => {
      const files = await intake.count('attachment');
      const said = await upload(randomBytes(LIMIT + 1));
      const streamed = await fetch(`${intake.url}/v1/attachments`, {
        method: 'POST',
        body: new Blob([randomBytes(LIMIT + 1)]).stream(),
        duplex: 'half',
        headers: { authorization: `Bearer ${KEYS.sender}`, 'content-type': 'audio/mpeg' },
      } as RequestInit);
      for (const answer of [said, streamed])
        assert.deepEqual([answer.status, codeIn(await answer.text())], [413, 'TOO_LARGE']);
      assert.equal(await intake.count('attachment'), files);
    });

    for (const [code, headers, body] of [
      ['UNAUTHORIZED', { authorization: 'Bearer wrong', 'content-type': 'audio/mpeg' }, 'x'],
      ['FORBIDDEN', { authorization: `Bearer ${KEYS.barred}`, 'content-type': 'audio/mpeg' }, 'x'],
      ['INVALID', { 'content-type': 'audio/mpeg' }, ''],
      ['UNSUPPORTED_TYPE', {}, Buffer.from('x')],
      ['MALFORMED', { 'content-type': 'multipart/form-data; boundary=b' }, 'x'],
    ] as const)
      it(`is refused with ${code}`, async () => {
        const files = await intake.count('attachment');
        const answer = await upload(body, { ...headers, accept: 'application/json' });
        assert.equal(codeIn(await answer.text()), code);
        assert.equal(await intake.count('attachment'), files);
      });

    it('has a day to refer to it: what is older and unlinked is removed', async () => {
      const kept = await uploaded('x');
      await post(intake.url, naming(kept.href));
      const young = await uploaded('x');
      const old = await uploaded('x');
      await intake.db.query(
        `UPDATE attachment SET created_at = now() - interval '25 hours' WHERE id = ANY($1::uuid[])`,
        [[kept.id, old.id]],
      );
      await sweepAttachments(intake.db);
      const left = await intake.db.query(
        'SELECT id::text AS id FROM attachment WHERE id = ANY($1::uuid[]) ORDER BY id',
        [[kept.id, young.id, old.id]],
      );
      assert.deepEqual(left, [{ id: kept.id }, { id: young.id }]);
      assert.equal(
        (await intake.db.query('SELECT FROM attachment_chunk WHERE attachment_id = $1', [old.id])).length,
        0,
      );
    });

    it('does not delay work items meanwhile (CG-5)', async () => {
      const stream = new TransformStream<Uint8Array, Uint8Array>();
      const writer = stream.writable.getWriter();
      const running = fetch(`${intake.url}/v1/attachments`, {
        method: 'POST',
        body: stream.readable,
        duplex: 'half',
        headers: { authorization: `Bearer ${KEYS.sender}`, 'content-type': 'audio/mpeg' },
      } as RequestInit);
      await writer.write(randomBytes(300_000));
      assert.equal((await post(intake.url, workItem())).status, 201);
      await writer.close();
      assert.equal((await running).status, 201);
    });
  });
}

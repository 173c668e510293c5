import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { issueTicket, TICKET_MS } from '../../src/attachments/ticket.js';
import { KEYS, openIntake, post, TICKET_SECRET, workItem, type OpenIntake } from '../intake/open-intake.js';
import { engines } from '../support/engines.js';

const BYTES = randomBytes(600_000);

for (const engine of engines) {
  describe(`an agent opens a file (${engine.name})`, () => {
    let intake: OpenIntake;
    let audio: string;
    before(async () => {
      intake = await openIntake(engine);
      audio = await file(BYTES, 'audio/mpeg', 'message.mp3');
    });
    after(() => intake.close());

    /** A file whose work item is offered to anna. */
    async function file(bytes: Uint8Array, type: string, name: string): Promise<string> {
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
      const answer = await fetch(`${intake.url}/v1/attachments`, {
        method: 'POST',
        body: bytes as NonNullable<RequestInit['body']>,
        headers: {
          authorization: `Bearer ${KEYS.sender}`,
          'content-type': type,
          'content-disposition': disposition,
        },
      });
      const { href, id } = (await answer.json()) as { href: string; id: string };
      await post(intake.url, workItem({ id, more: `<attachment href="${href}"/>` }));
      await intake.db.query(
        `UPDATE interaction SET state = 'offered', agent_id = 'anna' WHERE idem_key = $1`,
        [id],
      );
      return id;
    }

    const ticketFor = (attachmentId: string, agentId = 'anna', secret = TICKET_SECRET): string =>
      issueTicket({ attachmentId, agentId, secret, now: intake.clock.now }).ticket;
    const get = (
      id: string,
      ticket: string,
      headers: Record<string, string> = {},
      method = 'GET',
    ): Promise<Response> => fetch(`${intake.url}/v1/attachments/${id}?ticket=${ticket}`, { headers, method });
    const part = (range: string, more: Record<string, string> = {}): Promise<Response> =>
      get(audio, ticketFor(audio), { range, ...more });

    it('and gets it whole, as what it is', async () => {
      const answer = await get(audio, ticketFor(audio));
      assert.equal(answer.status, 200);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(BYTES));
      for (const [name, value] of Object.entries({
        'content-type': 'audio/mpeg',
        'content-length': '600000',
        'accept-ranges': 'bytes',
        'x-content-type-options': 'nosniff',
        'content-disposition': `inline; filename="message.mp3"; filename*=UTF-8''message.mp3`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'cross-origin',
      }))
        assert.equal(answer.headers.get(name), value);
    });

    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=0-', 0, 599_999],
      ['bytes=262143-262144', 262_143, 262_144],
      ['bytes=262144-524287', 262_144, 524_287],
      ['bytes=599999-700000', 599_999, 599_999],
      ['bytes=-1', 599_999, 599_999],
      ['bytes=-700000', 0, 599_999],
      ['bytes=100000-500000', 100_000, 500_000],
    ] as const)
      it(`or a part of it: ${range} (RFC 9110)`, async () => {
        const answer = await part(range);
        assert.deepEqual(
          [answer.status, answer.headers.get('content-range')],
          [206, `bytes ${start}-${end}/600000`],
        );
        assert.ok(Buffer.from(await answer.arrayBuffer()).equals(BYTES.subarray(start, end + 1)));
      });

    for (const range of ['bytes=600000-', 'bytes=-0'])
      it(`is told the size for a part that is not there: ${range}`, async () => {
        const answer = await part(range);
        assert.deepEqual([answer.status, answer.headers.get('content-range')], [416, 'bytes */600000']);
        await answer.text();
      });

    for (const range of ['bytes=5-4', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b', 'bytes=-'])
      it(`gets it whole for a range that is ignored: ${range}`, async () => {
        const answer = await part(range);
        assert.deepEqual([answer.status, (await answer.arrayBuffer()).byteLength], [200, 600_000]);
      });

    it('gets the rest only of the file it knows (If-Range)', async () => {
      const etag = (await get(audio, ticketFor(audio), {}, 'HEAD')).headers.get('etag') ?? '';
      assert.equal((await part('bytes=0-1', { 'if-range': etag })).status, 206);
      assert.equal((await part('bytes=0-1', { 'if-range': '"other"' })).status, 200);
    });

    it('may ask for the headers alone', async () => {
      const answer = await get(audio, ticketFor(audio), { range: 'bytes=0-1' }, 'HEAD');
      assert.deepEqual(
        [answer.status, answer.headers.get('content-length'), await answer.text()],
        [200, '600000', ''],
      );
    });

    for (const [type, name] of [
      ['image/svg+xml', 'a.svg'],
      ['text/html', 'a.html'],
      ['application/xhtml+xml', 'a'],
      ['text/xml', 'a.xml'],
      ['application/x-msdownload', 'a.exe'],
    ] as const)
      it(`is offered ${type} as a download only`, async () => {
        const id = await file(Buffer.from('<script>alert(1)</script>'), type, name);
        const answer = await get(id, ticketFor(id));
        assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
        assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; /);
        await answer.text();
      });

    it('sees a PDF in the viewer of the browser, which works in no sandbox', async () => {
      const id = await file(Buffer.from('%PDF-1.7'), 'application/pdf', 'Lån "1".pdf');
      const answer = await get(id, ticketFor(id));
      assert.equal(
        answer.headers.get('content-security-policy'),
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
      );
      assert.equal(
        answer.headers.get('content-disposition'),
        `inline; filename="L_n _1_.pdf"; filename*=UTF-8''L%C3%A5n%20%221%22.pdf`,
      );
      await answer.text();
    });

    it('is refused without a ticket, with one past its time, forged, for another file', async () => {
      const other = await file(Buffer.from('x'), 'image/png', 'x.png');
      const late = ticketFor(audio);
      const tickets = [
        '',
        'x',
        `${late}x`,
        `${late}.x`,
        ticketFor(audio, 'anna', 'another secret'),
        ticketFor(other),
        late.replace(/^./, 'x'),
      ];
      for (const ticket of tickets) assert.equal((await get(audio, ticket)).status, 401, ticket);
      intake.clock.now += TICKET_MS;
      const answer = await get(audio, late);
      intake.clock.now -= TICKET_MS;
      assert.deepEqual([answer.status, await answer.json()], [401, { error: { code: 'UNAUTHORIZED' } }]);
    });

    it('is refused when the work item is not theirs, or not theirs any more', async () => {
      assert.equal((await get(audio, ticketFor(audio, 'bo'))).status, 403);
      const id = await file(Buffer.from('x'), 'image/png', 'x.png');
      await intake.db.query(`UPDATE interaction SET state = 'assigned' WHERE idem_key = $1`, [id]);
      assert.equal((await get(id, ticketFor(id))).status, 200);
      await intake.db.query(`UPDATE interaction SET state = 'ended' WHERE idem_key = $1`, [id]);
      assert.equal((await get(id, ticketFor(id))).status, 403);
    });

    it('is told NOT_FOUND for a file that is not there', async () => {
      const id = '01890000-0000-7000-8000-000000000000';
      assert.equal((await get(id, ticketFor(id))).status, 404);
    });

    it('leaves no ticket in the log', () => {
      const log = intake.log.join('');
      assert.match(log, new RegExp(`"url":"/v1/attachments/${audio}"`));
      assert.ok(!log.includes('ticket='));
    });
  });
}

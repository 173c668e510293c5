import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { codeIn, KEYS, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

const EXAMPLE = `<workItem xmlns="urn:contact-pad:work-item:1" id="example-1">
  <from>loan-system@example.test</from><subject>Manual evaluation</subject>
  <entrance>loans</entrance><menuChoice>car</menuChoice><taskType>loan-check</taskType><priority>5</priority>
  <workitem>https://bank.example.test/case/4711</workitem>      <!-- non-empty: this is what makes it a work item -->
  <contact><name>Eva Lind</name><address>+46700000000</address></contact>
  <record url="/demo/record.html?id=4711" label="Loan 4711" type="Loan"/>
  <contactData><entry key="cid">4711</entry><entry key="a">&lt;b&gt;</entry></contactData>
</workItem>`;

const RECEIPT =
  /^<receipt xmlns="urn:contact-pad:work-item:1" requestId="([0-9a-f-]{36})" contactId="([0-9a-f-]{36})" state="(queued|buffered)"\/>$/;

for (const engine of engines) {
  describe(`a sender posts a work item (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    it('gets a receipt after everything it said is stored (CG-1, CG-39)', async () => {
      const answer = await post(intake.url, EXAMPLE);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
      const [, requestId, contactId, state] = RECEIPT.exec(await answer.text()) ?? [];
      assert.equal(state, 'queued');
      const [row] = await intake.db.query(
        `SELECT i.medium, i.entrance_id, i.queue_id, i.state, i.version, i.priority, i.weight, i.subject, i.sent_from, i.menu_choice, i.task_type,
           i.instruction, i.record, i.data, i.contact, i.contact_id::text AS contact_id, c.name, l.event, l.body
         FROM interaction i JOIN contact c ON c.id = i.contact_id JOIN interaction_log l ON l.interaction_id = i.id
         WHERE i.request_id = $1`,
        [requestId],
      );
      assert.deepEqual(row, {
        medium: 'work-item',
        entrance_id: 'loans',
        queue_id: 'sales',
        state: 'queued',
        version: 1,
        priority: 5,
        weight: 20,
        subject: 'Manual evaluation',
        sent_from: 'loan-system@example.test',
        menu_choice: 'car',
        task_type: 'loan-check',
        instruction: 'https://bank.example.test/case/4711',
        record: { url: '/demo/record.html?id=4711', label: 'Loan 4711', type: 'Loan' },
        data: [
          { key: 'cid', value: '4711' },
          { key: 'a', value: '<b>' },
        ],
        contact: { name: 'Eva Lind', address: '+46700000000' },
        contact_id: contactId,
        name: 'Eva Lind',
        event: 'received',
        body: { requestId, contactId, state: 'queued' },
      });
    });

    it('has it routed: the router is told once, after the commit', async () => {
      const told = intake.queued.count;
      await post(intake.url, workItem());
      assert.equal(intake.queued.count, told + 1);
    });

    it('gets the same receipt for a closed entrance, which buffers (CG-16, CG-44)', async () => {
      const told = intake.queued.count;
      const answer = await post(intake.url, workItem({ entrance: 'claims' }));
      assert.equal(answer.status, 201);
      assert.equal(RECEIPT.exec(await answer.text())?.[3], 'buffered');
      assert.equal(intake.queued.count, told);
    });

    it('gets an empty answer where receipts are off (CG-38)', async () => {
      const answer = await post(intake.url, workItem(), { authorization: `Bearer ${KEYS.quiet}` });
      assert.deepEqual([answer.status, await answer.text()], [201, '']);
    });

    it('gets the first receipt again, byte for byte, however the repeat is spelled (CG-40)', async () => {
      const message = workItem({ id: 'twice', entrance: 'claims' });
      const first = await (await post(intake.url, message)).text();
      const items = await intake.count('interaction');
      const again = await post(intake.url, message.replaceAll('><', '>\n<'));
      assert.equal(again.status, 200);
      assert.equal(await again.text(), first);
      assert.equal(await intake.count('interaction'), items);
    });

    it('gets the first receipt again though the item was changed and the entrance disabled since', async () => {
      const message = workItem({ id: 'later', entrance: 'claims' });
      const first = await (await post(intake.url, message)).text();
      await intake.db.query(`UPDATE interaction SET state = 'ended' WHERE idem_key = 'later'`);
      await intake.db.query(`UPDATE entrance SET enabled = false WHERE id = 'claims'`);
      const again = await post(intake.url, message);
      await intake.db.query(`UPDATE entrance SET enabled = true WHERE id = 'claims'`);
      assert.deepEqual([again.status, await again.text()], [200, first]);
    });

    it('may use an id that another sender has used', async () => {
      await post(intake.url, workItem({ id: 'shared' }));
      const answer = await post(intake.url, workItem({ id: 'shared' }), {
        authorization: `Bearer ${KEYS.other}`,
      });
      assert.equal(answer.status, 201);
    });

    it('makes one interaction and gets one receipt out of ten posts at the same time', async () => {
      const message = workItem({
        id: 'at-once',
        more: '<contact><address>at-once@example.test</address></contact>',
      });
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(intake.url, message)));
      const receipts = await Promise.all(answers.map((answer) => answer.text()));
      assert.equal(new Set(receipts).size, 1);
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [...Array<number>(9).fill(200), 201]);
      const [row] = await intake.db.query(
        `SELECT count(*) AS items, count(DISTINCT contact_id) AS contacts FROM interaction WHERE idem_key = 'at-once'`,
      );
      assert.deepEqual(row, { items: 1, contacts: 1 });
    });

    it('leaves nothing of the losers when one id is posted with different contents at the same time', async () => {
      const contacts = await intake.count('contact');
      const messages = Array.from({ length: 10 }, (_, n) =>
        workItem({ id: 'rivals', more: `<contact><address>rival-${n}@example.test</address></contact>` }),
      );
      const answers = await Promise.all(messages.map((message) => post(intake.url, message)));
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, ...Array<number>(9).fill(409)]);
      assert.equal(await intake.count('contact'), contacts + 1);
    });

    it('finds the contact by its address, also when its first items come at the same time', async () => {
      const more = '<contact><name>Kim</name><address>kim@example.test</address></contact>';
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post(intake.url, workItem({ more }))),
      );
      const receipts = await Promise.all(answers.map((answer) => answer.text()));
      assert.equal(new Set(receipts.map((receipt) => RECEIPT.exec(receipt)?.[2])).size, 1);
    });

    it('has a contact of its own where no address says who it is', async () => {
      const [one, two] = await Promise.all([post(intake.url, workItem()), post(intake.url, workItem())]);
      assert.notEqual(RECEIPT.exec(await one.text())?.[2], RECEIPT.exec(await two.text())?.[2]);
    });

    it('needs no record where the work item is a link (CG-37)', async () => {
      await post(intake.url, workItem({ id: 'linked', workitem: ' https://bank.example.test/case/1 ' }));
      await post(intake.url, workItem({ id: 'told', workitem: 'see https://bank.example.test/case/1' }));
      const rows = await intake.db.query(
        `SELECT record FROM interaction WHERE idem_key IN ('linked', 'told') ORDER BY idem_key`,
      );
      assert.deepEqual(rows, [
        { record: { url: 'https://bank.example.test/case/1', label: 'Manual evaluation' } },
        { record: null },
      ]);
    });

    for (const url of [
      'javascript:alert(1)',
      ' jav&#9;ascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:x',
    ])
      it(`may not have a record at ${url}`, async () => {
        const items = await intake.count('interaction');
        const answer = await post(intake.url, workItem({ more: `<record url="${url}"/>` }));
        assert.deepEqual([answer.status, codeIn(await answer.text())], [422, 'INVALID']);
        assert.equal(await intake.count('interaction'), items);
      });

    it('may point to its schema, which is never fetched', async () => {
      const instance = 'xmlns:x="http://www.w3.org/2001/XMLSchema-instance"';
      const message = workItem({
        id: 'schema',
        more: `<record url="/r" ${instance} x:schemaLocation="urn:x http://127.0.0.1:1/x.xsd"/>`,
      });
      assert.equal((await post(intake.url, message)).status, 201);
      const rows = await intake.db.query(`SELECT record FROM interaction WHERE idem_key = 'schema'`);
      assert.deepEqual(rows, [{ record: { url: '/r', label: 'Manual evaluation' } }]);
    });

    it('may write in any encoding that its declaration or byte order mark names', async () => {
      const message = workItem({ id: 'umlaut', subject: 'Överföring' });
      const declared = `<?xml version="1.0" encoding="ISO-8859-1"?>${message}`;
      const statuses = [];
      for (const body of [
        Buffer.from(declared, 'latin1'),
        Buffer.from(`\ufeff${message}`),
        Buffer.from(`\ufeff${message}`, 'utf16le'),
      ])
        statuses.push((await post(intake.url, body)).status);
      assert.deepEqual(statuses, [201, 200, 200]);
      assert.deepEqual(await intake.db.query(`SELECT subject FROM interaction WHERE idem_key = 'umlaut'`), [
        { subject: 'Överföring' },
      ]);
    });

    it('finds neither its key nor its message in the log', () => {
      const log = intake.log.join('');
      assert.match(log, /"sender":"sender"/);
      for (const secret of [
        ...Object.values(KEYS),
        'Manual evaluation',
        'Eva Lind',
        'bank.example.test',
        '+467',
      ])
        assert.ok(!log.includes(secret), secret);
    });
  });
}

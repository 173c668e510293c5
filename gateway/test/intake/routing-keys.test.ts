import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { codeIn, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

const ITEM = { subject: 'Card blocked', entrance: 'loans', workitem: 'Call back' };
const JSON_TYPE = { 'content-type': 'application/json' };

for (const engine of engines)
  describe(`the keys that route (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
      await intake.db.exec(
        `INSERT INTO agent(id, name) VALUES ('eva-1', 'Eva Ek'), ('eva-2', 'EVA EK'), ('Bo', 'Bosse')`,
      );
    });
    after(() => intake.close());

    const send = (item: object): Promise<Response> =>
      post(intake.url, JSON.stringify({ ...ITEM, ...item }), JSON_TYPE);
    const stored = async (id: string): Promise<object | undefined> =>
      (
        await intake.db.query(
          `SELECT priority, task_type AS "taskType", for_agent_id AS agent, menu_choice AS "menuChoice", record, data
           FROM interaction WHERE idem_key = $1`,
          [id],
        )
      )[0];
    const written = (keys: Readonly<Record<string, string>>): string =>
      `<contactData>${Object.entries(keys)
        .map(([key, value]) => `<entry key="${key}">${value}</entry>`)
        .join('')}</contactData>`;

    it('say priority, task type and agent, and agents still see them (CG-12, CG-13)', async () => {
      await post(
        intake.url,
        workItem({ id: 'k1', more: written({ prio: '7', errand: 'loan', AgentName: 'anna' }) }),
      );
      assert.deepEqual(await stored('k1'), {
        priority: 7,
        taskType: 'loan',
        agent: 'anna',
        menuChoice: null,
        record: null,
        data: [
          { key: 'prio', value: '7' },
          { key: 'errand', value: 'loan' },
          { key: 'AgentName', value: 'anna' },
        ],
      });
    });

    it('give way to the elements', async () => {
      await send({ id: 'k2', priority: 0, taskType: 'check', contactData: { prio: 'high', errand: 'loan' } });
      const { priority, taskType } = (await stored('k2')) as { priority: number; taskType: string };
      assert.deepEqual([priority, taskType], [0, 'check']);
    });

    it('say nothing without a value', async () => {
      const answer = await send({ id: 'k3', contactData: { prio: '', errand: ' ', AgentName: '' } });
      const { priority, taskType, agent } = (await stored('k3')) as Record<string, unknown>;
      assert.deepEqual([answer.status, priority, taskType, agent], [201, 0, null, null]);
    });

    it('prefer an id to a name', async () => {
      await intake.db.query("INSERT INTO agent(id, name) VALUES ('bo-2', 'bo')");
      await send({ id: 'k4', contactData: { AgentName: 'bo' } });
      assert.equal(((await stored('k4')) as { agent: string }).agent, 'bo');
    });

    it('may stand under the names of an older interface (CG-12)', async () => {
      const old = {
        menuchoice: 'car',
        errand: 'loan',
        contentUrl: 'https://bank.example.test/case/1',
        customKeys: { predefinedAgentName: 'Bosse', cid: '4711' },
      };
      await send({ id: 'k5', ...old });
      assert.deepEqual(await stored('k5'), {
        priority: 0,
        taskType: 'loan',
        agent: 'Bo',
        menuChoice: 'car',
        record: { url: 'https://bank.example.test/case/1', label: 'Card blocked' },
        data: [
          { key: 'predefinedAgentName', value: 'Bosse' },
          { key: 'cid', value: '4711' },
        ],
      });
      const again = await send({
        id: 'k5',
        menuChoice: 'car',
        taskType: 'loan',
        record: { url: old.contentUrl },
        contactData: old.customKeys,
      });
      assert.equal(again.status, 200);
    });

    it('answer a repeat with the first receipt when the agent is gone', async () => {
      await intake.db.query("INSERT INTO agent(id, name) VALUES ('gone', 'Gone')");
      const item = { id: 'k6', contactData: { AgentName: 'gone' } };
      const first = await (await send(item)).text();
      await intake.db.exec("UPDATE interaction SET for_agent_id = NULL WHERE for_agent_id = 'gone'");
      await intake.db.exec("DELETE FROM agent WHERE id = 'gone'");
      const answer = await send(item);
      assert.deepEqual([answer.status, await answer.text()], [200, first]);
    });

    const wrong: readonly (readonly [string, object, RegExp])[] = [
      [
        'an agent who is not there',
        { contactData: { AgentName: 'nobody' } },
        /\\"AgentName\\" names no agent/,
      ],
      ['a name of two agents', { contactData: { AgentName: 'eva ek' } }, /AgentName.*more than one/],
      ['an agent of the older name', { customKeys: { predefinedAgentName: 'x' } }, /predefinedAgentName/],
      ['a priority in words', { contactData: { prio: 'high' } }, /prio/],
      ['a priority of 101', { contactData: { prio: '101' } }, /prio/],
      ['half a priority', { contactData: { prio: '1.5' } }, /prio/],
      ['a task type without end', { contactData: { errand: 'x'.repeat(201) } }, /errand/],
      ['a task type under both names', { taskType: 'a', errand: 'a' }, /taskType.*errand/],
      ['contact data under both names', { contactData: {}, customKeys: {} }, /contactData.*customKeys/],
      ['a script for the content', { contentUrl: 'javascript:alert(1)' }, /url/],
    ];
    for (const [what, item, sentence] of wrong)
      it(`are refused INVALID for ${what}, and nothing is created (CG-41)`, async () => {
        const count = (): Promise<number[]> =>
          Promise.all([
            intake.count('interaction'),
            intake.count('contact'),
            intake.count('interaction_log'),
          ]);
        const were = await count();
        const answer = await send({ id: 'wrong', ...item });
        const body = await answer.text();
        assert.deepEqual([answer.status, codeIn(body)], [422, 'INVALID']);
        assert.match(body, sentence);
        assert.deepEqual(await count(), were);
      });
  });

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('An attachment', {}, (gateway) => {
  it('can be read by the agent who holds its item, over a signed url, and by nobody else', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const holder = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, attachment: await gateway().upload('a.txt', 'text/plain', 'Hello') });
    const item = await holder.acceptOffered();
    const [attachment] = item.attachments;
    assert.deepEqual([attachment?.name, attachment?.type, attachment?.size], ['a.txt', 'text/plain', 5]);
    const question = { type: 'attachment', interaction: item.id, attachment: attachment?.id ?? '' } as const;
    const access = await holder.query(question);
    assert.ok('url' in access);
    assert.equal(await (await fetch(new URL(access.url, gateway().url))).text(), 'Hello');

    const stranger = await gateway().agent(agents[1]);
    const refused = await stranger.query(question);
    assert.equal('code' in refused && refused.code, 'NOT_FOUND');
  });
});

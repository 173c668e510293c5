import { once } from 'node:events';
import { connect } from 'node:net';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';
import { ChatPage } from '../support/talk.js';
import { until } from '../support/until.js';

onBothEngines('A gateway that ends', {}, (gateway) => {
  it('waits for no connection on which nothing is under way', { timeout: 30_000 }, async () => {
    const { entrance } = await gateway().place();
    const page = await ChatPage.begin(() => gateway().url, entrance);
    await page.listen();
    // As browsers open them in advance.
    const spare = connect(Number(new URL(gateway().url).port), '127.0.0.1').resume();
    await once(spare, 'connect');
    await gateway().restart();
    await until(() => page.over && spare.destroyed);
    await page.listen();
    await page.say('Hello');
    await until(() => page.entries.length === 1);
  });
});

import type { Browser } from '@playwright/test';
import { CHROME_ARGS, chromePath } from '../../scripts/browsers.mjs';
import type { Request } from '../../src/core/index.js';
import type { ContactPad } from '../../src/index.js';
import type { AgentWindow } from '../support/e2e-agent.js';
import { BareTab } from '../support/e2e-bare-tab.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { theOne } from '../support/e2e-tabs.js';
import { workItem } from '../support/e2e-work-items.js';

// By default a browser under test keeps no page for the way back.
test.use({
  launchOptions: {
    executablePath: chromePath() ?? '',
    args: [...CHROME_ARGS, '--mute-audio'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

const note = ({ pad }: AgentWindow) => pad.getByRole('textbox', { name: 'Note', exact: true });

/** The agent follows a link to another page; gives the way back, which fails where that is not the very same page. */
async function leave({ page }: AgentWindow, to: string): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    Object.assign(window, { isTheSame: true });
  });
  await page.goto(to);
  return async () => {
    await page.evaluate(() => {
      history.back();
    });
    const isBack = () => page.evaluate(() => 'isTheSame' in window).catch(() => 'on the way');
    await expect.poll(isBack).toBe(true);
  };
}

/** What a tab shows, in short; nothing before it is connected. */
const shown = (tab: BareTab) =>
  tab.evaluate(() => {
    const { sources = {}, interactions = [] } =
      document.querySelector<ContactPad>('contact-pad')?.pad?.state ?? {};
    const [link] = Object.values(sources).map((source) => source.link);
    return {
      link: link?.state,
      leads: link?.tab?.leads ?? 'alone',
      phases: interactions.map(({ phase }) => phase),
    };
  }, undefined);

/** Asks the backend for something in that tab. */
const ask = (tab: BareTab, request: Request) =>
  tab.evaluate((what) => document.querySelector<ContactPad>('contact-pad')?.pad?.send(what), request);

test('a page that the agent comes back to goes on: what was written is there, and what came meanwhile', async ({
  gateway,
  openBusy,
}) => {
  const anna = await openBusy('anna');
  await note(anna).fill('Wants to pay earlier');
  const back = await leave(anna, `${gateway.url}/demo/customer.html`);
  await gateway.post(workItem({ contact: 'Bo Ek' }));
  await back();
  await anna.sees('up');
  await expect(note(anna)).toHaveValue('Wants to pay earlier');
  await anna.accept('Bo Ek');
  await expect(anna.cards).toHaveCount(2);
});

test('a leading tab that the browser puts away lets another lead, follows when it is back, and has missed nothing', async ({
  gateway,
  openAgent,
  openBusy,
}) => {
  const first = await openBusy('anna');
  const second = await openAgent('anna');
  const both = [first, second];
  expect(await theOne(both, 'leads')).toBe(first);

  const back = await leave(first, `${gateway.url}/demo/customer.html`);
  await gateway.post(workItem({ contact: 'Bo Ek' }));
  await second.accept('Bo Ek');
  await back();
  await first.sees('up');
  await expect(first.cards).toHaveCount(2);
  expect(await theOne(both, 'leads')).toBe(second);

  await second.done.click();
  await expect(first.cards).toHaveCount(1);
  await first.done.click();
  for (const tab of both) await expect(tab.cards).toHaveCount(0);
  expect((await gateway.items()).map(({ state }) => state)).toEqual(['ended', 'ended']);
});

test('a leading tab that the browser freezes lets another lead, follows when it thaws, and has missed nothing', async ({
  gateway,
  context,
}) => {
  const browser = context.browser() as Browser;
  const url = `${gateway.url}/demo/crm.html?agent=anna`;
  const first = await BareTab.open(browser, url);
  await expect.poll(() => shown(first)).toEqual({ link: 'up', leads: 'alone', phases: [] });
  const second = await BareTab.open(browser, url);
  await expect.poll(() => shown(second)).toEqual({ link: 'up', leads: false, phases: [] });

  await first.freeze(true);
  await expect.poll(() => shown(second)).toEqual({ link: 'up', leads: 'alone', phases: [] });
  await ask(second, { type: 'set-state', state: 'ready' });
  await gateway.post(workItem());
  await expect.poll(() => shown(second)).toEqual({ link: 'up', leads: 'alone', phases: ['offered'] });
  await first.freeze(false);
  await expect.poll(() => shown(first)).toEqual({ link: 'up', leads: false, phases: ['offered'] });
  await expect.poll(() => shown(second)).toEqual({ link: 'up', leads: true, phases: ['offered'] });
});

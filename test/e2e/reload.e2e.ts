import type { Locator, Page } from '@playwright/test';
import { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { message, talk } from '../support/e2e-talk.js';
import { workItem } from '../support/e2e-work-items.js';

/** Of this kind there are dispositions. */
const LOAN = { taskType: 'loan-decision' };

const note = ({ pad }: AgentWindow): Locator => pad.getByRole('textbox', { name: 'Note', exact: true });
const reply = ({ pad }: AgentWindow): Locator => pad.getByRole('textbox', { name: /^Reply to/ });
const receiver = ({ targets }: AgentWindow): Locator => targets.getByLabel('Note to the receiver');
const card = ({ cards }: AgentWindow, name: RegExp): Locator =>
  cards.filter({ hasText: name }).getByRole('button').first();

/** What the browser of that page has kept for an agent. */
function kept(page: Page, agent: string): Promise<{ drafts: object; favourites: object[] }> {
  return page.evaluate(async (id) => {
    const bundle = '/dist/contact-pad.bundle.js';
    const { restore } = (await import(bundle)) as {
      restore: (owner: object) => Promise<{ drafts: object; favourites: object[] }>;
    };
    return restore({ name: 'northbank', agent: id });
  }, agent);
}

/** Writes everywhere where something can be written; the last key is pressed a moment before what comes. */
async function writeEverywhere(anna: AgentWindow): Promise<void> {
  await message(anna).fill('Are you');
  await card(anna, /Eva Lind/).click();
  await anna.disposition.selectOption('Granted');
  await anna.action('Transfer').click();
  await receiver(anna).fill('Knows the terms');
  await anna.page.keyboard.press('Escape');
  await anna.action('Reply').click();
  await reply(anna).fill('Dear Eva,\n\nyes.');
  await note(anna).fill('Wants to pay earlier');
}

async function findEverything(anna: AgentWindow): Promise<void> {
  await card(anna, /Eva Lind/).click();
  await expect(reply(anna)).toHaveValue('Dear Eva,\n\nyes.');
  await expect(note(anna)).toHaveValue('Wants to pay earlier');
  await expect(anna.disposition).toHaveValue('granted');
  await anna.action('Transfer').click();
  await anna.pad.getByRole('button', { name: 'Go on without sending' }).click();
  await expect(receiver(anna)).toHaveValue('Knows the terms');
  await anna.page.keyboard.press('Escape');
  await card(anna, /Bo Ek/).click();
  await expect(message(anna)).toHaveValue('Are you');
}

test('a reload keeps the screen, every draft and the deadline of an offer', async ({
  gateway,
  openAgent,
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna', LOAN);
  const bo = await openReady('bo');
  await talk(anna, bo);
  await bo.choose('Break', 'Not Ready (Break)');
  await gateway.post(workItem({ contact: 'Mei Tanaka' }));
  const offer = anna.offer('Mei Tanaka');
  await expect(offer).toBeVisible();
  const secondsLeft = async (): Promise<number> => Number(/(\d+)s/.exec(await offer.innerText())?.[1]);
  const ends = Date.now() / 1_000 + (await secondsLeft());
  await writeEverywhere(anna);
  await anna.pad.getByText('Contact, history, responses').filter({ visible: true }).click();
  await anna.pad.getByRole('tab', { name: 'History' }).click();

  await anna.page.reload();

  await expect(anna.pad.getByRole('heading', { name: 'Eva Lind', exact: true })).toBeVisible();
  await expect(offer).toBeVisible();
  await expect.poll(async () => Math.abs(Date.now() / 1_000 + (await secondsLeft()) - ends)).toBeLessThan(3);
  await expect(anna.pad.getByRole('tab', { name: 'History', selected: true })).toBeVisible();
  await findEverything(anna);

  const another = await openAgent('anna');
  await expect(another.cards).toHaveCount(2);
  await expect(another.pad.getByRole('tab')).toHaveCount(0);
});

test('a page that crashed leaves every draft to the next one, and none to another agent', async ({
  context,
  gateway,
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna', LOAN);
  const bo = await openReady('bo');
  await talk(anna, bo);
  await writeEverywhere(anna);
  await expect
    .poll(async () => JSON.stringify((await kept(anna.page, 'anna')).drafts))
    .toContain('Wants to pay earlier');

  const crashed = anna.page.waitForEvent('crash');
  await anna.page.goto('chrome://crash').catch(() => undefined);
  await crashed;

  await findEverything(await AgentWindow.open(context, gateway.url, 'anna'));
  expect((await kept(bo.page, 'anna')).drafts).not.toEqual({});
  expect((await kept(bo.page, 'bo')).drafts).toEqual({});
  await expect(message(bo)).toHaveValue('');
});

test('what was written without a link stays, and goes when the agent sends it, once', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await talk(anna, bo);

  await gateway.kill9();
  await anna.sees('down');
  await message(anna).fill('Back again');
  await message(anna).press('Enter');
  await gateway.start();
  await anna.sees('up');
  await bo.sees('up');

  await expect(message(anna)).toHaveValue('Back again');
  const said = bo.pad.getByRole('log').getByText('Back again');
  await expect(said).toHaveCount(0);
  await message(anna).press('Enter');
  await expect(said).toHaveCount(1);
  await expect(message(anna)).toHaveValue('');
  await expect.poll(async () => (await kept(anna.page, 'anna')).drafts).toEqual({});
});

test('Log Out leaves nothing behind', async ({ openAgent, openBusy }) => {
  const anna = await openBusy('anna');
  await anna.action('Transfer').click();
  await receiver(anna).fill('Knows the terms');
  await expect.poll(async () => (await kept(anna.page, 'anna')).drafts).not.toEqual({});
  await anna.page.keyboard.press('Escape');
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);

  await anna.state.click();
  await anna.pad.getByRole('menuitemradio', { name: 'Log Out', exact: true }).click();
  await expect(anna.state).toHaveAccessibleName('Agent state: Logged out');

  await expect.poll(() => kept(anna.page, 'anna')).toMatchObject({ drafts: {}, favourites: [], recents: [] });
  const again = await openAgent('anna');
  await expect(again.cards).toHaveCount(0);
});

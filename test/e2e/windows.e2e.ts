import { expect, test } from '../support/e2e-fixtures.js';
import { theOne } from '../support/e2e-tabs.js';
import { workItem } from '../support/e2e-work-items.js';

test('two agents in two windows of one browser each see their own work', async ({
  gateway,
  openAgent,
  openBusy,
}) => {
  const bo = await openAgent('bo');
  const anna = await openBusy('anna');
  await bo.choose('Ready');
  await anna.choose('Break', 'Ready');
  await expect(anna.pad.getByText('Not Ready (Break) after this', { exact: true })).toBeVisible();
  await gateway.post(workItem({ contact: 'Omar Haddad' }));

  await bo.accept('Omar Haddad');

  await expect(bo.cards).toHaveText(/Omar Haddad/);
  await expect(anna.cards).toHaveText(/Eva Lind/);
  await expect(bo.state).toHaveAccessibleName('Agent state: Ready');
  await anna.done.click();
  await expect(anna.state).toHaveAccessibleName('Agent state: Not Ready (Break)');
});

test('a second window of the same agent shows the same, and what one does the other sees', async ({
  openAgent,
  openOffered,
}) => {
  const first = await openOffered('anna');

  const second = await openAgent('anna');
  await expect(second.offer('Eva Lind')).toBeVisible();
  await second.accept('Eva Lind');

  await expect(first.cards).toHaveText(/Eva Lind/);
  await expect(second.cards).toHaveText(/Eva Lind/);
  await expect(first.offers).toHaveCount(0);
  await first.cards.getByRole('button').click();
  await first.done.click();
  await expect(second.cards).toHaveCount(0);
});

test('a window that hangs loses the connection to the one that the agent goes on in, and knows all when it is back', async ({
  gateway,
  openAgent,
  openReady,
}) => {
  const first = await openReady('anna');
  const second = await openAgent('anna');
  expect(await theOne([first, second], 'leads')).toBe(first);
  const hangs = first.page.evaluate(() => {
    const until = performance.now() + 6_000;
    while (performance.now() < until);
  });
  await second.choose('Break', 'Not Ready (Break)');
  await second.choose('Ready');
  await gateway.post(workItem());
  await expect(second.offer('Eva Lind')).toBeVisible();

  await hangs;
  await second.accept('Eva Lind');
  await expect(first.cards).toHaveText(/Eva Lind/);
  expect(await theOne([first, second], 'leads')).toBe(second);
});

test('a reload in the middle shows the same screen: items, panel, offer, messages and record tabs', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  await anna.page.getByRole('button', { name: 'Claim 8803' }).click();
  for (const contact of ['Eva Lind', 'Omar Haddad']) {
    await gateway.post(workItem({ contact }));
    await anna.accept(contact);
  }
  await expect(anna.cards).toHaveText([/Eva Lind/, /Omar Haddad/]);
  await gateway.post(workItem({ contact: 'Mei Tanaka' }));
  await expect(anna.offer('Mei Tanaka')).toBeVisible();
  const tabs = [/Customers/, /Claim 8803/, /Loan 4711/];
  await expect(anna.tabs).toHaveText(tabs);
  await expect(anna.pad.getByRole('heading', { name: 'Omar Haddad' })).toBeVisible();

  await anna.page.reload();

  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
  await expect(anna.cards).toHaveText([/Eva Lind/, /Omar Haddad/]);
  await expect(anna.pad.getByRole('heading', { name: 'Omar Haddad' })).toBeVisible();
  await expect(anna.offer('Mei Tanaka')).toBeVisible();
  await expect(anna.tabs).toHaveText(tabs);
  await expect(anna.tabs.and(anna.page.locator('[aria-selected=true]'))).toHaveText(/Loan 4711/);
});

test('an agent that nobody knows is told so in words', async ({ gateway, context, watch }) => {
  watch.expect(/404/);
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/crm.html?agent=zoe`);

  await expect(page.getByRole('alert').filter({ hasText: 'There is no agent "zoe".' })).toBeVisible();
});

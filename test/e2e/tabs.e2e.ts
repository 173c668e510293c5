import { seeded } from '../../gateway/test/support/random.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { notice, theOne, withDuty, workThroughKills } from '../support/e2e-tabs.js';
import { workItem } from '../support/e2e-work-items.js';

test('in several tabs an offer rings once, opens one record and one notification, and is accepted in any', async ({
  gateway,
  browserName,
  context,
  openAgent,
  openReady,
}) => {
  const noticed = await notice(context, 'anna');
  const first = await openReady('anna');
  const tabs = [first];
  while (tabs.length < (browserName === 'chromium' ? 5 : 3)) tabs.push(await openAgent('anna'));
  expect(await withDuty(tabs, 'leads')).toEqual([first]);
  await tabs[1]?.page.mouse.click(5, 300);
  expect(await theOne(tabs, 'front')).toBe(tabs[1]);

  await gateway.post(workItem());
  for (const tab of tabs) await expect(tab.offer('Eva Lind')).toBeVisible();
  expect(noticed).toEqual({ ring: 1, record: 0, notification: 1 });

  await tabs[2]?.accept('Eva Lind');
  for (const tab of tabs) await expect(tab.cards).toHaveText(/Eva Lind/);
  for (const tab of tabs) await expect(tab.offers).toHaveCount(0);
  expect(noticed).toEqual({ ring: 1, record: 1, notification: 1 });
  await expect(tabs[2]?.tabs.filter({ hasText: 'Loan 4711' }) ?? first.tabs).toHaveCount(1);

  await first.page.close();
  tabs.shift();
  await theOne(tabs, 'leads');
  await tabs.at(-1)?.done.click();
  for (const tab of tabs) await expect(tab.cards).toHaveCount(0);
  expect((await gateway.items()).map(({ state }) => state)).toEqual(['ended']);
});

test('a leading tab that dies takes nothing along: no offer is unseen, none rings twice, nothing is done twice', async ({
  gateway,
  browserName,
  context,
  openAgent,
  openReady,
}) => {
  const noticed = await notice(context, 'anna');
  const rounds = browserName === 'chromium' ? 5 : 1;
  const plan = { gateway, tabs: 3, rounds, random: seeded(7), open: () => openAgent('anna') };
  const left = await workThroughKills(await openReady('anna'), plan);
  await theOne(left, 'leads');

  expect(noticed.record).toBe(rounds);
  expect(noticed.ring).toBeLessThanOrEqual(rounds);
  expect(noticed.notification).toBeLessThanOrEqual(rounds);
  expect((await gateway.items()).map(({ state }) => state)).toEqual(Array<string>(rounds).fill('ended'));
});

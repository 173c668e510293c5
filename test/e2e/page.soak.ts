/** The long tier of the faults that concern the page, by `npm run soak`. */
import type { Locator } from '@playwright/test';
import { seeded } from '../../gateway/test/support/random.js';
import { faultsOf, runChaos } from '../support/chaos-run.js';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { workThroughKills } from '../support/e2e-tabs.js';
import { workItem } from '../support/e2e-work-items.js';

const HOUR = 3_600_000;

/** How often, as `npm run soak` says. */
const count = (name: string): number => Number(process.env[name]);
const random = seeded(count('SOAK_SEED'));

test.describe('a wire that is cut and worse, ten times as fast as in an office', () => {
  test.use({ settings: { HEARTBEAT_MS: '1500', GRACE_MS: '3600000' } });

  test('loses nothing and does nothing twice', async ({ browser, gateway }) => {
    test.setTimeout(HOUR);
    const result = await runChaos({
      ...{ browser, gateway, random, faults: count('SOAK_CUTS'), longestMs: 6_000 },
      times: { maxBackoffMs: 1_500, timeoutMs: 2_000 },
    });
    console.log(JSON.stringify({ run: 'cuts', ...result }));
    expect(faultsOf(result)).toEqual([]);
  });
});

test('the leading one of five tabs is killed again and again', async ({ gateway, openAgent, openReady }) => {
  test.setTimeout(HOUR);
  const rounds = count('SOAK_TABS');
  const open = (): Promise<AgentWindow> => openAgent('anna');
  await workThroughKills(await openReady('anna'), { gateway, open, tabs: 5, rounds, random });
  const states = (await gateway.items()).map(({ state }) => state);
  console.log(JSON.stringify({ run: 'leaders killed', rounds, items: states.length }));
  expect(states).toEqual(Array.from({ length: rounds }, () => 'ended'));
});

test('a conversation is reloaded at many points', async ({ gateway, openReady }) => {
  test.setTimeout(HOUR);
  const [anna, bo] = [await openReady('anna'), await openReady('bo')];
  await anna.pad.getByRole('button', { name: 'Team', exact: true }).click();
  const team = anna.pad.getByRole('dialog', { name: 'Team' });
  await team.getByRole('option', { name: /^Bo Ek, / }).click();
  await team.getByRole('button', { name: 'Send an Instant Message Bo Ek', exact: true }).click();
  await bo.accept('Anna Berg', 'Instant message');
  await bo.choose('Break', 'Not Ready (Break)');
  await gateway.post(workItem({ contact: 'Mei Tanaka' }));
  const offer = anna.offer('Mei Tanaka');
  await expect(offer).toBeVisible();
  const ends = await endOf(offer);
  const rounds = count('SOAK_RELOADS');
  for (let round = 1; round <= rounds; round += 1) {
    await message(bo).fill(`Line ${round}`);
    await message(anna).fill(`Draft ${round}`);
    const sent = message(bo).press('Enter');
    await anna.page.waitForTimeout(random() * 300);
    await Promise.all([anna.page.reload(), sent]);
    await expect(message(anna)).toHaveValue(`Draft ${round}`);
    await expect(lines(anna)).toHaveText(Array.from({ length: round }, (_, at) => `Line ${at + 1}`));
    // An offer that has not waited for its two minutes yet stands there as before.
    if (Date.now() < ends - 5_000) expect(Math.abs((await endOf(offer)) - ends)).toBeLessThan(3_000);
  }
  console.log(JSON.stringify({ run: 'reloads', rounds }));
});

const message = ({ pad }: AgentWindow): Locator =>
  pad.getByRole('textbox', { name: /^Message to/ }).filter({ visible: true });

/** What bo has written, as it stands in the transcript. */
const lines = ({ pad }: AgentWindow): Locator =>
  pad
    .getByRole('log')
    .filter({ visible: true })
    .getByText(/^Line \d+$/);

/** When an offer ends, by the countdown on it. */
async function endOf(offer: Locator): Promise<number> {
  return Date.now() + 1_000 * Number(/(\d+)s/.exec(await offer.innerText())?.[1]);
}

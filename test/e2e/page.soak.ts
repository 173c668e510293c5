/** The long tier of the faults that concern the page, by `npm run soak`. */
import type { Locator } from '@playwright/test';
import { seeded } from '../../gateway/test/support/random.js';
import { faultsOf } from '../support/chaos-result.js';
import { runChaos } from '../support/chaos-run.js';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { message, talk, transcript } from '../support/e2e-talk.js';
import { workThroughKills } from '../support/e2e-tabs.js';
import { workItem } from '../support/e2e-work-items.js';

const HOUR = 3_600_000;
/** A run mostly waits, so several do a part each. */
const PARTS = { SOAK_CUTS: 4, SOAK_TABS: 2, SOAK_RELOADS: 2 } as const;

test.describe.configure({ mode: 'parallel' });

/** The parts of a run, each with its share of the count that `npm run soak` gives, and with numbers of its own. */
function partsOf(
  name: keyof typeof PARTS,
): readonly { part: number; rounds: number; random: () => number }[] {
  const total = Number(process.env[name] ?? 0);
  return Array.from({ length: PARTS[name] }, (_, at) => ({
    part: at + 1,
    rounds: Math.floor((total + at) / PARTS[name]),
    random: seeded(10 * Number(process.env['SOAK_SEED']) + at),
  }));
}

test.describe('a wire that is cut and worse, ten times as fast as in an office', () => {
  test.use({ settings: { HEARTBEAT_MS: '1500', GRACE_MS: '3600000' } });

  for (const { part, rounds, random } of partsOf('SOAK_CUTS'))
    test(`loses nothing and does nothing twice, part ${part}`, async ({ browser, gateway }) => {
      test.setTimeout(HOUR);
      const result = await runChaos({
        ...{ browser, gateway, random, faults: rounds, longestMs: 6_000 },
        times: { maxBackoffMs: 1_500, timeoutMs: 2_000 },
      });
      console.log(JSON.stringify({ run: 'cuts', part, rounds, ...result }));
      expect(faultsOf(result)).toEqual([]);
    });
});

for (const { part, rounds, random } of partsOf('SOAK_TABS'))
  test(`the leading one of five tabs is killed again and again, part ${part}`, async ({
    gateway,
    openAgent,
    openReady,
  }) => {
    test.setTimeout(HOUR);
    const open = (): Promise<AgentWindow> => openAgent('anna');
    await workThroughKills(await openReady('anna'), { gateway, open, tabs: 5, rounds, random });
    const states = (await gateway.items()).map(({ state }) => state);
    console.log(JSON.stringify({ run: 'leaders killed', part, rounds, items: states.length }));
    expect(states).toEqual(Array.from({ length: rounds }, () => 'ended'));
  });

for (const { part, rounds, random } of partsOf('SOAK_RELOADS'))
  test(`a conversation is reloaded at many points, part ${part}`, async ({ gateway, openReady }) => {
    test.setTimeout(HOUR);
    const [anna, bo] = [await openReady('anna'), await openReady('bo')];
    await talk(anna, bo);
    await bo.choose('Break', 'Not Ready (Break)');
    await gateway.post(workItem({ contact: 'Mei Tanaka' }));
    const offer = anna.offer('Mei Tanaka');
    await expect(offer).toBeVisible();
    const ends = await endOf(offer);
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
    console.log(JSON.stringify({ run: 'reloads', part, rounds }));
  });

/** What bo has written, as it stands in the transcript. */
const lines = (agent: AgentWindow): Locator => transcript(agent).getByText(/^Line \d+$/);

/** When an offer ends, by the countdown on it. */
async function endOf(offer: Locator): Promise<number> {
  return Date.now() + 1_000 * Number(/(\d+)s/.exec(await offer.innerText())?.[1]);
}

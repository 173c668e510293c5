import { postgresEngine } from '../../gateway/test/support/engines.js';
import { seeded } from '../../gateway/test/support/random.js';
import { ChaosProxy } from '../support/chaos-proxy.js';
import { faultsOf } from '../support/chaos-result.js';
import { runChaos } from '../support/chaos-run.js';
import { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { GatewayProcess } from '../support/e2e-gateway.js';
import { workItem } from '../support/e2e-work-items.js';
import { copyFacts } from '../support/fact-copies.js';

test.describe('a wire that is cut, halved, delayed, doubled and truncated', () => {
  test.use({ settings: { HEARTBEAT_MS: '400', GRACE_MS: '120000' } });

  test('loses no fact, no command and no word, and does nothing twice', async ({ browser, gateway }) => {
    test.setTimeout(180_000);
    const result = await runChaos({
      ...{ browser, gateway, random: seeded(1), faults: 20, longestMs: 2_000 },
      times: { maxBackoffMs: 1_000, timeoutMs: 2_000 },
    });
    console.log(JSON.stringify(result));
    expect(faultsOf(result)).toEqual([]);
  });
});

/** It keeps one fact of each agent, and forgets all others at once. */
const FORGETFUL = {
  HEARTBEAT_MS: '400',
  GRACE_MS: '120000',
  KEEP_EVENTS: '1',
  TIDY_MS: '10',
  TICK_MS: '50',
};

test('a wire that is cut while the gateway keeps next to nothing loses nothing by the snapshots that come instead', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { settings, remove } = await postgresEngine.prepare();
  const gateway = new GatewayProcess('', { DATABASE_URL: settings.databaseUrl, ...FORGETFUL });
  try {
    await gateway.start();
    const copies = await copyFacts(settings.databaseUrl);
    const result = await runChaos({
      ...{ browser, gateway, copies, random: seeded(2), faults: 10, longestMs: 1_000 },
      times: { maxBackoffMs: 500, timeoutMs: 2_000 },
    });
    console.log(JSON.stringify(result));
    expect(faultsOf(result)).toEqual([]);
    // One at the beginning and one after each cut, and whatever else took long enough.
    expect(result.faults.cut).toBe(4);
    expect(result.snapshots).toBeGreaterThan(4);
  } finally {
    await gateway.kill9();
    await remove();
  }
});

test.describe('an agent whose wire is cut', () => {
  test.use({ offers: 'short' });

  test('sees since when, and afterwards what they missed', async ({ browser, gateway }) => {
    const proxy = await ChaosProxy.before(Number(new URL(gateway.url).port), seeded(1));
    const context = await browser.newContext();
    const anna = await AgentWindow.open(context, proxy.url, 'anna');
    await anna.choose('Ready');
    await gateway.post(workItem());
    await expect(anna.offer('Eva Lind')).toBeVisible();

    proxy.cut();
    await anna.sees('down');
    await expect(anna.pad.getByText(/What you see is from \d+:\d\d/)).toBeVisible();
    await expect.poll(async () => (await gateway.items())[0]?.state).not.toBe('offered');
    proxy.mend();
    await anna.sees('up');

    const banner = anna.pad.getByRole('status').filter({ hasText: 'While you were offline: 1 missed.' });
    await expect(banner).toBeVisible();
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await expect(banner).toHaveCount(0);
    await context.close();
    await proxy.close();
  });
});

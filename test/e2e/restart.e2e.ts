import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import type { GatewayProcess } from '../support/e2e-gateway.js';
import { workItem } from '../support/e2e-work-items.js';

/** A crash and a new start on the same data, under a pad that stays open. */
async function crash(gateway: GatewayProcess, agent: AgentWindow): Promise<void> {
  await gateway.kill9();
  await agent.sees('down');
  await gateway.start();
  await agent.sees('up');
}

test('killed while an item is queued: it is offered after the restart, once', async ({
  gateway,
  openAgent,
}) => {
  const anna = await openAgent('anna');
  await gateway.post(workItem());

  await crash(gateway, anna);
  await anna.choose('Ready');

  await expect(anna.offer('Eva Lind')).toBeVisible();
  await anna.accept('Eva Lind');
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

test('killed while an item is offered: the pad says so, comes back by itself, and the item can be accepted', async ({
  gateway,
  openOffered,
}) => {
  const anna = await openOffered('anna');

  await gateway.kill9();
  await anna.sees('down');
  await expect(anna.offer('Eva Lind').getByRole('button', { name: 'Accept' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await gateway.start();
  await anna.sees('up');

  await expect(anna.offers).toHaveCount(1);
  await anna.accept('Eva Lind');
  await expect(anna.cards).toHaveCount(1);
  await expect(anna.offers).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'anna' }]);
});

test('killed while an item is accepted: the same agent has it after the restart, and ends it', async ({
  gateway,
  openAgent,
  openBusy,
}) => {
  const bo = await openAgent('bo');
  const anna = await openBusy('anna');
  await bo.choose('Ready');

  await crash(gateway, anna);

  await expect(anna.cards).toHaveCount(1);
  await expect(anna.pad.getByRole('heading', { name: 'Eva Lind' })).toBeVisible();
  await expect(bo.offers).toHaveCount(0);
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

test.describe('with a short grace', () => {
  test.use({ settings: { GRACE_MS: '1000' } });

  test('an agent who does not come back after a crash loses what was accepted to the queue', async ({
    gateway,
    openAgent,
    openBusy,
  }) => {
    const anna = await openBusy('anna');
    await gateway.kill9();
    await anna.page.close();
    await gateway.start();

    const bo = await openAgent('bo');
    await bo.choose('Ready');

    await expect(bo.offer('Eva Lind')).toBeVisible({ timeout: 20_000 });
    expect((await gateway.items()).length).toBe(1);
  });
});

test('an agent who comes back after the gateway was away sees what was posted meanwhile', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  await gateway.stop();
  await anna.sees('down');
  await gateway.start();
  await gateway.post(workItem());

  await anna.sees('up');

  await expect(anna.offer('Eva Lind')).toBeVisible();
  await expect(anna.offers).toHaveCount(1);
});

import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

test('killed while an item is queued: it is offered after the restart, once', async ({
  gateway,
  openAgent,
}) => {
  const anna = await openAgent('anna');
  await gateway.post(workItem());

  await gateway.crash(anna);
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

  await gateway.crash(anna);

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
  watch,
}) => {
  const anna = await openReady('anna');
  watch.expectEnding();
  await gateway.stop();
  await anna.sees('down');
  await gateway.start();
  await gateway.post(workItem());

  await anna.sees('up');

  await expect(anna.offer('Eva Lind')).toBeVisible();
  await expect(anna.offers).toHaveCount(1);
});

test('killed while an invitation waits: both see it after the restart, and it can be accepted', async ({
  gateway,
  openBusy,
  openReady,
}) => {
  const anna = await openBusy('anna');
  const bo = await openReady('bo');
  await anna.transfer('Bo Ek', 'She wants an answer today.');
  await expect(bo.offer('Eva Lind')).toBeVisible();

  await gateway.crash(anna, bo);

  await expect(anna.pad.getByText('Waiting for Bo Ek…')).toBeVisible();
  await expect(bo.offer('Eva Lind').getByText('She wants an answer today.')).toBeVisible();
  await bo.accept('Eva Lind');
  await expect(anna.cards).toHaveCount(0);
  await expect(bo.cards).toHaveText(/Eva Lind/);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'bo' }]);
});

test('killed in the wrap-up: it goes on after the restart, with what was chosen', async ({
  gateway,
  openReading,
}) => {
  await gateway.configure('task-types/slow', {
    name: 'slow',
    queue: null,
    wrap: 'open',
    dispositionSet: 'loan-decision',
    dispositionRequired: true,
  });
  const anna = await openReading('anna', { taskType: 'slow' });
  await anna.action('Release').click();
  await expect(anna.state).toHaveAccessibleName('Agent state: Wrap (Auto)');
  await anna.disposition.selectOption('Granted');
  await expect(anna.done).toHaveAttribute('aria-disabled', 'false');

  await gateway.crash(anna);

  await expect(anna.state).toHaveAccessibleName('Agent state: Wrap (Auto)');
  await expect(anna.disposition).toHaveValue('granted');
  await anna.done.click();
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

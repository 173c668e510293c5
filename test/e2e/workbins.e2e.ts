import { expect, test } from '../support/e2e-fixtures.js';
import { slowTargets } from '../support/e2e-slow-targets.js';
import { workItem } from '../support/e2e-work-items.js';

test('what is parked waits in the agent’s own workbin and is resumed from there', async ({
  gateway,
  openBusy,
}) => {
  const anna = await openBusy('anna');

  await anna.act('Park', 'My workbin');

  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'parked', agent: 'anna' }]);
  await anna.queuesButton.click();
  const own = anna.queues.getByRole('list', { name: 'My workbin' });
  await expect(own.getByRole('listitem')).toHaveText(/Eva Lind/);
  await own.getByRole('button', { name: 'Resume' }).click();
  await expect(anna.cards).toHaveText(/Eva Lind.*Connected/s);
  await expect(own).toHaveCount(0);
});

test('what one agent parks in a shared workbin another takes, and the list tells both', async ({
  gateway,
  openBusy,
  openAgent,
}) => {
  const anna = await openBusy('anna');
  const bo = await openAgent('bo');
  await bo.choose('Not Ready');
  const bin = await bo.openList('Team bin');
  await anna.act('Park', 'Team bin');
  const annas = await anna.openList('Team bin');

  await expect(annas.getByRole('listitem')).toHaveText(/Eva Lind/);
  await expect(bin.getByRole('listitem')).toHaveText(/Eva Lind/);
  await bin.getByRole('button', { name: 'Take' }).click();

  await expect(bo.cards).toHaveText(/Eva Lind/);
  await expect(annas.getByRole('button', { name: 'Take' })).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'bo' }]);
});

test('who takes from a waiting list too late is told that somebody else was faster', async ({
  context,
  gateway,
  openReady,
}) => {
  const targets = await slowTargets(context);
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await gateway.post(workItem({ entrance: 'back-office' }));
  const annas = await anna.openList('Back office');
  const bos = await bo.openList('Back office');
  await expect(annas.getByRole('listitem')).toHaveText(/Eva Lind/);
  await expect(anna.offers).toHaveCount(0);
  targets.begin();
  await bos.getByRole('button', { name: 'Take' }).click();
  await expect(bo.cards).toHaveText(/Eva Lind/);

  await annas.getByRole('button', { name: 'Take' }).click();

  await expect(annas.getByText('Somebody else was faster.')).toBeVisible();
  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'bo' }]);
});

test('what goes back to its queue is offered to somebody else, and the agent is Not Ready', async ({
  openBusy,
  openReady,
}) => {
  const anna = await openBusy('anna');
  const bo = await openReady('bo');

  await anna.act('Requeue', 'Back to its queue');

  await expect(bo.offer('Eva Lind')).toBeVisible();
  await expect(anna.cards).toHaveCount(0);
  await expect(anna.state).toHaveAccessibleName('Agent state: Not Ready');
  await bo.accept('Eva Lind');
  await expect(bo.cards).toHaveCount(1);
});

test('what does not let go can be abandoned after its Release was refused, and not before', async ({
  gateway,
  openReading,
}) => {
  const anna = await openReading('anna', { entrance: 'stuck' });
  await expect(anna.action('Release')).toBeVisible();
  const abandon = anna.pad.getByRole('button', { name: 'Abandon', exact: true });
  await expect(abandon).toHaveCount(0);

  await anna.action('Release').click();

  await expect(
    anna.pad.getByText('The contact centre cannot do this now. Try again in a moment.').first(),
  ).toBeVisible();
  await expect(anna.cards).toHaveCount(1);
  await abandon.click();
  await expect(anna.pad.getByText(/Abandon closes it here only/)).toBeVisible();
  await anna.pad.getByRole('button', { name: 'Abandon anyway' }).click();
  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

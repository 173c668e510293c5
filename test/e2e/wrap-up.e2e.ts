import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

const LOAN = { taskType: 'loan-decision' };

test('after Release the wrap-up counts down, and Done waits for the disposition', async ({
  gateway,
  openReading,
}) => {
  const anna = await openReading('anna', LOAN);

  await anna.action('Release').click();

  await expect(anna.state).toHaveAccessibleName('Agent state: Wrap (Auto)');
  await expect(anna.countdown).toHaveText(/^0?0:[0-2]\d$/);
  await expect(anna.cards).toHaveText(/Eva Lind.*Wrap \(Auto\)/s);
  await expect(anna.done).toHaveAttribute('aria-disabled', 'true');
  await expect(anna.pad.getByText('Choose a disposition first.', { exact: true })).toBeVisible();
  await anna.done.click({ force: true });
  await expect(anna.disposition).toBeFocused();
  await expect(anna.pad.getByRole('alert').filter({ hasText: 'Choose a disposition first.' })).toBeVisible();
  expect(await gateway.items()).toMatchObject([{ state: 'wrap' }]);

  await anna.disposition.selectOption('Granted');
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

test('a reload keeps the disposition and the deadline, and Extend moves it', async ({ openReading }) => {
  const anna = await openReading('anna', LOAN);
  await anna.action('Release').click();
  await anna.disposition.selectOption('Papers are missing');
  await expect(anna.done).toHaveAttribute('aria-disabled', 'false');
  await expect.poll(() => anna.secondsLeft()).toBeLessThan(26);

  await anna.page.reload();

  await expect(anna.state).toHaveAccessibleName('Agent state: Wrap (Auto)');
  await expect(anna.disposition).toHaveValue('incomplete');
  expect(await anna.secondsLeft()).toBeLessThan(26);
  await anna.pad.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect.poll(() => anna.secondsLeft()).toBeGreaterThan(30);
});

test('a state that is chosen while working begins when all is finished, and logging out is refused in words', async ({
  gateway,
  openReading,
}) => {
  await gateway.configure('task-types/slow', { name: 'slow', queue: null, wrap: 'open' });
  const anna = await openReading('anna', { taskType: 'slow' });

  await anna.choose('Lunch', 'Ready');
  await expect(anna.pad.getByText('Not Ready (Lunch) after this', { exact: true })).toBeVisible();
  await anna.pad.getByRole('button', { name: 'Undo Not Ready (Lunch) after this' }).click();
  await expect(anna.pad.getByText('Not Ready (Lunch) after this', { exact: true })).toHaveCount(0);
  await anna.action('Release').click();
  await anna.choose('Break', 'Wrap (Auto)');
  await expect(anna.pad.getByText('Not Ready (Break) after this', { exact: true })).toBeVisible();
  await anna.state.click();
  const logOut = anna.pad.getByRole('menuitemradio', { name: 'Log Out' });
  await expect(logOut).toHaveAttribute('aria-disabled', 'true');
  await expect(logOut).toHaveAccessibleDescription('Finish your open interactions first.');
  await anna.page.keyboard.press('Escape');

  await anna.done.click();

  await expect(anna.state).toHaveAccessibleName('Agent state: Not Ready (Break)');
  await expect(anna.cards).toHaveCount(0);
});

test('when the time is over and the disposition is missing, the call is logged until it is set', async ({
  gateway,
  openReading,
}) => {
  await gateway.configure('task-types/brief', {
    name: 'brief',
    queue: null,
    wrap: 'timed',
    wrapMs: 1_000,
    dispositionSet: 'loan-decision',
    dispositionRequired: true,
  });
  const anna = await openReading('anna', { taskType: 'brief' });

  await anna.action('Release').click();

  await expect(anna.state).toHaveAccessibleName('Agent state: Logging the call');
  await expect(anna.countdown).toHaveCount(0);
  await anna.disposition.selectOption('Refused');
  await expect(anna.cards).toHaveCount(0);
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
});

test('a work item is Done only with its disposition', async ({ gateway, openReady }) => {
  const anna = await openReady('anna');
  await gateway.post(workItem({ taskType: 'claim' }));
  await anna.accept('Eva Lind');
  await expect(anna.done).toHaveAttribute('aria-disabled', 'true');

  const disposition = anna.pad.getByRole('group', { name: 'Disposition' });
  await disposition.getByText('Settled').click();
  await disposition.getByRole('radio', { name: 'Paid in full' }).check();

  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  expect(await gateway.items()).toMatchObject([{ state: 'ended' }]);
});

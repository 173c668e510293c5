import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';

/** A transfer that came to nothing is told in the panel and in My Messages, and the item is still there. */
async function keepsIt(agent: AgentWindow, words: string, message: string): Promise<void> {
  await expect(agent.pad.getByText(words)).toBeVisible();
  await expect(agent.cards).toHaveText(/Eva Lind/);
  await expect(agent.messagesButton).toHaveAccessibleName('My Messages, 1 unread message');
  await agent.finds(message);
}

test.describe('a work item, by invitation', () => {
  test('stays with who hands it over until the other accepts, and comes with its note and data', async ({
    gateway,
    openBusy,
    openReady,
  }) => {
    const anna = await openBusy('anna');
    const bo = await openReady('bo');

    await anna.transfer('Bo Ek', 'She wants an answer today.');

    await expect(anna.pad.getByText('Waiting for Bo Ek…')).toBeVisible();
    await expect(anna.cards).toHaveCount(1);
    const offer = bo.offer('Eva Lind');
    await expect(offer.getByText('From Anna Berg')).toBeVisible();
    await expect(offer.getByText('She wants an answer today.')).toBeVisible();
    await expect(offer.getByText('214000')).toBeVisible();
    await bo.accept('Eva Lind');

    await expect(anna.cards).toHaveCount(0);
    await expect(bo.cards).toHaveText(/Eva Lind/);
    await expect(bo.pad.getByText('She wants an answer today.')).toBeVisible();
    await expect(bo.pad.getByRole('button', { name: 'Edit Amount' })).toBeVisible();
    await expect(bo.tabs.and(bo.page.locator('[aria-selected=true]'))).toHaveText(/Loan 4711/);
    expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'bo' }]);
  });

  test('is told to be rejected, stays, and can go to somebody else', async ({
    gateway,
    openBusy,
    openReady,
  }) => {
    const anna = await openBusy('anna');
    const bo = await openReady('bo');
    const chen = await openReady('chen');
    await anna.transfer('Bo Ek');

    await bo.reject('Eva Lind');

    await keepsIt(
      anna,
      'Bo Ek did not take it. It stays with you.',
      'The transfer was rejected. It stays with you.',
    );
    await expect(bo.offers).toHaveCount(0);
    await anna.pad.getByRole('button', { name: 'Choose somebody else' }).click();
    await anna.target('Chen Wei').click();
    await anna.does.click();
    await chen.accept('Eva Lind');
    await expect(anna.cards).toHaveCount(0);
    expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'chen' }]);
  });

  test('can be taken back while it waits', async ({ gateway, openBusy, openReady }) => {
    const anna = await openBusy('anna');
    const bo = await openReady('bo');
    await anna.transfer('Bo Ek');
    await expect(bo.offer('Eva Lind')).toBeVisible();

    await anna.pad.getByRole('button', { name: 'Cancel', exact: true }).click();

    await expect(bo.offers).toHaveCount(0);
    await expect(anna.pad.getByText('Waiting for Bo Ek…')).toHaveCount(0);
    await expect(anna.cards).toHaveCount(1);
    await expect(anna.done).toHaveAttribute('aria-disabled', 'false');
    expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'anna' }]);
  });

  test('is told that nobody answered in time, and stays', async ({ gateway, openBusy, openReady }) => {
    const anna = await openBusy('anna');
    const bo = await openReady('bo');
    await gateway.configure('entrances/loans', {
      name: 'Loans',
      queue: 'sales',
      offerMs: 2_000,
      answer: 'manual',
    });

    await anna.transfer('Bo Ek');

    await keepsIt(
      anna,
      'Bo Ek did not answer in time. It stays with you.',
      'Nobody answered the transfer in time. It stays with you.',
    );
    await expect(bo.offers).toHaveCount(0);
    await bo.finds('You did not answer in time.');
  });

  test.describe('with a short grace', () => {
    test.use({ settings: { GRACE_MS: '1000' } });

    test('is told that the other has gone, and stays', async ({ openBusy, openReady }) => {
      const anna = await openBusy('anna');
      const bo = await openReady('bo');
      await anna.transfer('Bo Ek');
      await expect(bo.offer('Eva Lind')).toBeVisible();

      await bo.page.close();

      await keepsIt(
        anna,
        'Bo Ek cannot be reached. It stays with you.',
        'The transfer could not be made. It stays with you.',
      );
    });
  });
});

test.describe('an e-mail, by assignment', () => {
  test('is with an available agent at once, without Accept', async ({ openReading, openReady }) => {
    const anna = await openReading('anna');
    const bo = await openReady('bo');

    await anna.transfer('Bo Ek', 'You know her.');

    await expect(anna.cards).toHaveCount(0);
    await expect(bo.cards).toHaveText(/Eva Lind/);
    await expect(bo.offers).toHaveCount(0);
    await bo.cards.getByRole('button').click();
    await expect(bo.pad.getByText('From Anna Berg')).toBeVisible();
    await expect(bo.pad.getByText('You know her.')).toBeVisible();
    await expect(bo.pad.getByText('Can I pay it back earlier?')).toBeVisible();
  });

  test('waits for an agent who is Not Ready', async ({ gateway, openAgent, openReading }) => {
    const bo = await openAgent('bo');
    await bo.choose('Not Ready');
    const anna = await openReading('anna');

    await anna.transfer('Bo Ek');

    await expect(anna.cards).toHaveCount(0);
    expect(await gateway.items()).toMatchObject([{ state: 'queued' }]);
    await expect(bo.cards).toHaveCount(0);
    await bo.choose('Ready');
    await expect(bo.cards).toHaveText(/Eva Lind/);
    await expect(anna.offers).toHaveCount(0);
  });

  test('waits for an agent who is logged out, until the next log-in', async ({ openReading, openReady }) => {
    const anna = await openReading('anna');

    await anna.action('Transfer').click();
    await expect(anna.target('Chen Wei')).toHaveAccessibleDescription('at next log-in · Logged out');
    await anna.target('Chen Wei').click();
    await anna.does.click();
    await expect(anna.cards).toHaveCount(0);
    const bo = await openReady('bo');
    const chen = await openReady('chen');

    await expect(chen.cards).toHaveText(/Eva Lind/);
    await expect(bo.offers).toHaveCount(0);
    await expect(bo.cards).toHaveCount(0);
  });

  test('goes to a service and is offered by it', async ({ openReading, openReady }) => {
    const anna = await openReading('anna');
    const bo = await openReady('bo');

    await anna.action('Transfer').click();
    await expect(anna.targets.getByRole('option', { name: /, Queue$/ })).toHaveCount(0);
    await anna.targets.getByRole('option', { name: 'Sales, Service' }).click();
    await anna.does.click();

    await expect(anna.cards).toHaveCount(0);
    await expect(bo.offer('Eva Lind', 'E-mail').getByText('From Anna Berg')).toBeVisible();
    await expect(bo.offer('Eva Lind', 'E-mail').getByText('Sales team')).toBeVisible();
    await bo.accept('Eva Lind', 'E-mail');
    await expect(bo.cards).toHaveCount(1);
  });
});

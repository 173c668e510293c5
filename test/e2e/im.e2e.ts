import type { Locator } from '@playwright/test';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';

/** The open transcript. */
function log({ pad }: AgentWindow): Locator {
  return pad.getByRole('log').filter({ visible: true });
}

/** What stands beside the name of the open interaction. */
function status({ pad }: AgentWindow): Locator {
  return pad.locator('pad-panel:not([hidden]) header .phase');
}

async function write({ pad }: AgentWindow, text: string): Promise<void> {
  const field = pad.getByRole('textbox', { name: /^Message to/ }).filter({ visible: true });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

/** Chooses a colleague in the team, or about what is open, and begins it by the button of that name. */
async function begin({ pad }: AgentWindow, opener: Locator, name: string, by: string): Promise<void> {
  await opener.click();
  const dialog = pad.getByRole('dialog', { name: /^(Team|Start Consultation)$/ });
  await dialog.getByRole('option', { name: new RegExp(`^${name}, `) }).click();
  await dialog.getByRole('button', { name: by, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function message(anna: AgentWindow, name: string): Promise<void> {
  const team = anna.pad.getByRole('button', { name: 'Team', exact: true });
  await begin(anna, team, name, `Send an Instant Message ${name}`);
}

test('two agents write to each other: invited, accepted, said, ended and put away', async ({ openReady }) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');

  await message(anna, 'Bo Ek');
  await expect(anna.pad.getByText('Waiting for Bo Ek…').filter({ visible: true })).toBeVisible();
  await bo.accept('Anna Berg', 'Instant message');
  await expect(status(anna)).toHaveText('bo Connected');
  await expect(status(bo)).toHaveText('anna Connected');

  await write(anna, 'Are you there?');
  await expect(log(bo).getByText('Are you there?')).toBeVisible();
  await write(bo, 'Yes, see https://bank.example.test/');
  await expect(log(anna).getByRole('link')).toHaveAttribute('href', 'https://bank.example.test/');
  await expect(log(anna).getByText('anna', { exact: true })).toBeVisible();
  await expect(log(anna).getByRole('img', { name: 'Delivered' })).toBeVisible();

  await bo.action('End Session').click();
  await expect(status(bo)).toHaveText('anna Ended');
  await expect(anna.pad.getByText('Bo Ek ended the session.').filter({ visible: true })).toBeVisible();
  await expect(log(anna).getByText('Are you there?')).toBeVisible();
  for (const agent of [anna, bo]) {
    await agent.action('Mark Done').click();
    await expect(agent.cards).toHaveCount(0);
  }
});

test('an invitation that is rejected tells the sender', async ({ openReady }) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await message(anna, 'Bo Ek');

  await bo.reject('Anna Berg', 'Instant message');

  await expect(anna.pad.getByText('Bo Ek rejected the invitation.').filter({ visible: true })).toBeVisible();
  await expect(bo.cards).toHaveCount(0);
  await anna.finds('The invitation was rejected.');
});

test('killed in the middle of a session: nothing is lost, nothing comes twice, and it goes on', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await message(anna, 'Bo Ek');
  await bo.accept('Anna Berg', 'Instant message');
  await expect(status(anna)).toHaveText('bo Connected');
  for (const text of ['one', 'two', 'three']) await write(anna, text);
  await expect(log(bo).getByText('three', { exact: true })).toBeVisible();

  await gateway.crash(anna, bo);

  await write(bo, 'four');
  await expect(log(anna).getByText('four', { exact: true })).toBeVisible();
  for (const agent of [anna, bo])
    await expect(log(agent).locator('.entry .text')).toHaveText(['one', 'two', 'three', 'four']);
});

test('a consultation about an e-mail: the colleague learns of it with the first message, and sees the case', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');

  await begin(anna, anna.action('Start Consultation'), 'Bo Ek', 'Start Instant Message Consultation');
  await expect(status(anna)).toHaveText('bo Not Connected');
  await expect(bo.offers).toHaveCount(0);
  await write(anna, 'May I say yes to this one?');
  await expect(
    bo.offer('Anna Berg', 'Instant message').getByText('May I say yes to this one?'),
  ).toBeVisible();
  await bo.accept('Anna Berg', 'Instant message');

  await expect(status(anna)).toHaveText('bo Connected');
  await expect(log(bo).getByText('May I say yes to this one?')).toBeVisible();
  await write(bo, 'Yes');
  await expect(log(anna).getByText('Yes', { exact: true })).toBeVisible();
  await anna.cards.getByRole('button', { name: /^Eva Lind/ }).click();
  await anna.action('Release').click();
  await expect(bo.cards).toHaveText(/Anna Berg/);
});

test('a consultation that was never sent is put away, and nobody learns of it', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');
  await begin(anna, anna.action('Start Consultation'), 'Bo Ek', 'Start Instant Message Consultation');

  await anna.action('Mark Done').click();

  await expect(anna.cards).toHaveText([/Eva Lind/]);
  await expect(bo.offers).toHaveCount(0);
  await expect(bo.cards).toHaveCount(0);
});

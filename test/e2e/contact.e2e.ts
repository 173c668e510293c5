import { expect, test } from '../support/e2e-fixtures.js';

test('the contact of an e-mail: what is known, what there was, and what can be answered', async ({
  openReading,
}) => {
  const anna = await openReading('anna');
  await anna.pad.getByText('Contact, history, responses').filter({ visible: true }).click();
  const panel = anna.pad.getByRole('tabpanel').filter({ visible: true });
  await expect(panel.getByText('Eva Lind').first()).toBeVisible();

  await anna.pad.getByRole('tab', { name: 'History' }).click();
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await expect(panel.getByText('Open now')).toBeVisible();

  await anna.pad.getByRole('tab', { name: 'Responses' }).click();
  await expect(panel.getByRole('listitem').first()).toBeVisible();
});

test('a standard response goes into the answer to an e-mail', async ({ openReading }) => {
  const anna = await openReading('anna');
  await anna.pad.getByText('Contact, history, responses').filter({ visible: true }).click();
  await anna.pad.getByRole('tab', { name: 'Responses' }).click();
  const panel = anna.pad.getByRole('tabpanel').filter({ visible: true });
  await panel.getByRole('button', { name: 'Insert' }).first().click();
  const reply = anna.pad.getByRole('textbox', { name: /^Reply/ });
  await expect(reply).toBeFocused();
  await expect(reply).toHaveValue(/^Berätta vad som har hänt/);
});

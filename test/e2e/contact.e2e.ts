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

test('an entry of the history is printed by itself under the strict policy of the page', async ({
  openReading,
}) => {
  const anna = await openReading('anna');
  // Nothing is sent to a printer: what would be on the paper is written down.
  await anna.page.addInitScript(() => {
    window.print = () => {
      const { dataset } = window.parent.document.body;
      const heading = document.querySelector('h4');
      dataset['paper'] = document.body.innerText;
      dataset['look'] = heading ? getComputedStyle(heading).fontSize : '';
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await anna.pad.getByText('Contact, history, responses').filter({ visible: true }).click();
  await anna.pad.getByRole('tab', { name: 'History' }).click();
  const panel = anna.pad.getByRole('tabpanel').filter({ visible: true });
  await panel.getByRole('listitem').first().getByRole('button').click();

  await panel.getByRole('button', { name: 'Print' }).click();
  await expect(anna.page.locator('body')).toHaveAttribute('data-paper', /In progress/);
  await expect(anna.page.locator('body')).toHaveAttribute('data-look', /^2\d/);
  await expect(anna.page.locator('body > iframe')).toHaveCount(0);
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

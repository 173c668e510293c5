import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

test('the customer page sends a loan application with a voice message, which the agent hears', async ({
  gateway,
  context,
  openAgent,
}) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html`);

  await page.getByRole('button', { name: 'Loan application with a voice message' }).click();

  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();
  await expect(page.getByRole('log').getByText('<receipt')).toBeVisible();
  await anna.accept('Eva Lind');
  await expect(anna.pad.locator('audio')).toBeVisible();
});

test('the customer page sends the same item again, and what was changed is refused', async ({
  gateway,
  context,
  watch,
}) => {
  watch.expect(/409/);
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html`);
  await page.getByLabel("Sender's id of the item").fill('loan-1');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();

  await page.getByRole('button', { name: 'Send the same again' }).click();
  await expect(page.getByRole('log').getByText('200: received, queued')).toBeVisible();
  await page.getByLabel("Sender's id of the item").fill('loan-1');
  await page.getByLabel('Subject').fill('Something else');
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(page.getByRole('log').getByText('409: CONFLICT')).toBeVisible();
  expect((await gateway.items()).length).toBe(1);
});

test('the customer page closes and opens an entrance', async ({ gateway, context, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html`);
  const loans = page.getByRole('switch', { name: 'Entrance loans open' });
  await loans.click();
  await expect(loans).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('button', { name: 'Letter as PDF' }).click();
  await expect(page.getByText('201: received, buffered')).toBeVisible();
  await expect(page.getByText('1 kept back')).toBeVisible();

  await loans.click();

  await expect(anna.offer('Eva Lind')).toBeVisible();
});

test('the CRM page tells what it hears from the pad, and remembers how wide the pad is', async ({
  openAgent,
}) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await anna.page.getByText('Pad events').click();
  const events = anna.page.getByRole('list', { name: 'Events of the pad' });
  await expect(events.getByText('pad-agent').first()).toBeVisible();
  await expect(events.getByText('backend · up')).toBeVisible();
  const splitter = anna.page.getByRole('separator', { name: 'Width of the pad' });
  await splitter.focus();
  for (let steps = 0; steps < 5; steps += 1) await anna.page.keyboard.press('ArrowLeft');

  await anna.page.reload();

  await expect(splitter).toHaveAttribute('aria-valuenow', '480');
  await expect.poll(async () => (await anna.pad.boundingBox())?.width).toBe(480);
});

test('what was done with a record stands among its activities', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await gateway.post(workItem());
  await anna.accept('Eva Lind');
  await anna.done.click();

  const record = anna.page.getByRole('tabpanel');
  await expect(record.getByText('Manual evaluation: done by Anna Berg')).toBeVisible();
  await expect(record.getByText('Manual evaluation: accepted by Anna Berg')).toBeVisible();
});

import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';

/** The customer page, on its form for callbacks. */
async function openForm(context: BrowserContext, url: string): Promise<{ page: Page; form: Locator }> {
  const page = await context.newPage();
  await page.goto(`${url}/demo/customer.html#callback`);
  return { page, form: page.getByRole('tabpanel', { name: 'Callback' }) };
}

/** What stands beside the name of the open interaction. */
function status({ pad }: AgentWindow): Locator {
  return pad.locator('pad-panel:not([hidden]) header .phase');
}

/** The day and the time so many seconds from now, as the fields hold them. */
function inSeconds(seconds: number): { readonly date: string; readonly time: string } {
  const at = new Date(Date.now() + 1000 * seconds);
  const local = new Date(at.getTime() - 60_000 * at.getTimezoneOffset()).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 19) };
}

test('a customer asks to be called: the agent calls, puts it off, and it is over with Done', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const { page, form } = await openForm(context, gateway.url);
  await form.getByLabel('Name', { exact: true }).fill('Eva Lind');
  await form.getByLabel('Number', { exact: true }).fill('+46 70 000 00 00');
  await form.getByLabel('Subject').fill('Can I raise my loan?');
  await form.getByLabel('Task type').fill('');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();

  await anna.accept('Eva Lind', 'Callback');
  await expect(status(anna)).toHaveText('Ready to Call');
  const about = anna.pad.getByRole('region', { name: 'Callback information' });
  await expect(about.getByText('Can I raise my loan?')).toBeVisible();
  await expect(about.getByText('+46 70 000 00 00')).toBeVisible();

  await anna.action('Call').click();
  await expect(status(anna)).toHaveText('Establishing');
  await expect(status(anna)).toHaveText('Connected');
  await expect(anna.done).toHaveAttribute('aria-disabled', 'true');
  await anna.action('Hold').click();
  await expect(status(anna)).toHaveText('On Hold');
  await anna.action('Retrieve').click();
  await expect(status(anna)).toHaveText('Connected');
  await anna.pad.getByRole('button', { name: 'Keypad' }).click();
  await anna.page.keyboard.type('12#');
  await expect(anna.pad.getByLabel('Keys sent')).toHaveText('12#');

  await anna.action('End Call').click();
  await expect(status(anna)).toHaveText('Ready to Call');
  await expect(anna.pad.getByText('Last try: Ended')).toBeVisible();

  await anna.pad.getByRole('button', { name: 'Reschedule' }).click();
  const past = inSeconds(-86_400);
  await about.getByLabel('Date').fill(past.date);
  await about.getByRole('button', { name: 'Reschedule' }).click();
  await expect(about.getByText('This moment is over. Choose a later one.')).toBeVisible();
  await about.getByLabel('New number').fill('+46 31 000 00 00');
  await anna.page.reload();
  await expect(about.getByLabel('Date')).toHaveValue(past.date);
  await expect(about.getByLabel('New number')).toHaveValue('+46 31 000 00 00');
  const later = inSeconds(8);
  await about.getByLabel('Date').fill(later.date);
  await about.getByLabel('Time').fill(later.time);
  await about.getByRole('button', { name: 'Reschedule' }).click();
  await expect(about.getByText('Rescheduled')).toBeVisible();
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);

  await expect(anna.offer('Eva Lind', 'Callback')).toBeVisible({ timeout: 30_000 });
  await anna.accept('Eva Lind', 'Callback');
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  await expect.poll(async () => (await gateway.items()).map(({ state }) => state)).toEqual(['ended']);
});

test('of the numbers of a contact the agent chooses the one to call, by keys (WC-15)', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  await gateway.configure('customers/00000000-0000-4000-8000-000000000015', {
    name: 'Mei Tanaka',
    addresses: ['+46 31 000 00 00', '+46 31 000 00 01'],
  });
  const { form } = await openForm(context, gateway.url);
  await form.getByLabel('Number', { exact: true }).fill('+46 31 000 00 00');
  await form.getByLabel('Name', { exact: true }).fill('Mei Tanaka');
  await form.getByLabel('Task type').fill('');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  const offer = anna.offer('Mei Tanaka', 'Callback');
  await expect(offer.getByText('+46 31 000 00 00')).toBeVisible();
  await expect(offer.getByText('Scheduled')).toBeVisible();
  await anna.accept('Mei Tanaka', 'Callback');

  const numbers = anna.pad.getByRole('radiogroup', { name: 'Number to call' });
  await expect(numbers.getByRole('radio', { name: '+46 31 000 00 00' })).toBeChecked();
  await numbers.getByRole('radio', { name: '+46 31 000 00 00' }).focus();
  await anna.page.keyboard.press('ArrowDown');
  await anna.action('Call').click();
  await expect(anna.pad.getByText('Last try: Busy')).toBeVisible();
  await expect(numbers.getByRole('radio', { name: '+46 31 000 00 01' })).toBeChecked();
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
});

test('a busy line, nobody who answers and a contact who hangs up bring it back to Ready to Call', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const { form } = await openForm(context, gateway.url);
  for (const [ends, how] of Object.entries({ 1: 'Busy', 2: 'No answer', 3: 'Ended' })) {
    await form.getByLabel('Number', { exact: true }).fill(`+4670000000${ends}`);
    await form.getByLabel('Task type').fill('');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await anna.accept('Eva Lind', 'Callback');

    await anna.action('Call').click();
    await expect(anna.pad.getByText(`Last try: ${how}`)).toBeVisible();
    await expect(status(anna)).toHaveText('Ready to Call');
    await expect(anna.action('Call')).toHaveAttribute('aria-disabled', 'false');
    await anna.done.click();
    await expect(anna.cards).toHaveCount(0);
  }
});

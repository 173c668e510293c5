import type { Locator, Page } from '@playwright/test';
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
  const form = page.getByRole('tabpanel', { name: 'Work item' });
  await form.getByLabel("Sender's id of the item").fill('loan-1');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();

  await form.getByRole('button', { name: 'Send the same again' }).click();
  await expect(page.getByRole('log').getByText('200: received, queued')).toBeVisible();
  await form.getByLabel("Sender's id of the item").fill('loan-1');
  await form.getByLabel('Subject').fill('Something else');
  await form.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(page.getByRole('log').getByText('409: CONFLICT')).toBeVisible();
  expect((await gateway.items()).length).toBe(1);
});

test('the customer writes an e-mail with the keyboard alone, and the agent reads it beside its record', async ({
  gateway,
  context,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html`);
  await page.getByRole('tab', { name: 'Work item' }).focus();
  await page.keyboard.press('ArrowRight');
  const form = page.getByRole('tabpanel', { name: 'E-mail' });
  await form.getByLabel('Subject').fill('Can I change my plan?');
  await form.getByLabel('Text').fill('Hello,\nI would like to pay on the 28th.');
  await expect(page.getByText('"medium": "email"')).toBeVisible();
  await form.getByRole('button', { name: 'Send', exact: true }).press('Enter');

  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();
  const offer = anna.pad.getByRole('alertdialog', { name: 'E-mail from Eva Lind' });
  await offer.getByRole('button', { name: 'Accept' }).click();
  await expect(anna.pad.getByText('I would like to pay on the 28th.')).toBeVisible();
  await expect(anna.tabs).toHaveText([/Customers/, /Loan 4711/]);
});

test('a case whose system does not let go is released in vain and then abandoned', async ({
  gateway,
  context,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html#case`);
  await page.getByRole('button', { name: 'A case that cannot be released' }).click();
  await expect(page.getByRole('log').getByText('201: received, queued')).toBeVisible();
  await anna.offers.getByRole('button', { name: 'Accept' }).click();

  await anna.pad.getByRole('button', { name: 'Release', exact: true }).click();
  await anna.pad.getByRole('button', { name: 'Abandon', exact: true }).click();
  await anna.pad.getByRole('button', { name: 'Abandon anyway' }).click();

  await expect(anna.cards).toHaveCount(0);
});

test('several things at once: the record tabs follow the pad from one to the other', async ({
  gateway,
  context,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  const send = async (way: string, example: string, contact: string): Promise<void> => {
    await page.getByRole('tab', { name: way }).click();
    await page.getByRole('button', { name: example }).click();
    const offer = anna.pad.getByRole('alertdialog', { name: `from ${contact}` });
    await offer.getByRole('button', { name: 'Accept' }).click();
  };
  await page.goto(`${gateway.url}/demo/customer.html`);
  await send('E-mail', 'A question about a loan', 'Eva Lind');
  await send('Case', 'A claim from the web', 'Omar Haddad');
  await send('Chat', 'A customer with a question', 'Mei Tanaka');
  await expect(anna.cards).toHaveText([/Eva Lind/, /Omar Haddad/, /Mei Tanaka/]);
  const front = anna.tabs.and(anna.page.locator('[aria-selected=true]'));

  await anna.cards.filter({ hasText: 'Eva Lind' }).getByRole('button').click();
  await expect(front).toHaveText(/Loan 4711/);
  await anna.cards.filter({ hasText: 'Omar Haddad' }).getByRole('button').click();
  await expect(front).toHaveText(/Claim 8802/);

  await anna.pad.getByRole('button', { name: 'Release', exact: true }).click();
  await anna.page.getByText('Pad events').click();
  const events = anna.page.getByRole('list', { name: 'Events of the pad' });
  await expect(events.getByText('pad-interaction-released')).toBeVisible();
  const record = anna.page.getByRole('tabpanel', { name: 'Claim 8802' });
  await expect(record.getByText('Damage report, car ABC 123: released by Anna Berg')).toBeVisible();
});

test('one agent hands a work item over to another window, and both pages tell what they heard', async ({
  openAgent,
  openBusy,
}) => {
  const bo = await openAgent('bo');
  const anna = await openBusy('anna');
  await bo.choose('Ready');
  await anna.pad.getByRole('button', { name: 'Transfer', exact: true }).click();
  const dialog = anna.pad.getByRole('dialog', { name: /Transfer/ });
  await dialog.getByRole('option', { name: 'Bo Ek, Available now' }).click();
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();

  await bo.accept('Eva Lind');

  await expect(bo.cards).toHaveText(/Eva Lind/);
  await expect(anna.cards).toHaveCount(0);
  await anna.page.getByText('Pad events').click();
  const events = anna.page.getByRole('list', { name: 'Events of the pad' });
  await expect(events.getByText('pad-interaction-transferred')).toBeVisible();
  const record = anna.page.getByRole('tabpanel');
  await expect(record.getByText('Manual evaluation: handed over by Anna Berg')).toBeVisible();
});

for (const backend of ['gateway', 'simulator']) {
  test(`one agent calls another about what they hold, with the ${backend} behind both pages`, async ({
    gateway,
    context,
  }) => {
    const [anna, bo] = await Promise.all(
      ['anna', 'bo'].map(async (agent) => {
        const page = await context.newPage();
        await page.goto(`${gateway.url}/demo/crm.html?agent=${agent}&backend=${backend}`);
        return page;
      }),
    );
    if (!anna || !bo) throw new Error('there are two pages');
    const pad = (page: Page): Locator => page.locator('contact-pad');
    const cards = (page: Page): Locator =>
      pad(page).getByRole('list', { name: 'Interactions' }).getByRole('listitem');
    const ready = async (page: Page): Promise<void> => {
      await pad(page)
        .getByRole('button', { name: /^Agent state:/ })
        .click();
      await pad(page).getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
    };
    await ready(anna);
    if (backend === 'gateway') await gateway.post(workItem());
    else await anna.getByRole('button', { name: 'New work item' }).click();
    await pad(anna).getByRole('button', { name: 'Accept' }).click();
    await ready(bo);

    await pad(anna).getByRole('button', { name: 'Consult', exact: true }).click();
    const dialog = pad(anna).getByRole('dialog', { name: /Consult/ });
    await dialog.getByRole('option', { name: 'Bo Ek, Available now' }).click();
    await dialog.getByRole('button', { name: /^(Consult|Dial|Call)$/ }).click();
    await pad(bo).getByRole('alertdialog').getByRole('button', { name: 'Accept' }).click();

    await expect(cards(anna)).toHaveCount(2);
    await expect(cards(bo)).toHaveCount(1);
    await pad(bo).getByRole('button', { name: 'Release', exact: true }).click();
    await expect(cards(bo)).toHaveCount(0);
    await expect(cards(anna)).toHaveCount(1);
  });
}

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

test('what was done with a record stands among its activities', async ({ gateway, openReady }) => {
  const anna = await openReady('anna');
  await gateway.post(workItem().replace('>loan-check<', '>question<'));
  await anna.accept('Eva Lind');
  await anna.done.click();

  const record = anna.page.getByRole('tabpanel');
  await expect(record.getByText('Manual evaluation: done by Anna Berg')).toBeVisible();
  await expect(record.getByText('Manual evaluation: accepted by Anna Berg')).toBeVisible();
});

import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/e2e-fixtures.js';

/** The simulator page after its server has gone. */
async function openSimulator(
  context: BrowserContext,
  gateway: { url: string; kill9(): Promise<void> },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/simulator.html`);
  await expect(pad(page).getByRole('button', { name: /^Agent state:/ })).toBeVisible();
  await gateway.kill9();
  return page;
}

function pad(page: Page, name = 'Anna'): Locator {
  return page.getByRole('figure', { name, exact: true }).locator('contact-pad');
}

test('a scenario plays without a server', async ({ context, gateway }) => {
  const page = await openSimulator(context, gateway);

  await page.getByRole('button', { name: 'Three offers at once' }).click();

  await expect(pad(page).getByRole('alertdialog')).toHaveCount(3);
  await pad(page).getByRole('alertdialog').first().getByRole('button', { name: 'Accept' }).click();
  await expect(pad(page).getByRole('list', { name: 'Interactions' }).getByRole('listitem')).toHaveCount(1);
});

test('a capability can be switched off and blocked', async ({ context, gateway }) => {
  const page = await openSimulator(context, gateway);
  await page.getByRole('button', { name: 'Auto-answer', exact: false }).first().click();
  const done = pad(page).getByRole('button', { name: 'Done', exact: true });
  await expect(done).toBeVisible();

  await page.getByLabel('Done', { exact: true }).selectOption('Blocked');
  await expect(done).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Done', { exact: true }).selectOption('Off');
  await expect(done).toHaveCount(0);
  await page.getByLabel('Done', { exact: true }).selectOption('On');
  await done.click();
  await expect(pad(page).getByText('You are Ready')).toBeVisible();
});

test('a refused command says so beside its control and in My Messages', async ({ context, gateway }) => {
  const page = await openSimulator(context, gateway);
  await page.getByRole('button', { name: 'The backend refuses Done' }).click();

  await pad(page).getByRole('button', { name: 'Done', exact: true }).click();

  const sentence = 'The contact centre cannot do this now. Try again in a moment.';
  await expect(pad(page).getByText(sentence).first()).toBeVisible();
  await pad(page)
    .getByRole('button', { name: /^My Messages, 1 unread/ })
    .click();
  await expect(pad(page).getByRole('region', { name: 'My Messages' }).getByText(sentence)).toBeVisible();
});

test('two agents side by side: what one rejects the other is offered', async ({ context, gateway }) => {
  const page = await openSimulator(context, gateway);
  await page.getByLabel('A second agent beside').check();
  await page.getByRole('button', { name: 'One work item' }).click();
  await expect(pad(page).getByRole('alertdialog')).toBeVisible();
  await pad(page, 'Bo')
    .getByRole('button', { name: /^Agent state:/ })
    .click();
  await pad(page, 'Bo').getByRole('menuitemradio', { name: 'Ready', exact: true }).click();

  await pad(page).getByRole('button', { name: 'Reject' }).click();

  await expect(pad(page, 'Bo').getByRole('alertdialog')).toBeVisible();
  await expect(pad(page).getByRole('alertdialog')).toHaveCount(0);
});

test('a CRM page without a server: work comes from the page, and another window shares its world', async ({
  context,
  gateway,
}) => {
  const page = await openSimulator(context, gateway);
  await gateway.start();
  const crm = await context.newPage();
  await crm.goto(`${gateway.url}/demo/crm.html?agent=bo&backend=simulator`);
  await crm
    .locator('contact-pad')
    .getByRole('button', { name: /^Agent state:/ })
    .click();
  await crm.locator('contact-pad').getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await gateway.kill9();

  await crm.getByRole('button', { name: 'New work item' }).click();

  await expect(crm.locator('contact-pad').getByRole('alertdialog')).toBeVisible();
  await expect(pad(page).getByRole('alertdialog')).toHaveCount(0);
});

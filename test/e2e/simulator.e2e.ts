import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/e2e-fixtures.js';

test.use({ onlyPages: true });

/** The simulator page, which can reach no server any more. */
async function openSimulator(context: BrowserContext, gateway: { url: string }): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/simulator.html`);
  await expect(pad(page).getByRole('button', { name: /^Agent state:/ })).toBeVisible();
  await context.setOffline(true);
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

  await page.getByRole('tab', { name: 'What is allowed' }).click();
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

/** The pad's dialog, with Transfer chosen for that colleague. */
async function transferTo(pad: Locator, colleague: string): Promise<void> {
  await pad.getByRole('button', { name: 'Transfer', exact: true }).click();
  const dialog = pad.getByRole('dialog', { name: /Transfer/ });
  await dialog.getByRole('option', { name: colleague }).click();
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).press('Enter');
}

test('colleagues do what was chosen for them: one rejects a transfer, another accepts it', async ({
  context,
  gateway,
}) => {
  const page = await openSimulator(context, gateway);
  await page.getByRole('button', { name: 'Auto-answer', exact: false }).first().click();
  await page.getByRole('tab', { name: 'Colleagues' }).click();
  await page.getByLabel('Chen Wei').selectOption('Rejects');
  await page.getByLabel('Dana Cruz').selectOption('Accepts');

  await transferTo(pad(page), 'Chen Wei, Available now');
  await expect(pad(page).getByText('Chen Wei did not take it.')).toBeVisible();
  await transferTo(pad(page), 'Dana Cruz, Available now');

  await expect(pad(page).getByText('You are Ready')).toBeVisible();
});

test('a scenario shows what its colleague does, and the next one begins without them', async ({
  context,
  gateway,
}) => {
  const page = await openSimulator(context, gateway);
  await page.getByRole('button', { name: 'A colleague who says no' }).click();
  await page.getByRole('tab', { name: 'Colleagues' }).click();
  await expect(page.getByLabel('Bo Ek')).toHaveValue('reject');

  await page.getByRole('tab', { name: 'Scenarios' }).click();
  await page.getByRole('button', { name: 'Three offers at once' }).click();

  await expect(pad(page).getByRole('alertdialog')).toHaveCount(3);
  await page.getByRole('tab', { name: 'Colleagues' }).click();
  await expect(page.getByLabel('Bo Ek')).toHaveValue('out');
});

test('a hundred thousand names can be searched', async ({ context, gateway }) => {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/simulator.html`);
  await page.getByRole('tab', { name: 'Colleagues' }).click();
  await page.getByLabel('100,000 names in the directory').click();
  await expect(page).toHaveURL(/\?large$/);
  await page.getByRole('button', { name: 'Auto-answer', exact: false }).first().click();

  await pad(page).getByRole('button', { name: 'Transfer', exact: true }).click();
  const dialog = pad(page).getByRole('dialog', { name: /Transfer/ });
  await dialog.getByRole('combobox', { name: 'Search' }).fill('amal 49992');

  await expect(dialog.getByRole('option')).toHaveText([/Branch Åmål 49992/]);
});

test('two CRM pages without a server: one agent hands a case over to the other', async ({
  context,
  gateway,
}) => {
  const open = async (agent: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${gateway.url}/demo/crm.html?agent=${agent}&backend=simulator`);
    await page
      .locator('contact-pad')
      .getByRole('button', { name: /^Agent state:/ })
      .click();
    await page.locator('contact-pad').getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
    return page;
  };
  const anna = await open('anna');
  await anna.getByLabel('What comes').selectOption('Case');
  await anna.getByRole('button', { name: 'New case' }).click();
  await anna.locator('contact-pad').getByRole('button', { name: 'Accept' }).click();
  const bo = await open('bo');

  await transferTo(anna.locator('contact-pad'), 'Bo Ek, Available now');

  const cards = (page: Page): Locator =>
    page.locator('contact-pad').getByRole('list', { name: 'Interactions' }).getByRole('listitem');
  await expect(cards(bo)).toHaveCount(1);
  await expect(cards(anna)).toHaveCount(0);
  await expect(bo.getByRole('tablist', { name: 'Open records' }).getByRole('tab')).toHaveCount(2);
});

test('a CRM page without a server: work comes from the page, and another window shares its world', async ({
  context,
  gateway,
}) => {
  const page = await openSimulator(context, gateway);
  await context.setOffline(false);
  const crm = await context.newPage();
  await crm.goto(`${gateway.url}/demo/crm.html?agent=bo&backend=simulator`);
  await crm
    .locator('contact-pad')
    .getByRole('button', { name: /^Agent state:/ })
    .click();
  await crm.locator('contact-pad').getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await context.setOffline(true);

  await crm.getByRole('button', { name: 'New work item' }).click();

  await expect(crm.locator('contact-pad').getByRole('alertdialog')).toBeVisible();
  await expect(pad(page).getByRole('alertdialog')).toHaveCount(0);
});

test('a support file that an agent saved is played without names', async ({ context, gateway }) => {
  const page = await openSimulator(context, gateway);
  await page.getByRole('button', { name: 'Auto-answer', exact: false }).first().click();
  await expect(pad(page).getByRole('button', { name: 'Done', exact: true })).toBeVisible();
  const contact = await pad(page).getByRole('listitem').getByRole('button').first().innerText();

  await pad(page)
    .getByRole('button', { name: /^Agent state:/ })
    .click();
  const saved = page.waitForEvent('download');
  await pad(page).getByRole('menuitem', { name: 'Save a support file' }).click();
  const path = await (await saved).path();
  await page.getByRole('tab', { name: 'Support file' }).click();
  const chooser = page.getByRole('button', { name: 'Support file' });
  await chooser.setInputFiles(path);

  const played = pad(page, 'Support file');
  await expect(played.getByRole('list', { name: 'Interactions' }).getByRole('listitem')).toHaveCount(1);
  await expect(played.getByText(contact)).toHaveCount(0);
  await chooser.setInputFiles({
    ...{ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
  });
  await expect(page.getByRole('alert').filter({ hasText: 'This is no support file.' })).toBeVisible();
});

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { expectAccessible } from '../support/e2e-axe.js';
import { expect, test } from '../support/e2e-fixtures.js';

test.use({ onlyPages: true });

/** The live examples that the documents have. */
const EXAMPLES = readdirSync('dist/docs/live').filter((file) => file.endsWith('.html'));

const stateOf = (page: Page) => page.locator('contact-pad').getByRole('button', { name: /^Agent state:/ });

/** The page of the last step of a tutorial, alone. */
async function openExample(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/docs/live/${name}.html`);
  await expect(stateOf(page)).toBeVisible();
}

for (const name of ['embedding', 'reference', 'tutorial-crm'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${name} is accessible in ${colorScheme} colours`, async ({ gateway, context }) => {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.goto(`${gateway.url}/docs/${name}.html`);
      // What is in a frame is looked at by itself.
      await expectAccessible(new AxeBuilder({ page }).exclude('iframe'));
    });

test('a page fits 320 px: nothing but tables and code scrolls sideways', async ({ gateway, context }) => {
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ['index', 'embedding', 'reference', 'errors', 'tutorial-crm', 'budgets']) {
    await page.goto(`${gateway.url}/docs/${name}.html`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, name).toBeLessThanOrEqual(0);
  }
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await page.getByText('Pages', { exact: true }).click();
  await page.getByRole('link', { name: 'Glossary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
});

test('what is searched is found with the keyboard alone', async ({ gateway, context }) => {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/docs/`);
  await expect(page).toHaveTitle('contact-pad');
  await expect(page.getByRole('search').getByRole('combobox')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('click to dial');
  const found = page.getByRole('listbox', { name: 'Found' });
  await expect(found.getByRole('option').first()).toHaveText(/Embedding › Click to dial/);
  await expect(page.getByRole('status')).toHaveText(/matches$/);
  await expectAccessible(new AxeBuilder({ page }));

  await page.keyboard.press('ArrowDown');
  await expect(found.getByRole('option', { selected: true })).toHaveText(/Click to dial/);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/docs\/embedding\.html#click-to-dial$/);
  await expect(page.getByRole('heading', { name: 'Click to dial' })).toBeInViewport();
  await expect(page).toHaveTitle('Embedding – contact-pad');
});

test('what is found opens by a click', async ({ gateway, context }) => {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/docs/decisions/`);
  await page.getByRole('combobox', { name: 'Search the documentation' }).fill('wrap-up');
  await page.getByRole('option').filter({ hasText: 'Glossary' }).first().click();
  await expect(page).toHaveURL(/\/docs\/glossary\.html#/);
});

test('a search without a match says so, and Escape ends it', async ({ gateway, context }) => {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/docs/`);
  const box = page.getByRole('combobox', { name: 'Search the documentation' });
  await box.fill('xylophone');
  await expect(page.getByRole('status')).toHaveText('No matches found');
  await box.press('Escape');
  await expect(box).toHaveValue('');
  await expect(page.getByRole('status')).toHaveText('');
});

for (const example of EXAMPLES) {
  test(`the live example ${example} shows its pad, and is accessible`, async ({ gateway, context }) => {
    const page = await context.newPage();
    await page.goto(`${gateway.url}/docs/live/${example}`);
    await expect(stateOf(page)).toBeVisible();
    await expectAccessible(
      new AxeBuilder({ page }).disableRules(['page-has-heading-one', 'landmark-one-main', 'region']),
    );
  });
}

test('a live example runs inside its page', async ({ gateway, context }) => {
  const page = await context.newPage();
  await page.goto(`${gateway.url}/docs/embedding.html#as-modules`);
  const frame = page.frameLocator('iframe').first();
  await expect(frame.locator('contact-pad').getByRole('alertdialog')).toBeVisible();
  await frame.locator('contact-pad').getByRole('button', { name: 'Accept' }).click();
  await expect(frame.locator('contact-pad').getByRole('listitem')).toHaveCount(1);
});

test('of several records that were found the agent chooses one, as the example says', async ({
  gateway,
  context,
}) => {
  const page = await context.newPage();
  await openExample(page, gateway.url, 'embedding-2');
  const pad = page.locator('contact-pad');
  const offer = pad.getByRole('alertdialog', { name: 'Work item from Ida Holm' });
  await offer.getByRole('button', { name: 'Accept' }).click();
  const records = pad.getByRole('list', { name: 'Record', exact: true });
  await expect(records.getByRole('listitem')).toHaveText([/Motala/, /Eskilstuna/]);
  await expectAccessible(new AxeBuilder({ page }).include('contact-pad'));
  const shown = context.waitForEvent('page');
  await records.getByRole('link').last().press('Enter');
  await expect(await shown).toHaveURL(/id=4711$/);
  await expect(records.getByRole('listitem').last()).toContainText('Open now');
});

test('the tutorial for a CRM does what it says', async ({ gateway, context }) => {
  const page = await context.newPage();
  await openExample(page, gateway.url, 'tutorial-crm-5');
  const pad = page.locator('contact-pad');
  await page.getByRole('button', { name: 'Let something come in' }).click();
  await pad.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('heading', { name: 'Loan 4711' })).toBeVisible();
  await pad.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.locator('#activities').getByRole('listitem')).toHaveText(
    /^Manual evaluation, .+: done after/,
  );

  await page.getByRole('link', { name: '+46 70 123 45 67' }).click();
  await expect(pad.getByRole('list', { name: 'Interactions' }).getByRole('listitem')).toHaveCount(1);
  await expect(pad.getByRole('button', { name: /^(Release|End Call)$/ })).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});

test('the tutorial for a backend does what it says', async ({ gateway, context }) => {
  const page = await context.newPage();
  await openExample(page, gateway.url, 'tutorial-backend-1');
  const pad = page.locator('contact-pad');
  await stateOf(page).click();
  await pad.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await page.getByRole('button', { name: 'Ring the bell' }).click();
  await pad.getByRole('button', { name: 'Accept' }).click();
  await pad.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(pad.getByText('You are Ready')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

/** The accessible name of what has the focus, through every shadow root. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
  });
}

/** Goes on by Tab until what is named has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}; it is on "${await focusedName(page)}"`);
}

test('the whole job with the keyboard alone', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  const { page } = anna;
  const { keyboard } = page;

  await keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Go to the contact pad');
  await keyboard.press('Enter');
  await tabTo(page, /^Agent state: Logged out/);
  await keyboard.press('Enter');
  await expect(anna.pad.getByRole('menuitemradio', { name: 'Ready', exact: true })).toBeFocused();
  await keyboard.press('End');
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
  await expect(anna.state).toBeFocused();

  await gateway.post(workItem());
  await expect(anna.offer('Eva Lind')).toBeVisible();
  await keyboard.press('F10');
  await expect(anna.cards).toHaveCount(1);
  await gateway.post(workItem({ contact: 'Omar Haddad' }));
  await expect(anna.offer('Omar Haddad')).toBeVisible();
  await tabTo(page, /^Accept/);
  await keyboard.press('Enter');
  await expect(anna.cards).toHaveCount(2);

  await tabTo(page, /^Omar Haddad, /);
  await keyboard.press('ArrowUp');
  expect(await focusedName(page)).toMatch(/^Eva Lind, /);
  await keyboard.press('Enter');
  await expect(anna.pad.getByRole('heading', { name: 'Eva Lind' })).toBeVisible();
  await tabTo(page, /^Done$/);
  await keyboard.press('Enter');
  await expect(anna.cards).toHaveCount(1);
});

test('F10 accepts also while the agent writes in the record', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await anna.page.getByRole('button', { name: 'Loan 4712' }).click();
  await anna.page.getByLabel('Note').fill('Called at nine');
  await gateway.post(workItem());
  await expect(anna.offer('Eva Lind')).toBeVisible();
  await expect(anna.page.getByLabel('Note')).toBeFocused();

  await anna.page.keyboard.press('F10');

  await expect(anna.cards).toHaveCount(1);
  await anna.tabs.filter({ hasText: 'Loan 4712' }).click();
  await expect(anna.page.getByLabel('Note').filter({ visible: true })).toHaveValue('Called at nine');
});

test('the record tabs move with arrow keys and close with Delete', async ({ openAgent }) => {
  const anna = await openAgent('anna');
  await anna.page.getByRole('button', { name: 'Loan 4712' }).click();
  await anna.tabs.first().click();
  await anna.page.getByRole('button', { name: 'Claim 8802' }).click();
  await anna.tabs.last().focus();

  await anna.page.keyboard.press('ArrowLeft');
  await expect(anna.tabs.filter({ hasText: 'Loan 4712' })).toBeFocused();
  await anna.page.keyboard.press('Delete');

  await expect(anna.tabs).toHaveText([/Customers/, /Claim 8802/]);
  await expect(anna.tabs.first()).toBeFocused();
});

import { expect, test } from '../support/e2e-fixtures.js';
import { focusedName, tabTo } from '../support/e2e-keyboard.js';
import { workItem } from '../support/e2e-work-items.js';

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
  const note = anna.page.getByRole('tabpanel', { name: 'Loan 4712' }).getByLabel('Note');
  await note.fill('Called at nine');
  await gateway.post(workItem());
  await expect(anna.offer('Eva Lind')).toBeVisible();
  await expect(note).toBeFocused();

  await anna.page.keyboard.press('F10');

  await expect(anna.cards).toHaveCount(1);
  await anna.tabs.filter({ hasText: 'Loan 4712' }).click();
  await expect(note).toHaveValue('Called at nine');
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

test('consult and transfer from the panel with the keyboard alone', async ({ openBusy, openReady }) => {
  const anna = await openBusy('anna');
  const bo = await openReady('bo');
  const { keyboard } = anna.page;
  await anna.page.bringToFront();

  await tabTo(anna.page, /^Consult$/);
  await keyboard.press('Enter');
  await expect(anna.targets.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await keyboard.press('Escape');
  await expect.poll(() => focusedName(anna.page)).toBe('Consult');
  await keyboard.press('Enter');
  await keyboard.type('ek');
  await expect(anna.targets.getByRole('option')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(anna.target('Bo Ek')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expect(anna.cards).toHaveCount(2);
  await bo.reject('Anna Berg', 'Voice call');
  await expect(anna.cards).toHaveCount(1);

  await anna.page.bringToFront();
  await tabTo(anna.page, /^Transfer$/);
  await keyboard.press('Enter');
  await keyboard.type('bo ek');
  await expect(anna.target('Bo Ek')).toHaveAttribute('aria-selected', 'true');
  await tabTo(anna.page, /^Note to the receiver/);
  await keyboard.type('She wants an answer today.');
  await tabTo(anna.page, /^Transfer$/);
  await keyboard.press('Enter');
  await bo.page.bringToFront();
  await expect(bo.offer('Eva Lind').getByText('She wants an answer today.')).toBeVisible();
  await bo.page.keyboard.press('F10');
  await expect(bo.cards).toHaveCount(1);
  await expect(anna.cards).toHaveCount(0);
});

import AxeBuilder from '@axe-core/playwright';
import { expectAccessible } from '../support/e2e-axe.js';
import { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

test('a pad in a frame of another origin: an offer is accepted there and its record opens in the page around it', async ({
  gateway,
  context,
  watch,
}) => {
  watch.allow(gateway.url.replace('127.0.0.1', 'localhost'));
  const anna = await AgentWindow.openHost(context, `${gateway.url}/demo/hosts/frame.html?agent=anna`);
  await expect(anna.page.getByRole('status').filter({ hasText: 'The pad is ready.' })).toBeVisible();
  await anna.choose('Ready');
  await gateway.post(workItem());
  await anna.accept('Eva Lind');

  await expect(anna.tabs).toHaveText([/Customers/, /Loan 4711/]);
  const record = anna.page.getByRole('tabpanel', { name: 'Loan 4711' });
  await expect(record.getByText('Manual evaluation: accepted by anna')).toBeVisible();
  await expectAccessible(new AxeBuilder({ page: anna.page }));
});

test('a record with changes that are not saved stays until the agent lets go of it', async ({
  gateway,
  openBusy,
}) => {
  const anna = await openBusy('anna');
  const record = anna.page.getByRole('tabpanel', { name: 'Loan 4711' });
  await record.getByLabel('Follow up on').fill('2027-01-15');
  const claim = { url: '/demo/record.html?id=8802', label: 'Claim 8802' };
  await gateway.post(workItem({ contact: 'Omar Haddad', record: claim }));
  await anna.accept('Omar Haddad');
  const question = record.getByRole('dialog', { name: 'Changes that are not saved' });
  await question.getByRole('button', { name: 'Stay here' }).click();

  await expect(record).toBeVisible();
  await expect(anna.cards.filter({ hasText: 'Omar Haddad' })).toContainText('The page kept its record open.');

  await anna.cards.filter({ hasText: 'Omar Haddad' }).getByRole('link').click();
  await question.getByRole('button', { name: 'Save and go on' }).click();
  await expect(anna.page.getByRole('tabpanel', { name: 'Claim 8802' })).toBeVisible();
  await anna.cards.filter({ hasText: 'Eva Lind' }).getByRole('link').click();
  await expect(record.getByLabel('Follow up on')).toHaveValue('2027-01-15');
  await expect(anna.cards.filter({ hasText: 'The page kept' })).toHaveCount(0);
});

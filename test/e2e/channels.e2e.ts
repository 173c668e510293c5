import { expect, test } from '../support/e2e-fixtures.js';
import { letter, workItem } from '../support/e2e-work-items.js';

test('a channel that the agent closes brings nothing more, whatever else comes, until it is opened', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const mail = anna.pad.getByRole('menuitemcheckbox', { name: 'E-mail' });
  await anna.state.click();
  await expect(anna.pad.getByRole('group', { name: 'Channels' })).toBeVisible();
  await expect(mail).toBeChecked();
  await mail.click();

  await expect(anna.state).toHaveAccessibleName('Agent state: Partly Ready');
  await expect(anna.state).toHaveAccessibleDescription('E-mail: Not Ready');
  await gateway.postCase(letter({ contact: 'Ove Strand' }));
  await gateway.post(workItem());
  await anna.accept('Eva Lind');
  await expect(anna.cards).toHaveCount(1);
  await expect(anna.offers).toHaveCount(0);

  await anna.page.reload();
  await expect(anna.state).toHaveAccessibleName('Agent state: Partly Ready');
  await anna.state.click();
  await expect(mail).not.toBeChecked();
  await mail.click();

  await expect(anna.offer('Ove Strand', 'E-mail')).toBeVisible();
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
});

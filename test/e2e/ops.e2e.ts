/** The operations page of the gateway. */
import { AxeBuilder } from '@axe-core/playwright';
import { expectAccessible } from '../support/e2e-axe.js';
import { expect, test } from '../support/e2e-fixtures.js';

for (const colorScheme of ['light', 'dark'] as const)
  test(`shows whoever has the key what is going on, and nobody else (${colorScheme})`, async ({
    context,
    gateway,
    openReady,
    watch,
  }) => {
    watch.expect(/401 \(Unauthorized\)/);
    await openReady('anna');
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(`${gateway.url}/ops/`);
    const key = page.getByLabel('Key of the administrator');
    await key.fill('a-wrong-key');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toHaveText('The key is wrong');

    await expect(key).toBeFocused();
    await key.fill('demo-admin');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toHaveText('Live');
    await expect(page.getByRole('row', { name: /^Anna .*Ready/ })).toBeVisible();
    await expectAccessible(new AxeBuilder({ page }));

    await page.reload();
    await expect(key).toBeVisible();
    await expect(page.getByRole('status')).toHaveText('Not signed in');
  });

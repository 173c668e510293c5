import { AxeBuilder } from '@axe-core/playwright';
import { expectAccessible } from '../support/e2e-axe.js';
import { expect, test } from '../support/e2e-fixtures.js';

test.use({ onlyPages: true });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 320 px wide`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 640 } });

    test('no tab of the demo pages is wider than the window, and axe finds nothing in it', async ({
      gateway,
      context,
    }) => {
      test.setTimeout(180_000);
      const page = await context.newPage();
      for (const path of ['/demo/customer.html', '/demo/simulator.html']) {
        await page.goto(gateway.url + path);
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expectAccessible(new AxeBuilder({ page }).exclude('contact-pad'));
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        }
      }
    });
  });
}

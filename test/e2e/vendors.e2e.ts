import { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { serveVendors } from '../support/e2e-vendors.js';

// The contact centre is in the page of the softphone.
test.use({ onlyPages: true });

/** What the page of the softphone has for a test. */
interface Softphone {
  readonly world: { post(item: object): Promise<string> };
}

const VENDORS = [
  ['Salesforce Open CTI', 'open-cti', { type: 'Contact', id: '003R0000001abcd' }],
  ['Dynamics 365', 'dynamics', { type: 'contact', id: '7f0a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c' }],
  ['HubSpot', 'hubspot', { type: 'contact', id: '51' }],
] as const;

for (const [name, vendor, record] of VENDORS)
  test(`${name}: a call comes to front, shows its record, is written down, and a number of the CRM system is called`, async ({
    gateway,
    context,
    watch,
  }) => {
    watch.allow(gateway.url.replace('127.0.0.1', 'localhost'));
    const addressOf = await serveVendors(context, gateway.url);
    const anna = await AgentWindow.openHost(context, addressOf(vendor));
    const { page } = anna;
    await anna.choose('Ready');
    const [, softphone] = page.frames();
    await softphone?.evaluate((item) => (globalThis as unknown as Softphone).world.post(item), {
      medium: 'voice',
      subject: 'Question about a loan',
      contact: { name: 'Eva Lind', address: '+46700000000' },
      record: { ...record, url: '/record', label: 'Eva Lind' },
    });
    await expect(anna.offer('Eva Lind', 'Call')).toBeVisible();
    await expect(page.locator('iframe')).toHaveClass('front');
    await anna.accept('Eva Lind', 'Call');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Record ${record.id}`);

    await anna.action('Release').click();
    const activities = page.getByRole('list', { name: 'Activities' });
    await expect(activities.getByRole('listitem')).toHaveText(['Question about a loan']);

    await page.getByRole('button', { name: '+46 70 123 45 67' }).click();
    await expect(anna.cards.filter({ hasText: '+46701234567' })).toBeVisible();
  });

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/e2e-fixtures.js';
import type { GatewayProcess } from '../support/e2e-gateway.js';
import { workItem } from '../support/e2e-work-items.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FILES = {
  'message.wav': 'audio/wav',
  'fax.png': 'image/png',
  'report.docx': 'application/octet-stream',
};

/** Lets axe look at the page as it is now, once it has stopped moving. */
async function look(page: Page, state: string): Promise<void> {
  await test.step(state, async () => {
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
    );
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => [id, target.join(' '), ...any.map(({ message }) => message)].join(': ')),
    );
    expect.soft(found, state).toEqual([]);
  });
}

async function documents(gateway: GatewayProcess): Promise<{ name: string; type: string; href: string }[]> {
  const files = [];
  for (const [name, type] of Object.entries(FILES)) {
    const bytes = await readFile(new URL(`../../demo/files/${name}`, import.meta.url));
    files.push({ name, type, href: await gateway.upload(name, type, bytes) });
  }
  return files;
}

/** Each colour and each width once: what depends on both is looked at part by part, in the tests of the elements. */
const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const;

for (const { colorScheme, viewport } of LOOKS) {
  test.describe(`${colorScheme}, ${viewport.width} px wide`, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing in any state of the pad', async ({ gateway, openAgent }) => {
      test.setTimeout(180_000);
      const anna = await openAgent('anna');
      await look(anna.page, 'logged out and empty');
      await anna.state.click();
      await look(anna.page, 'menu open');
      await anna.page.keyboard.press('Escape');
      await anna.choose('Ready');
      await look(anna.page, 'ready and empty');

      const attachments = await documents(gateway);
      await gateway.post(workItem({ attachments }));
      await expect(anna.offers).toHaveCount(1);
      await look(anna.page, 'one offer');
      await gateway.post(workItem({ contact: 'Omar Haddad' }));
      await gateway.post(workItem({ contact: 'Mei Tanaka' }));
      await expect(anna.offers).toHaveCount(3);
      await look(anna.page, 'several offers');
      await anna.accept('Eva Lind');
      await expect(anna.pad.locator('audio')).toBeVisible();
      await expect(anna.pad.getByRole('img', { name: 'fax.png' })).toBeVisible();
      await look(anna.page, 'connected, with documents and offers');
      await anna.reject('Omar Haddad');
      await anna.accept('Mei Tanaka');
      await expect(anna.cards).toHaveCount(2);
      await anna.pad.getByRole('button', { name: 'Edit Amount' }).click();
      await look(anna.page, 'editing case data');
      await anna.messagesButton.click();
      await expect(anna.messages).toBeVisible();
      await look(anna.page, 'My Messages open');
      await anna.messages.getByRole('button', { name: 'Close' }).click();

      await gateway.kill9();
      await anna.sees('down');
      await look(anna.page, 'offline');
    });

    test('axe finds nothing where agents work together', async ({ gateway, openBusy, openReady }) => {
      test.setTimeout(180_000);
      await gateway.post(workItem({ entrance: 'back-office', contact: 'Mei Tanaka' }));
      const anna = await openBusy('anna');
      const bo = await openReady('bo');
      await anna.page.bringToFront();
      await anna.action('Transfer').click();
      await anna.target('Bo Ek').click();
      await look(anna.page, 'choosing a target');
      await anna.targets.getByRole('button', { name: 'Actions for Bo Ek' }).click();
      await look(anna.page, 'actions of a target');
      await anna.page.keyboard.press('Escape');
      await anna.does.click();
      await expect(anna.pad.getByText('Waiting for Bo Ek…')).toBeVisible();
      await look(anna.page, 'waiting for an invitation');
      await look(bo.page, 'invited');
      await bo.reject('Eva Lind');
      await expect(anna.pad.getByRole('button', { name: 'Choose somebody else' })).toBeVisible();
      await look(anna.page, 'transfer rejected');
      await anna.openList('Back office');
      await expect(anna.queues.getByText('Mei Tanaka')).toBeVisible();
      await look(anna.page, 'queues open');
    });

    test('axe finds nothing in the wrap-up', async ({ openReading }) => {
      const anna = await openReading('anna', { taskType: 'loan-decision' });
      await anna.action('Release').click();
      await expect(anna.state).toHaveAccessibleName('Agent state: Wrap (Auto)');
      await look(anna.page, 'wrap-up');
    });

    test('axe finds nothing while a command is pending', async ({ openBusy }) => {
      const anna = await openBusy('anna');
      await anna.page.evaluate(() => {
        addEventListener('pad-command', (event) => {
          (event as Event & { waitFor(promise: Promise<unknown>): void }).waitFor(
            new Promise(() => undefined),
          );
        });
      });
      await anna.done.click();
      await expect(anna.pad.getByRole('button', { name: 'Finishing…' })).toBeVisible();
      await look(anna.page, 'pending');
    });

    test('axe finds nothing after a command was refused', async ({ gateway, context }) => {
      const page = await context.newPage();
      await page.goto(`${gateway.url}/demo/simulator.html`);
      const pad = page.locator('contact-pad');
      await page.getByRole('button', { name: 'The backend refuses Done' }).click();
      await pad.getByRole('button', { name: 'Done', exact: true }).click();
      await expect(pad.getByText('The contact centre cannot do this now.').first()).toBeVisible();
      await look(page, 'refused');
    });
  });
}

test.describe('pages without an agent', () => {
  test.use({ onlyPages: true });

  test('axe finds nothing in the other pages of the demo', async ({ gateway, context }) => {
    for (const path of ['/', '/demo/customer.html', '/demo/simulator.html', '/demo/record.html?id=4711']) {
      const page = await context.newPage();
      await page.goto(gateway.url + path);
      await look(page, path);
      await page.close();
    }
  });
});

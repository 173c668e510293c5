/** The page of the customer in the demo, without a pointer. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e-axe.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { fillIn, focusedName, tabTo } from '../support/e2e-keyboard.js';
import { message, transcript } from '../support/e2e-talk.js';

/** Goes on to what else can be sent: the panel of the tab so many places further on. */
async function choose(page: Page, name: RegExp, key: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
  await tabTo(page, /^(Work item|E-mail|Case|Chat|Callback)$/, 'Shift+Tab');
  for (let steps = 0; steps < 5 && !name.test(await focusedName(page)); steps += 1)
    await page.keyboard.press(key);
  expect(await focusedName(page)).toMatch(name);
}

test('the keyboard alone sends a work item and an e-mail, and asks for a callback', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  const { keyboard } = page;
  const answers = page.getByRole('log', { name: 'Answers' });
  await page.goto(`${gateway.url}/demo/customer.html`);

  await tabTo(page, /^Work item$/);
  await fillIn(page, /^Subject/, 'Please look at this loan');
  await keyboard.press('Enter');
  await expect(answers.getByText('201: received, queued')).toHaveCount(1);
  await anna.accept('Eva Lind');
  await anna.done.click();

  await page.bringToFront();
  await choose(page, /^E-mail$/, 'ArrowRight');
  await fillIn(page, /^Text/, 'May I pay on the 28th?');
  await tabTo(page, /^Send$/);
  await keyboard.press('Space');
  await expect(answers.getByText('201: received, queued')).toHaveCount(2);
  await anna.accept('Eva Lind', 'E-mail');
  await expect(anna.pad.getByText('May I pay on the 28th?')).toBeVisible();
  await anna.action('Release').click();

  await page.bringToFront();
  await choose(page, /^Callback$/, 'ArrowLeft');
  await fillIn(page, /^Name/, 'Nora Falk');
  await fillIn(page, /^Number/, '+46700000777');
  await keyboard.press('Enter');
  await expect(answers.getByText(/^201: received/)).toHaveCount(3);
  await expectAccessible(new AxeBuilder({ page }));
  await expect(anna.offer('Nora Falk', 'Callback')).toBeVisible();
});

test('the keyboard alone chats, ends it and puts it away, and the focus is never lost', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  const { keyboard } = page;
  await page.goto(`${gateway.url}/demo/customer.html`);
  await tabTo(page, /^Work item$/);
  await choose(page, /^Chat$/, 'ArrowRight');
  await tabTo(page, /^A customer with a question$/);
  await keyboard.press('Enter');
  const chat = page.getByRole('region', { name: 'Chat as Mei Tanaka' });
  await expect(chat).toBeVisible();
  await tabTo(page, /^Message$/);
  await keyboard.type('May I pay');
  await keyboard.press('Shift+Enter');
  await keyboard.type('earlier?');
  await keyboard.press('Enter');

  await anna.accept('Mei Tanaka', 'Chat');
  await expect(transcript(anna).getByText('May I pay earlier?')).toBeVisible();
  await message(anna).fill('You may');
  await message(anna).press('Enter');

  await page.bringToFront();
  await expect(chat.getByRole('log').getByText('You may')).toBeVisible();
  await expectAccessible(new AxeBuilder({ page }));
  await tabTo(page, /^End chat$/);
  await keyboard.press('Enter');
  await expect(chat.getByRole('status')).toHaveText(/^Ended/);
  await expect(chat.getByRole('button', { name: 'Close' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(chat).toHaveCount(0);
  expect(await focusedName(page)).toBe('Chat');
  await expect(anna.pad.getByText('Mei Tanaka ended the session.')).toBeVisible();
});

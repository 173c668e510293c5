import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

test('a rejected item goes back to the queue and is offered to the other agent', async ({
  gateway,
  openAgent,
  openOffered,
}) => {
  const bo = await openAgent('bo');
  const anna = await openOffered('anna');
  await bo.choose('Ready');

  await anna.reject('Eva Lind');

  await expect(bo.offer('Eva Lind')).toBeVisible();
  await expect(anna.offers).toHaveCount(0);
  await expect(anna.cards).toHaveCount(0);
  await bo.accept('Eva Lind');
  await expect(bo.cards).toHaveCount(1);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'bo' }]);
});

test('while something waits the page has a count in its title and a badge on its icon, under its strict policy', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const { page } = anna;
  const icon = page.locator('link[rel="icon"]');
  const title = await page.title();
  await page.evaluate(() => {
    addEventListener('securitypolicyviolation', ({ blockedURI }) => {
      document.body.dataset['blocked'] = blockedURI;
    });
  });

  await gateway.post(workItem());
  await expect(anna.offer('Eva Lind')).toBeVisible();
  await expect(page).toHaveTitle(`(1) ${title}`);
  await expect(icon).toHaveAttribute('href', '/demo/icon-badge.svg');
  const isShown = await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return image.complete;
  }, '/demo/icon-badge.svg');
  expect(isShown).toBe(true);

  await anna.accept('Eva Lind');
  await expect(page).toHaveTitle(/^(?!\()/);
  await expect(icon).toHaveAttribute('href', '/demo/icon.svg');
  expect(await page.locator('body').getAttribute('data-blocked')).toBe(null);
});

test('a consult about an e-mail rings at whom it is asked, until it is answered', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');
  await bo.page.evaluate(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when): void {
      document.body.dataset['rings'] = String(Number(document.body.dataset['rings'] ?? 0) + 1);
      start.call(this, when);
    };
  });
  const rings = (): Promise<number> => bo.page.evaluate(() => Number(document.body.dataset['rings'] ?? 0));

  await anna.consult('Bo Ek');
  await expect(bo.offer('Anna Berg', 'Voice call')).toBeVisible();
  await expect.poll(rings).toBeGreaterThan(1);

  await bo.accept('Anna Berg', 'Voice call');
  const heard = await rings();
  await bo.page.waitForTimeout(3_000);
  expect(await rings()).toBe(heard);
});

test('what comes for a closed entrance is kept back, and offered when it opens', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  await gateway.setEntrance('loans', { open: false });

  const answer = await gateway.post(workItem());
  expect([answer.status, answer.attributes['state']]).toEqual([201, 'buffered']);
  await gateway.post(workItem({ entrance: 'claims', contact: 'Omar Haddad' }));
  await expect(anna.offer('Omar Haddad')).toBeVisible();
  await expect(anna.offers).toHaveCount(1);

  await gateway.setEntrance('loans', { open: true });
  await expect(anna.offer('Eva Lind')).toBeVisible();
});

test('the same id posted twice is one item, and the first receipt again', async ({ gateway, openReady }) => {
  const anna = await openReady('anna');
  const xml = workItem({ id: 'loan-4711-1' });

  const first = await gateway.post(xml);
  const again = await gateway.post(xml);

  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.text).toBe(first.text);
  await gateway.post(workItem({ contact: 'Omar Haddad' }));
  await expect(anna.offer('Omar Haddad')).toBeVisible();
  await expect(anna.offers).toHaveCount(2);
});

test('what is offered while another item is open can be accepted too, and each keeps its own panel', async ({
  gateway,
  openBusy,
}) => {
  const anna = await openBusy('anna');
  await gateway.post(
    workItem({ contact: 'Omar Haddad', record: { url: '/demo/record.html?id=8802', label: 'Claim 8802' } }),
  );

  await anna.accept('Omar Haddad');
  await expect(anna.tabs.and(anna.page.locator('[aria-selected=true]'))).toHaveText(/Claim 8802/);
  await anna.cards.getByRole('link', { name: 'Loan 4711' }).click();

  await expect(anna.tabs.and(anna.page.locator('[aria-selected=true]'))).toHaveText(/Loan 4711/);
  await expect(anna.pad.getByRole('heading', { name: 'Eva Lind' })).toBeVisible();
});

test('case data that the agent changes is changed for good', async ({ openBusy }) => {
  const anna = await openBusy('anna');

  await anna.pad.getByRole('button', { name: 'Edit Amount' }).click();
  await anna.pad.getByLabel('Amount').fill('99000');
  await anna.pad.getByRole('button', { name: 'Save' }).click();

  await expect(anna.pad.getByRole('button', { name: 'Edit Amount' })).toBeVisible();
  await anna.page.reload();
  await expect(anna.pad.getByText('99000')).toBeVisible();
});

test('logging out is blocked while something is open, and says why', async ({ openBusy }) => {
  const anna = await openBusy('anna');

  await anna.state.click();
  const logOut = anna.pad.getByRole('menuitemradio', { name: 'Log Out' });
  await expect(logOut).toHaveAttribute('aria-disabled', 'true');
  await expect(logOut).toHaveAccessibleDescription('Finish your open interactions first.');
});

test.describe('when offers wait a short time only', () => {
  test.use({ offers: 'short' });

  test('an offer that nobody answers is redirected to the other agent, and My Messages tells', async ({
    openAgent,
    openOffered,
  }) => {
    const bo = await openAgent('bo');
    const anna = await openOffered('anna');
    await bo.choose('Ready');

    await expect(bo.offer('Eva Lind')).toBeVisible();
    await expect(anna.offers).toHaveCount(0);
    await expect(anna.messagesButton).toHaveAccessibleName('My Messages, 1 unread message');
    await anna.messagesButton.click();
    await expect(anna.messages.getByText('Manual evaluation')).toBeVisible();
    await expect(
      anna.messages.getByText('You did not answer in time. It went back to the queue.'),
    ).toBeVisible();
  });
});

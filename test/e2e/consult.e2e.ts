import { expect, test } from '../support/e2e-fixtures.js';
import { slowTargets } from '../support/e2e-slow-targets.js';

test('a consult about an e-mail is a call of its own for both, released apart from it', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');

  await anna.consult('Bo Ek');

  await expect(anna.cards).toHaveText([/Eva Lind/, /Bo Ek.*Consult about Eva Lind.*Establishing/s]);
  await expect(bo.offer('Anna Berg', 'Voice call').getByText('Anna Berg asks for advice')).toBeVisible();
  await bo.accept('Anna Berg', 'Voice call');
  await expect(bo.cards).toHaveText(/Anna Berg.*Connected/s);
  await expect(anna.cards).toHaveText([/Eva Lind/, /Bo Ek.*Connected/s]);

  await anna.cards.getByRole('button', { name: /^Eva Lind/ }).click();
  await anna.action('Release').click();
  await expect(anna.cards).toHaveText([/Bo Ek/]);
  await expect(bo.cards).toHaveCount(1);
  await bo.cards.getByRole('button').click();
  await bo.action('Release').click();
  await expect(bo.cards).toHaveCount(0);
  await expect(anna.cards).toHaveCount(0);
  await expect(anna.state).toHaveAccessibleName('Agent state: Ready');
});

test('a consult that is refused is gone, and My Messages tells', async ({ openReading, openReady }) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');
  await anna.consult('Bo Ek');
  await expect(anna.cards).toHaveCount(2);

  await bo.reject('Anna Berg', 'Voice call');

  await expect(anna.cards).toHaveText([/Eva Lind.*Connected/s]);
  await expect(bo.offers).toHaveCount(0);
  await anna.finds('The consultation was rejected.');
});

test.describe('when calls ring a short time only', () => {
  test.use({ settings: { CONSULT_MS: '1500' } });

  test('a consult that nobody answers is gone, and My Messages tells', async ({ openReading, openReady }) => {
    const anna = await openReading('anna');
    const bo = await openReady('bo');

    await anna.consult('Bo Ek');

    await expect(anna.cards).toHaveText([/Eva Lind/]);
    await expect(bo.offers).toHaveCount(0);
    await anna.finds('Nobody answered the consultation in time.');
  });
});

test('who cannot be called is greyed and told why, and changes under the highlight while the dialog is open', async ({
  openAgent,
  openReading,
  openReady,
}) => {
  const chen = await openAgent('chen');
  await chen.choose('Not Ready');
  const anna = await openReading('anna');
  const bo = await openReady('bo');

  await anna.action('Consult').click();
  const greyed = anna.targets.getByRole('option', { name: 'Chen Wei, Logged in' });
  await expect(greyed).toHaveAttribute('aria-disabled', 'true');
  await expect(greyed).toHaveAccessibleDescription('Not available now · Logged in');
  await expect(anna.targets.getByRole('option', { name: 'Dana Cruz, Logged out' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const names = anna.targets.getByRole('option');
  await expect(names).toHaveText([/Bo Ek/, /Chen Wei/, /Dana Cruz/]);

  await anna.page.keyboard.press('ArrowDown');
  await anna.page.keyboard.press('Enter');
  const search = anna.targets.getByRole('combobox', { name: 'Search' });
  const row = await anna.target('Bo Ek').getAttribute('id');
  await expect(search).toHaveAttribute('aria-activedescendant', String(row));
  await expect(anna.does).toHaveAttribute('aria-disabled', 'false');

  await bo.choose('Not Ready');

  await expect(anna.targets.getByRole('option', { name: 'Bo Ek, Logged in' })).toHaveAttribute(
    'id',
    row ?? '',
  );
  await expect(search).toHaveAttribute('aria-activedescendant', String(row));
  await expect(search).toBeFocused();
  await expect(anna.does).toHaveAttribute('aria-disabled', 'true');
  await expect(anna.does).toHaveAccessibleDescription(/Not available now/);
  await chen.choose('Ready');
  await expect(anna.targets.getByRole('option', { name: 'Chen Wei, Available now' })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
});

test('a target that is taken between selection and Dial is refused in words, with everything kept', async ({
  context,
  gateway,
  openReading,
  openReady,
}) => {
  const targets = await slowTargets(context);
  const anna = await openReading('anna');
  const bo = await openReady('bo');
  await anna.action('Consult').click();
  await anna.target('Bo Ek').click();
  targets.begin();
  await bo.choose('Not Ready');

  await anna.does.click();

  await expect(anna.targets.getByText('They cannot be reached. Choose somebody else.')).toBeVisible();
  await expect(anna.targets).toHaveCount(1);
  await expect(bo.offers).toHaveCount(0);
  await anna.page.keyboard.press('Escape');
  await expect(anna.cards).toHaveText([/Eva Lind.*Connected/s]);
  expect(await gateway.items()).toMatchObject([{ state: 'assigned', agent: 'anna' }]);
});

import { AxeBuilder } from '@axe-core/playwright';
import { catalogue as arabic } from '../../src/i18n/ar.js';
import { catalogue as german } from '../../src/i18n/de.js';
import { expectAccessible } from '../support/e2e-axe.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

const LANGUAGES = [
  { name: 'German', words: german, direction: 'ltr', accept: 'Annehmen' },
  { name: 'Arabic', words: arabic, direction: 'rtl', accept: 'قبول' },
] as const;

for (const { name, words, direction, accept } of LANGUAGES)
  test(`the main job in ${name}: every control by its translated name, and axe finds nothing`, async ({
    context,
    gateway,
  }) => {
    const { pad: m, language } = words;
    const page = await context.newPage();
    await page.goto(`${gateway.url}/demo/crm.html?agent=anna&lang=${language}`);
    const pad = page.locator('contact-pad');
    const stateOf = (state: string) => pad.getByRole('button', { name: m.agentState(state), exact: true });
    await stateOf(m.states['logged-out']).click();
    await pad.getByRole('menuitemradio', { name: m.states.ready, exact: true }).click();
    await expect(stateOf(m.states.ready)).toBeVisible();
    await expect(pad.getByText(m.emptyTitles.ready)).toBeVisible();
    await expect(pad.locator('section').first()).toHaveAttribute('lang', language);
    await expect(pad.locator('section').first()).toHaveCSS('direction', direction);

    await gateway.post(workItem());
    const offer = pad.getByRole('alertdialog', { name: m.offerFrom(m.media['work-item'], 'Eva Lind') });
    await expect(offer).toBeVisible();
    await expectAccessible(new AxeBuilder({ page }));
    await offer.getByRole('button', { name: accept }).click();
    const cards = pad.getByRole('list', { name: m.interactions }).getByRole('listitem');
    await expect(cards).toHaveCount(1);

    await pad.getByRole('button', { name: m.commands.transfer, exact: true }).click();
    const dialog = pad.getByRole('dialog');
    await expect(dialog.getByRole('option', { name: /^Bo Ek/ })).toBeVisible();
    await expectAccessible(new AxeBuilder({ page }));
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await pad.getByRole('button', { name: m.commands.done, exact: true }).click();
    await expect(cards).toHaveCount(0);
  });

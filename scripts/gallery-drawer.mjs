// Draws states of the gallery in one page of the browser.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The gallery is no page of its own. */
const OFF = {
  'landmark-one-main': { enabled: false },
  'page-has-heading-one': { enabled: false },
  region: { enabled: false },
};

/** Opens the gallery of a server in a look. */
export async function drawer(browser, url, { page: looks = {}, media = {}, touch = false, axe = false }) {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 660 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    hasTouch: touch,
    isMobile: touch,
    ...(looks.dark ? { colorScheme: 'dark' } : {}),
    reducedMotion: 'reduce',
    ...media,
  });
  const page = await context.newPage();
  const thrown = [];
  page.on('pageerror', ({ message }) => thrown.push(`thrown: ${message}`));
  await page.goto(`${url}/gallery/index.html`);
  await page.waitForFunction(() => globalThis.gallery);
  if (axe) await page.evaluate(AXE);

  return {
    close: () => context.close(),

    /** The states of that layout whose name has that part. */
    async states(layout, part) {
      const all = await page.evaluate(() => globalThis.gallery.states);
      return all.filter(({ name, layouts }) => layouts.includes(layout) && name.includes(part));
    },

    /** The picture of a state, and what is wrong with it. */
    async draw({ name, keys }, layout) {
      thrown.length = 0;
      const clip = await page.evaluate((look) => globalThis.gallery.look(look), { layout, ...looks });
      await page.mouse.move(1020, 655);
      try {
        await page.evaluate((state) => globalThis.gallery.show(state), name);
      } catch ({ message }) {
        thrown.push(message.split('\n')[0]);
      }
      for (const key of keys) await page.keyboard.press(key);
      const seen = await page.evaluate(() => globalThis.gallery.faults());
      const broken = axe ? await page.evaluate(axeFaults, { rules: RULES, off: OFF }) : [];
      const picture = await page.screenshot({
        clip: { x: looks.rtl ? 1024 - clip.width : 0, y: 0, ...clip },
        animations: 'disabled',
        caret: 'hide',
      });
      return { picture, faults: [...thrown, ...seen, ...broken] };
    },

    /** How many pixels of two pictures differ. */
    pixels: (one, other) =>
      page.evaluate(
        differing,
        [one, other].map((each) => `data:image/png;base64,${each.toString('base64')}`),
      ),
  };
}

async function axeFaults({ rules, off }) {
  const { violations } = await globalThis.axe.run('contact-pad', {
    runOnly: rules,
    rules: off,
    resultTypes: ['violations'],
    elementRef: true,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      // A target is small to axe where an overlay lies over a part of it.
      .filter(({ element }) => id !== 'target-size' || !globalThis.gallery.isUnderLayer(element))
      .map(
        ({ target, any }) =>
          `axe ${id}: ${target.flat().at(-1)} ${any.map(({ message }) => message).join(' ')}`,
      ),
  );
}

async function differing(urls) {
  const [one, other] = await Promise.all(
    urls.map(async (url) => {
      const picture = await createImageBitmap(await (await fetch(url)).blob());
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      context.drawImage(picture, 0, 0);
      return new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer);
    }),
  );
  if (one.length !== other.length) return Math.max(one.length, other.length);
  return one.reduce((count, pixel, at) => count + Number(pixel !== other[at]), 0);
}

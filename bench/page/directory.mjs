// The target dialog among very many: a keystroke to its result, and the result to its paint.
import { quantile } from '../statistics.mjs';
import { amountRow } from '../table.mjs';

const SIZES = [1_000, 100_000];
const WARM_UP = 1;

/** Adds the rows about the directory. */
export async function measureDirectory(browser, { quick, add }) {
  for (const size of SIZES) {
    const page = await browser.open('/screen/directory');
    await page.call('open', size);
    await page.call('keystrokes', WARM_UP);
    const seen = await page.call('keystrokes', quick ? 2 : 8);
    const p95 = (part) =>
      quantile(
        seen.map((one) => one[part]),
        0.95,
      );
    const what = `a keystroke among ${size.toLocaleString('en')} targets, p95`;
    add(amountRow({ what: `${what}: to its result`, ours: p95('result'), unit: 'ms', most: 10 }));
    add(
      amountRow({
        what: `${what}: result → painted`,
        ours: p95('frames'),
        unit: 'frames',
        digits: 0,
        most: 1,
      }),
    );
    add(
      amountRow({
        what: `rows rendered of ${size.toLocaleString('en')}`,
        ours: await page.call('rows'),
        digits: 0,
        most: 40,
      }),
    );
    await page.close();
  }
}

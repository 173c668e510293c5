// Import and define, beside an element that does nothing: each in a fresh browser context, taking turns.
import { median } from '../statistics.mjs';

const BUDGETS = [
  { slowdown: 1, most: 15 },
  { slowdown: 4, most: 60 },
];

/** Adds the rows about loading. */
export async function measureLoading(browser, { quick, add }) {
  for (const { slowdown, most } of BUDGETS) {
    const times = { index: [], 'empty-element': [] };
    for (let run = 0; run < (quick ? 4 : 9); run += 1) {
      for (const entry of Object.keys(times)) times[entry].push(await load(browser, entry, slowdown));
    }
    const [ours, base] = Object.values(times).map(median);
    add({
      what: `import and define, ${slowdown === 1 ? 'full' : `1/${slowdown}`} CPU`,
      ours: `${ours.toFixed(1)} ms`,
      base: `${base.toFixed(1)} ms`,
      figure: `+${(ours - base).toFixed(1)} ms`,
      goal: `≤ +${most} ms`,
      met: ours - base <= most,
    });
  }
}

async function load(browser, entry, slowdown) {
  const page = await browser.open(`/load/${entry}`, { slowdown });
  try {
    return await page.loading();
  } finally {
    await page.close();
  }
}

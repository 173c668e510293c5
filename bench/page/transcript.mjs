// A conversation of very many entries: opened, paged back to its beginning, written in, scrolled through; taking turns.
import { median } from '../statistics.mjs';
import { ratioRow } from '../table.mjs';

const SIZE = 10_000;
const FULL = { rounds: 5, appends: 40, steps: 40 };
const QUICK = { rounds: 2, appends: 15, steps: 15 };

/** Adds the rows about transcripts. */
export async function measureTranscript(browser, { quick, add }) {
  const { rounds, appends, steps } = quick ? QUICK : FULL;
  const page = await browser.open('/screen/transcript');
  const seen = { pad: newTimes(), hand: newTimes() };
  for (let round = 0; round <= rounds; round += 1) {
    for (const by of Object.keys(seen)) {
      const times = {
        open: [await page.call('open', { by, size: SIZE })],
        page: await page.call('all'),
        append: await page.call('append', appends),
        scroll: await page.call('scroll', steps),
      };
      const rows = await page.call('rows');
      if (rows !== SIZE + appends) throw new Error(`${by} shows ${rows} rows`);
      // The first round warms up.
      if (round > 0) for (const part of Object.keys(times)) seen[by][part].push(...times[part]);
    }
  }
  await page.close();
  const row = (part, what) =>
    ratioRow({
      what: `${what}, ${SIZE.toLocaleString('en')} entries`,
      ours: median(seen.pad[part]),
      base: median(seen.hand[part]),
      unit: 'ms',
      most: 2,
    });
  add(row('open', 'a transcript opens'));
  add(row('page', 'a page of older entries'));
  add(row('append', 'something is written'));
  add(row('scroll', 'a scroll is painted'));
}

function newTimes() {
  return { open: [], page: [], append: [], scroll: [] };
}

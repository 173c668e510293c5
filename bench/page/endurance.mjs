// A long shift: what is left in memory after much work, and after many pads.
import { amountRow } from '../table.mjs';

const kB = 1_000;
/** The engine's own bookkeeping comes and goes by as much, in kB; a leak of 25 bytes for each piece of work shows. */
const MOST_HEAP = 250;

/** Adds the rows about what is left: of a pad alone, and of one that all tabs share and that is kept for a reload. */
export async function measureEndurance(browser, { quick, add }) {
  const share = quick ? 0.1 : 1;
  for (const isShared of [false, true]) {
    const suffix = isShared ? ', shared and kept' : '';
    await measureLeft(browser, {
      what: `interactions handled${suffix}`,
      work: 'handle',
      count: 10_000 * share,
      warmUp: 600,
      isShared,
      add,
    });
    await measureLeft(browser, {
      what: `pads added and removed${suffix}`,
      work: 'addAndRemove',
      count: 1_000 * share,
      warmUp: 60,
      isShared,
      add,
    });
  }
}

async function measureLeft(browser, { what, work, count, warmUp, isShared, add }) {
  const page = await browser.open('/screen/endurance');
  await page.call('use', { isShared });
  if (work === 'handle') await page.call('open');
  await page.call(work, warmUp);
  const before = await page.metricsAfterCollection();
  await page.call(work, count);
  const after = await page.metricsAfterCollection();
  await page.close();
  const left = (name) => after[name] - before[name];
  const told = `${count} ${what}`;
  add(
    amountRow({
      what: `${told}: heap`,
      ours: left('JSHeapUsedSize') / kB,
      unit: 'kB',
      digits: 0,
      most: MOST_HEAP,
    }),
  );
  add(amountRow({ what: `${told}: listeners`, ours: left('JSEventListeners'), digits: 0, most: 0 }));
  add(amountRow({ what: `${told}: nodes`, ours: left('Nodes'), digits: 0, most: 0 }));
}

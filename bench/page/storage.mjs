// What keeping the pad across reloads costs.
import { amountRow } from '../table.mjs';

/** Adds the rows about storage: an interaction is offered, accepted, written about in forty keystrokes, and done. */
export async function measureStorage(browser, { quick, add }) {
  const page = await browser.open('/screen/shared');
  await page.call('open');
  await page.call('countWrites');
  const count = quick ? 10 : 50;
  await page.call('write', count);
  const { writes, bytes } = await page.call('written');
  await page.close();
  const what = 'kept for a reload, for each interaction';
  add(amountRow({ what: `${what}: writes`, ours: writes / count }));
  add(amountRow({ what: `${what}: text`, ours: bytes / count, unit: 'B', digits: 0 }));
}

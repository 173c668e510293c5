// Two tabs of one agent: when the second shows a fact that the first was told of.
import { quantile } from '../statistics.mjs';
import { amountRow } from '../table.mjs';

/** Adds the rows about several tabs. */
export async function measureTabs(browser, { quick, add }) {
  const first = await browser.open('/screen/shared');
  await first.call('open');
  const second = await browser.open('/screen/shared', { beside: first });
  await second.call('open');
  const facts = quick ? 50 : 200;
  await first.call('tell', 20);
  await first.call('tell', facts);
  const [here, there] = [await first.call('shown'), await second.call('shown')];
  await first.close();
  const late = Object.entries(here)
    .slice(-facts)
    .map(([turn, at]) => (there[turn] ?? Infinity) - at);
  const what = 'a fact in one tab → shown in another, after the first';
  add(amountRow({ what: `${what}: median`, ours: quantile(late, 0.5), unit: 'ms', digits: 2 }));
  add(amountRow({ what: `${what}: p95`, ours: quantile(late, 0.95), unit: 'ms', digits: 2, most: 5 }));
}

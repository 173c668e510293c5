// Many interactions: first render, one change, many changes, a fact to its paint.
import { median, quantile } from '../statistics.mjs';
import { amountRow, ratioRow } from '../table.mjs';

const SIZES = [100, 1_000];
const WARM_UP = 20;
const FULL = { renders: 15, rounds: 10, batches: 6, sustainMs: 3_000, sustains: 3, paints: 60 };
const QUICK = { renders: 5, rounds: 4, batches: 5, sustainMs: 1_500, sustains: 1, paints: 20 };

/** Adds the rows about the list. */
export async function measureRows(browser, { quick, add }) {
  const effort = quick ? QUICK : FULL;
  const screens = { pad: await browser.open('/screen/pad'), hand: await browser.open('/screen/hand') };
  await makeAlike(screens);
  await inTurns(screens, WARM_UP, (screen) => screen.call('firstRender', 100));
  for (const size of SIZES) await firstRender(screens, size, effort, add);
  const changes = {};
  for (const size of SIZES) {
    await onScreen(screens, size, async () => {
      changes[size] = await oneChange(screens, size, effort, add);
      if (size === Math.max(...SIZES)) await manyChanges(screens, size, effort, add);
      if (size === Math.max(...SIZES)) await toPaint(screens, size, effort, add);
    });
  }
  add(growth(changes));
  await Promise.all(Object.values(screens).map((screen) => screen.close()));
}

/** The hand-written screen gets what surrounds the list, and both must show the same rows, also after changes. */
async function makeAlike({ pad, hand }) {
  await pad.call('show', 20);
  await hand.call('prepare', await pad.call('mirror'));
  await hand.call('show', 20);
  for (const screen of [pad, hand]) await screen.call('change', 7);
  const [ours, theirs] = [await pad.call('rows'), await hand.call('rows')];
  const index = ours.findIndex((row, place) => row !== theirs[place]);
  if (index >= 0 || ours.length !== theirs.length) {
    throw new Error(`The screens differ at row ${index}:\n${ours[index]}\n${theirs[index]}`);
  }
  for (const screen of [pad, hand]) await screen.call('remove');
}

/** What each screen measured, in turns. */
async function inTurns(screens, turns, measureOne) {
  const seen = { pad: [], hand: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, screen] of Object.entries(screens)) seen[name].push(await measureOne(screen));
  }
  return seen;
}

async function onScreen(screens, size, work) {
  for (const screen of Object.values(screens)) {
    await screen.call('show', size);
    await screen.call('hold');
  }
  await work();
  for (const screen of Object.values(screens)) await screen.call('remove');
}

async function firstRender(screens, size, { renders }, add) {
  const seen = await inTurns(screens, renders, (screen) => screen.call('firstRender', size));
  for (const [part, name, most] of [
    ['script', 'script', undefined],
    ['all', 'script and layout', 2],
  ]) {
    const [ours, base] = [seen.pad, seen.hand].map((all) => median(all.map((one) => one[part])));
    add(ratioRow({ what: `first render of ${size}: ${name}`, ours, base, unit: 'ms', most }));
  }
}

async function oneChange(screens, size, { rounds, batches }, add) {
  await inTurns(screens, WARM_UP, (screen) => screen.call('changes', 2));
  const seen = await inTurns(screens, rounds, (screen) => screen.call('changes', batches));
  const [ours, base] = [seen.pad, seen.hand].map((all) => 1_000 * median(all.flat()));
  add(ratioRow({ what: `one of ${size} changes: script`, ours, base, unit: 'µs', digits: 0, most: 2 }));
  return ours;
}

function growth(changes) {
  const [few, many] = SIZES;
  const what = `one change at ${many} against at ${few}`;
  return ratioRow({ what, ours: changes[many], base: changes[few], unit: 'µs', digits: 0, most: 1.3 });
}

async function manyChanges(screens, size, { sustainMs, sustains }, add) {
  const seen = await inTurns(screens, sustains, async (screen) => {
    const before = await screen.metrics();
    await screen.call('sustain', sustainMs);
    const after = await screen.metrics();
    return (1_000 * (after.TaskDuration - before.TaskDuration)) / (after.Timestamp - before.Timestamp);
  });
  const [ours, base] = [median(seen.pad), median(seen.hand)];
  const what = `100 changes a second on ${size}: main thread`;
  add(ratioRow({ what, ours, base, unit: 'ms/s', digits: 0, most: 1.3 }));
}

async function toPaint(screens, size, { paints }, add) {
  const seen = await inTurns(screens, 2, (screen) => screen.call('painted', paints / 2));
  const p95 = (name, part) =>
    quantile(
      seen[name].flat().map((one) => one[part]),
      0.95,
    );
  const what = `a fact → painted, p95, ${size}`;
  add(amountRow({ what: `${what}: time`, ours: p95('pad', 'ms'), base: p95('hand', 'ms'), unit: 'ms' }));
  const frames = { ours: p95('pad', 'frames'), base: p95('hand', 'frames') };
  add(amountRow({ what: `${what}: frames`, ...frames, unit: 'frames', digits: 0, most: 1 }));
}

// Runs in the page: a pad that several tabs share and that is kept for a reload.
import { interaction } from './interactions.mjs';
import { handleOne, nextTask, openPad } from './shift.mjs';

const HELD = 20;
const NOTE = 'She would like to pay back a bit earlier.';
const BETWEEN_MS = 25;
let shift;
let turn = 0;
const shown = {};
const stored = { writes: 0, bytes: 0 };

window.bench = {
  async open() {
    shift = await openPad(
      Array.from({ length: HELD }, (_, index) => interaction(index, 1)),
      { isShared: true },
    );
    const { pad, element } = shift;
    pad.subscribe(async ({ interactions }) => {
      const latest = interactions[0]?.revision;
      await element.updateComplete;
      shown[latest] ??= performance.timeOrigin + performance.now();
    });
  },

  /** Tells of so many facts, one after another. */
  async tell(times) {
    for (let time = 0; time < times; time += 1) {
      turn += 1;
      shift.report({ type: 'interaction', interaction: interaction(0, turn + 1, turn) });
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  },

  /** When each revision was on the screen, by the clock that all tabs have. */
  shown: () => shown,

  countWrites() {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, ...key) {
      stored.writes += 1;
      stored.bytes += JSON.stringify(value).length;
      return put.call(this, value, ...key);
    };
  },

  async write(count) {
    for (let handled = 0; handled < count; handled += 1)
      await handleOne(shift, async (id) => {
        for (let length = 1; length <= NOTE.length; length += 1) {
          const fields = { 'set-note': NOTE.slice(0, length) };
          shift.pad.set({ type: 'draft', interaction: id, fields });
          await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
        }
      });
    await nextTask();
  },

  written: () => stored,
};

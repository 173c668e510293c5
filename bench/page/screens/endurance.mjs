// Runs in the page: a shift of work in one pad, and pads that come and go.
import { interaction } from './interactions.mjs';
import { handleOne, nextTask, openPad } from './shift.mjs';

let shift;
let options;

window.bench = {
  /** What all pads from now on are like. */
  use(given) {
    options = given;
  },

  /** Opens the one pad that all the work goes through. */
  async open() {
    shift = await openPad([], options);
  },

  /** Offered, accepted, done: one after another. */
  async handle(count) {
    for (let handled = 0; handled < count; handled += 1) await handleOne(shift);
    await nextTask();
  },

  async addAndRemove(count) {
    for (let pads = 0; pads < count; pads += 1) {
      const { element, pad, stop } = await openPad([interaction(0, 1)], options);
      element.remove();
      await stop();
      await pad.disconnect();
      await nextTask();
    }
  },
};

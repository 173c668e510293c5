// Runs in the page: a shift of work in one pad, and pads that come and go.
import { Pad } from '../../../dist/index.js';
import { benchAdapter } from './bench-adapter.mjs';
import { interaction } from './interactions.mjs';

/** Numbers never come back, as ids never do. */
let number = 0;
let shift;

window.bench = {
  /** Opens the one pad that all the work goes through. */
  async open() {
    shift = await openPad();
  },

  /** Offered, accepted, done: one after another. */
  async handle(count) {
    for (let handled = 0; handled < count; handled += 1) await handleOne(shift);
    await nextTask();
  },

  async addAndRemove(count) {
    for (let pads = 0; pads < count; pads += 1) {
      const { element, pad } = await openPad([interaction(0, 1)]);
      element.remove();
      await pad.disconnect();
      await nextTask();
    }
  },
};

async function openPad(held = []) {
  const { adapter, report } = benchAdapter(held);
  const pad = new Pad({ adapter });
  const element = document.createElement('contact-pad');
  element.pad = pad;
  document.body.append(element);
  await pad.connect();
  // The rest of the element is loaded by the first pad: one that goes before it has come is no whole pad.
  await customElements.whenDefined('pad-work');
  await shown(element);
  return { element, pad, report };
}

async function handleOne({ element, pad, report }) {
  number += 1;
  const revision = number * 3;
  const { record: _record, ...held } = interaction(number, revision);
  const offer = { id: `offer-${number}`, onDeadline: 'redirect', caseKeys: ['cid'] };
  const offered = { ...held, phase: 'offered', offer, can: { accept: true, reject: true } };
  report({ type: 'interaction', interaction: offered });
  await shown(element);
  const accepted = pad.send({
    type: 'accept',
    interaction: held.id,
    offer: offer.id,
    id: `accept-${number}`,
  });
  report({ type: 'interaction', interaction: { ...held, revision: revision + 1 }, by: [`accept-${number}`] });
  await accepted;
  await shown(element);
  const done = pad.send({ type: 'done', interaction: held.id, id: `done-${number}` });
  const gone = { ...held, revision: revision + 2, phase: 'gone', outcome: 'done', can: {} };
  report({ type: 'interaction', interaction: gone, by: [`done-${number}`] });
  await done;
  await shown(element);
}

async function shown(element) {
  await element.updateComplete;
  await nextTask();
}

function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

// Runs in the page: a pad on a backend that answers at once, and an interaction from offer to done.
import { Pad } from '../../../dist/index.js';
import { persist } from '../../../dist/storage/index.js';
import { shareAcrossTabs } from '../../../dist/tabs/index.js';
import { benchAdapter } from './bench-adapter.mjs';
import { interaction } from './interactions.mjs';

const OWNER = { name: 'bench', agent: 'anna' };

/** Numbers never come back, as ids never do. */
let number = 0;

/** Opens a pad that holds these; `isShared`: for all tabs, and kept for a reload. */
export async function openPad(held = [], { isShared = false } = {}) {
  const { adapter, report } = benchAdapter(held);
  const pad = new Pad({ adapter: isShared ? shareAcrossTabs(adapter, OWNER) : adapter });
  const stop = isShared ? persist(pad, OWNER) : async () => undefined;
  const element = document.createElement('contact-pad');
  element.pad = pad;
  document.body.append(element);
  await pad.connect();
  // The rest of the element is loaded by the first pad: one that goes before it has come is no whole pad.
  await customElements.whenDefined('pad-work');
  await shown(element);
  return { element, pad, report, stop };
}

/** Offered, accepted, done; `work` is done with it in between. */
export async function handleOne({ element, pad, report }, work = async () => undefined) {
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
  await work(held.id);
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

/** Everything that was promised has happened. */
export function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

// The screen as we make it: the real <contact-pad> with a real Pad.
import { Pad } from '../../../dist/index.js';
import { benchAdapter } from './bench-adapter.mjs';
import { interactions } from './interactions.mjs';
import { hostsIn } from './mirror.mjs';

/** Lit renders an element in a microtask and its children in later ones: more of them than any tree of ours is deep. */
const TURNS = 100;

async function rendered() {
  for (let turn = 0; turn < TURNS; turn += 1) await undefined;
}

/** The element loads what only work needs when work comes: that is measured with loading, not here. */
export async function load() {
  const { remove } = await showScreen(interactions(1));
  await customElements.whenDefined('pad-list');
  await rendered();
  await remove();
}

/** A screen that shows these interactions. */
export async function showScreen(held) {
  const { adapter, report } = benchAdapter(held);
  const pad = new Pad({ adapter });
  const element = document.createElement('contact-pad');
  element.pad = pad;
  document.body.append(element);
  void pad.connect();
  await rendered();
  let hosts;
  return {
    element,
    async change(one) {
      hosts ??= hostsIn(element);
      report({ type: 'interaction', interaction: one });
      for (const host of hosts) if (host.isUpdatePending) await host.updateComplete;
    },
    async remove() {
      element.remove();
      await pad.disconnect();
    },
  };
}

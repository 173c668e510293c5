// Runs in the page: puts one of the two screens through its paces. Times are in milliseconds.
import { interaction, interactions } from './interactions.mjs';
import { mirror, rowsAsText, rowsIn } from './mirror.mjs';

const BATCH = 10;
const PER_SECOND = 100;
let screen;
let count = 0;
let revision = 1;

/** Offers the measurements of a screen to the harness as `window.bench`. */
export function offerBench({ showScreen, prepare }) {
  const show = async (size) => {
    count = size;
    screen = await showScreen(interactions(size));
  };
  const remove = async () => {
    await screen.remove();
    await frame();
  };

  window.bench = {
    show,
    remove,
    prepare,
    mirror: () => mirror(screen.element),
    rows: () => rowsAsText(screen.element),
    hold: async () => {
      screen.element.getBoundingClientRect();
      await frame();
      window.gc();
      await frame();
    },
    change: async (turns) => {
      for (let turn = 0; turn < turns; turn += 1) await screen.change(nextChange());
    },

    /** One first render: script alone, and with style and layout. */
    async firstRender(size) {
      const held = interactions(size);
      window.gc();
      await frame();
      const start = performance.now();
      screen = await showScreen(held);
      const script = performance.now() - start;
      screen.element.getBoundingClientRect();
      const all = performance.now() - start;
      const shown = rowsIn(screen.element).length;
      if (shown !== size) throw new Error(`Only ${shown} of ${size} rows were there.`);
      await remove();
      return { script, all };
    },

    /** The script that one change takes, once per batch. */
    async changes(batches) {
      const times = [];
      for (let batch = 0; batch < batches; batch += 1) {
        const news = Array.from({ length: BATCH }, nextChange);
        const start = performance.now();
        for (const one of news) await screen.change(one);
        times.push((performance.now() - start) / BATCH);
        await frame();
      }
      return times;
    },

    /** A hundred changes a second for so long; how many were made. */
    async sustain(milliseconds) {
      const start = performance.now();
      let made = 0;
      while (performance.now() - start < milliseconds) {
        const due = Math.floor(((performance.now() - start) * PER_SECOND) / 1_000);
        for (; made < due; made += 1) await screen.change(nextChange());
        await wait(4);
      }
      return made;
    },

    /** From a fact to the paint that shows it, each at another moment of a frame: milliseconds, and frames. */
    async painted(times) {
      const seen = [];
      const interval = await frameInterval();
      for (let time = 0; time < times; time += 1) {
        await frame();
        await wait((time * 7) % 17);
        seen.push(await oneToPaint(nextChange(), interval));
      }
      return seen;
    },
  };
}

function nextChange() {
  revision += 1;
  const index = count > 1 ? 1 + ((revision * 37) % (count - 1)) : 0;
  return interaction(index, revision, revision);
}

async function oneToPaint(news, interval) {
  const start = performance.now();
  const changed = screen.change(news);
  const begun = await new Promise((resolve) => requestAnimationFrame(resolve));
  await changed;
  await macrotask();
  const end = performance.now();
  return { ms: end - start, frames: Math.max(1, Math.ceil((end - begun) / interval)) };
}

async function frameInterval() {
  const first = await new Promise((resolve) => requestAnimationFrame(resolve));
  let last = first;
  for (let frames = 0; frames < 20; frames += 1)
    last = await new Promise((resolve) => requestAnimationFrame(resolve));
  return (last - first) / 20;
}

/** The first task after the next frame was made. */
async function frame() {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await macrotask();
}

function macrotask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

// Runs in the page: the target dialog over a world of many agents. Times are in milliseconds.
import { createWorld, simulator } from '../../../dist/adapters/simulator/index.js';
import { Pad } from '../../../dist/core/index.js';
import { en } from '../../../dist/i18n/en.js';
import { speak } from '../../../dist/i18n/i18n.js';
import '../../../dist/elements/pad-target-dialog.js';

const FIRST = ['Anna', 'Bo', 'Chen', 'Dana', 'Eva', 'Jón', 'Łucja', 'Amélie', 'Omar', 'Mei'];
const LAST = ['Lindqvist', 'Ek', 'Wei', 'Novák', 'Þórsson', 'Żak', 'Noël', 'Haddad', 'Tanaka', 'Berg'];
/** What agents type, letter by letter. */
const NAMES = ['chen wei 4', 'novak', 'amelie', 'zak 77', 'haddad 1', 'eva berg 9'];
let stage;

speak(en);

window.bench = {
  /** Opens the dialog among so many targets, about a work item that the agent holds. */
  async open(size) {
    stage = await openDialog(size);
    await shownRows();
  },

  /** Types every name so many times: how long each keystroke takes to its result, and the result to its paint. */
  async keystrokes(rounds) {
    const seen = [];
    const interval = await frameInterval();
    for (let round = 0; round < rounds; round += 1)
      for (const name of NAMES) await type(name, interval, seen);
    return seen;
  },

  rows: () => stage.dialog.shadowRoot.querySelectorAll('[role=option]').length,
};

function agents(size) {
  return Array.from({ length: size }, (_, index) => ({
    id: index === 0 ? 'anna' : `agent-${index}`,
    name: `${FIRST[index % 10]} ${LAST[Math.floor(index / 10) % 10]} ${index}`,
    state: index === 0 ? 'logged-out' : ['ready', 'not-ready', 'logged-out'][index % 3],
  }));
}

async function openDialog(size) {
  const world = createWorld({ agents: agents(size) });
  const pad = new Pad({ adapter: simulator({ agent: 'anna', world }) });
  await pad.connect();
  await pad.send({ type: 'set-state', state: 'ready' });
  const interaction = await heldBy(pad, world);
  const dialog = document.createElement('pad-target-dialog');
  let answered;
  const search = async (query, signal) => {
    const page = await pad.query(query, signal);
    answered?.();
    return page;
  };
  Object.assign(dialog, { interaction, state: pad.state, modes: ['consult', 'transfer'], search });
  const box = document.createElement('div');
  box.style.cssText = 'position: relative; block-size: 640px; inline-size: 400px';
  box.append(dialog);
  document.body.append(box);
  const nextAnswer = () => new Promise((resolve) => (answered = resolve));
  return { dialog, nextAnswer };
}

async function heldBy(pad, world) {
  const id = await world.post();
  const find = () => pad.state.interactions.find((one) => one.id === id);
  while (!find()?.offer) await nextTask();
  await pad.send({ type: 'accept', interaction: id, offer: find().offer.id });
  return find();
}

async function type(name, interval, seen) {
  const input = stage.dialog.shadowRoot.querySelector('[role=combobox]');
  for (let length = 1; length <= name.length; length += 1) {
    await nextFrame();
    const answer = stage.nextAnswer();
    const start = performance.now();
    input.value = name.slice(0, length);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await answer;
    const result = performance.now();
    const begun = await nextFrame();
    await nextTask();
    const painted = performance.now();
    const frames = Math.max(1, Math.ceil((painted - Math.max(begun, result)) / interval));
    seen.push({ result: result - start, all: painted - start, frames });
  }
}

async function shownRows() {
  while (window.bench.rows() === 0) await nextFrame();
}

async function frameInterval() {
  const first = await nextFrame();
  let last = first;
  for (let frames = 0; frames < 20; frames += 1) last = await nextFrame();
  return (last - first) / 20;
}

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

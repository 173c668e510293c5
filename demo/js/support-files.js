import { Pad, record, replay } from '/dist/contact-pad.bundle.js';
import { byId, h } from './dom.js';

/** How many times as fast as it was. */
const SPEED = 4;
let played;

/**
 * The pad of an agent whose support file can be saved by the menu of their state.
 *
 * @param {HTMLElement} element the pad on the page
 * @param {object} adapter its backend
 */
export function recordedPad(element, adapter) {
  const recorded = record(adapter);
  element.supportFile = () => recorded.supportFile();
  element.pad = new Pad({ adapter: recorded });
  return element.pad;
}

/**
 * What plays a support file in a pad of its own.
 *
 * @param {(error: Error) => void} tell what is told of a file that is none
 */
export function supportFilePlayer(tell) {
  const input = h('input', { type: 'file', accept: 'application/json,.json' });
  input.addEventListener('change', () => {
    const [file] = input.files;
    if (file) void play(file).catch(tell);
  });
  return h(
    'div',
    { class: 'rows' },
    h(
      'p',
      { class: 'muted' },
      `An agent saves a support file by the menu of their state. Here it is played ${SPEED} times as fast: without names, texts and numbers.`,
    ),
    h('label', {}, 'Support file ', input),
  );
}

async function play(file) {
  const pad = new Pad({ adapter: replay(JSON.parse(await file.text()), { speed: SPEED }) });
  await stop();
  const element = h('contact-pad', { label: 'Pad of the support file' });
  element.pad = pad;
  played = h('figure', { 'data-agent': 'replay' }, h('figcaption', {}, 'Support file'), element);
  byId('pads').append(played);
  await pad.connect();
}

async function stop() {
  const pad = played?.querySelector('contact-pad').pad;
  played?.remove();
  await pad?.disconnect();
}

import { Pad, play, scenarios, sharedWorld, simulator } from '/dist/contact-pad.bundle.js';
import { WORLD } from './backend.js';
import { byId, h } from './dom.js';
import { faultSwitches } from './faults.js';
import { capabilitySwitches } from './switches.js';

const NAMES = { anna: 'Anna', bo: 'Bo' };
const world = sharedWorld({ name: WORLD });
const chosen = byId('agent');
/** What this page has set, by agent: the world tells faults, but not switches. */
const switches = { anna: {}, bo: {} };
const faults = { anna: {}, bo: {} };
let playing;

const showSwitches = capabilitySwitches(byId('switches'), (changed) => {
  Object.assign(switches[chosen.value], changed);
  act({ type: 'switches', agent: chosen.value, switches: changed });
});
const showFaults = faultSwitches(byId('faults'), (plan) =>
  act({ type: 'faults', agent: chosen.value, faults: plan }),
);

world.listen((told) => {
  if (!('faults' in told) || !faults[told.agent]) return;
  faults[told.agent] = told.faults;
  showChosen();
});
chosen.addEventListener('change', showChosen);
byId('size').addEventListener('change', ({ target }) => {
  byId('pads').dataset.size = target.value;
});
byId('two').addEventListener('change', ({ target }) => (target.checked ? addPad('bo') : removePad('bo')));
byId('stop').addEventListener('click', () => playing?.stop());
byId('scenarios').append(...scenarios.map(scenarioRow));
await addPad('anna');

async function addPad(agent) {
  const element = h('contact-pad', { label: `Pad of ${NAMES[agent]}` });
  const pad = new Pad({ adapter: simulator({ agent, world }) });
  element.pad = pad;
  byId('pads').append(h('figure', { 'data-agent': agent }, h('figcaption', {}, NAMES[agent]), element));
  await pad.connect();
}

async function removePad(agent) {
  const figure = document.querySelector(`figure[data-agent="${agent}"]`);
  const { pad } = figure.querySelector('contact-pad');
  figure.remove();
  await pad.disconnect();
}

function showChosen() {
  showSwitches(switches[chosen.value]);
  showFaults(faults[chosen.value]);
}

function scenarioRow(scenario) {
  const start = (event) => void run(scenario, event.currentTarget);
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: start },
      scenario.name,
      h('small', {}, scenario.description),
    ),
  );
}

/** One scenario at a time: another one ends it. The chosen agent plays the part of `me`. */
async function run(scenario, button) {
  playing?.stop();
  const mine = play(world, scenario, { me: chosen.value, other: chosen.value === 'anna' ? 'bo' : 'anna' });
  playing = mine;
  const show = (on) => {
    button.setAttribute('aria-pressed', String(on));
    byId('stop').hidden = !on;
    byId('playing').textContent = on ? `Playing: ${scenario.name}` : '';
  };
  show(true);
  await mine.ended.catch(tell);
  button.setAttribute('aria-pressed', 'false');
  if (playing === mine) show(false);
}

function act(action) {
  byId('failure').hidden = true;
  world.act(action).catch(tell);
}

function tell({ message }) {
  byId('failure').textContent = `The simulator refused this: ${message}.`;
  byId('failure').hidden = false;
}

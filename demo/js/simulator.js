import { play, scenarios, simulator } from '/dist/contact-pad.bundle.js';
import { behave, colleagueSwitches } from './colleagues.js';
import { byId, h } from './dom.js';
import { faultSwitches } from './faults.js';
import { scenarioList } from './scenario-list.js';
import { simulatedWorld } from './simulated-world.js';
import { soundSwitch } from './sound.js';
import { recordedPad, supportFilePlayer } from './support-files.js';
import { capabilitySwitches } from './switches.js';
import { tabBar } from './tabs.js';

const NAMES = { anna: 'Anna', bo: 'Bo' };
const asked = new URLSearchParams(location.search);
const large = asked.has('large');
const world = simulatedWorld(large);
const chosen = byId('agent');
/** What this page has set, by agent: the world tells faults and sound, but nothing else. */
const switches = { anna: {}, bo: {} };
const faults = { anna: {}, bo: {} };
const sounds = {};
const behaviours = {};
let playing;

const allowed = h('div', { class: 'groups' });
const showSwitches = capabilitySwitches(allowed, (changed) => {
  Object.assign(switches[chosen.value], changed);
  act({ type: 'switches', agent: chosen.value, switches: changed });
});
const wrong = h('div', { class: 'rows' });
const showFaults = faultSwitches(wrong, (plan) => act({ type: 'faults', agent: chosen.value, faults: plan }));
const showSound = soundSwitch(wrong, (sound) => act({ type: 'sound', agent: chosen.value, sound }));
const others = h('div', { class: 'rows' });
const showColleagues = colleagueSwitches(others, act);

world.listen((told) => {
  if (!faults[told.agent]) return;
  if ('faults' in told) faults[told.agent] = told.faults;
  else if ('audio' in told) sounds[told.agent] = told.audio;
  else return;
  showChosen();
});
chosen.addEventListener('change', showChosen);
const language = byId('language');
language.value = asked.get('lang') ?? 'en';
language.addEventListener('change', showLanguage);
showLanguage();
byId('size').addEventListener('change', ({ target }) => {
  byId('pads').dataset.size = target.value;
});
byId('theme').addEventListener('change', ({ target }) => wear(target.value));
byId('two').addEventListener('change', ({ target }) => (target.checked ? addPad('bo') : removePad('bo')));
byId('stop').addEventListener('click', () => playing?.stop());
byId('same-world').hidden = large;
addTabs();
await addPad('anna');

function wear(theme) {
  document.getElementById('worn')?.remove();
  const href = `/dist/themes/${theme}.css`;
  if (theme) document.head.append(h('link', { id: 'worn', rel: 'stylesheet', href }));
}

function addTabs() {
  const tabs = tabBar(byId('tabs'), byId('panels'), () => undefined);
  const add = (name, ...content) =>
    tabs.add(name, name, () => h('div', { class: 'panel' }, ...content), false);
  add(
    'Scenarios',
    scenarioList(scenarios, (scenario, button) => void run(scenario, button)),
  );
  add('What is allowed', allowed);
  add('What goes wrong', wrong);
  add(
    'Colleagues',
    h('p', { class: 'muted' }, 'What they do, three seconds after they got a transfer or a consult.'),
    others,
    largeSwitch(),
  );
  add('Support file', supportFilePlayer(tell));
  tabs.show('Scenarios');
}

/** Another directory is another world, so the page begins anew. */
function largeSwitch() {
  const box = h('input', { type: 'checkbox', checked: large });
  box.addEventListener('change', () => location.assign(box.checked ? '?large' : '?'));
  return h('label', { class: 'check' }, box, ' 100,000 names in the directory (the page begins anew)');
}

async function addPad(agent) {
  // Who has a pad answers by hand.
  if (behaviours[agent]) behave(act, agent);
  const element = h('contact-pad', { label: `Pad of ${NAMES[agent]}` });
  const pad = recordedPad(element, simulator({ agent, world }));
  byId('pads').append(h('figure', { 'data-agent': agent }, h('figcaption', {}, NAMES[agent]), element));
  await pad.connect();
  act({ type: 'sound', agent, sound: 'ready' });
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
  showSound(sounds[chosen.value]);
  showColleagues(behaviours);
}

/** One scenario at a time: another one ends it. The chosen agent plays the part of `me`. */
async function run(scenario, button) {
  playing?.stop();
  const other = chosen.value === 'anna' ? 'bo' : 'anna';
  // The colleague of the scenario before does not take what comes now.
  if (behaviours[other]) behave(act, other);
  const mine = play({ ...world, act: noted }, scenario, { me: chosen.value, other });
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
  noted(action).catch(tell);
}

/** Does it, and remembers what colleagues do. */
function noted(action) {
  if (action.type === 'colleague') {
    behaviours[action.agent] = action.script?.answer;
    showChosen();
  }
  return world.act(action);
}

function tell({ message }) {
  byId('failure').textContent = `The simulator refused this: ${message.replace(/\.$/, '')}.`;
  byId('failure').hidden = false;
}

/** The pads follow the language around them; the page itself stays in English. */
function showLanguage() {
  byId('pads').lang = language.value;
}

import { connectFailure, padFor } from './backend.js';
import { customersView } from './customers.js';
import { byId, h } from './dom.js';
import { eventLog } from './event-log.js';
import { followPad } from './follow-pad.js';
import { recordTabs } from './record-tabs.js';
import { splitter } from './splitter.js';

const AGENTS = { anna: 'Anna Berg', bo: 'Bo Ek', chen: 'Chen Wei', dana: 'Dana Cruz' };
const address = new URL(location.href);
const agent = address.searchParams.get('agent') ?? 'anna';

const element = byId('pad');
const language = address.searchParams.get('lang');
if (language) element.lang = language;
element.notifications = { icon: '/demo/icon-badge.svg' };
const home = customersView((record) => tabs.open(record));
const tabs = recordTabs(agent, { list: byId('tabs'), panels: byId('panels'), home });

chooseAgent(byId('agent'));
chooseView(byId('layout'), { records: byId('show-records'), pad: byId('show-pad') });
splitter(byId('splitter'), byId('layout'));
eventLog(element, byId('log-entries'), byId('log-count'));
followPad(element, tabs, AGENTS[agent] ?? agent);
await connect();

async function connect() {
  const failure = byId('failure');
  try {
    const { searchParams } = address;
    const [backend, voice] = [searchParams.get('backend'), searchParams.get('voice')];
    const { pad, post } = await padFor(agent, backend, voice);
    element.pad = pad;
    if (post) offerWork(byId('new'), post);
    await pad.connect();
  } catch (error) {
    failure.textContent = connectFailure(error);
    failure.hidden = false;
  }
}

/** Without a server nobody sends anything, so the page itself can: the button says what comes. */
function offerWork(place, post) {
  const medium = byId('medium');
  const button = byId('new-item');
  const show = () => {
    button.textContent = `New ${medium.selectedOptions[0].textContent.toLowerCase()}`;
  };
  place.hidden = false;
  medium.addEventListener('change', show);
  button.addEventListener('click', () => void post(medium.value));
  show();
}

/** Another agent is another page: each window belongs to one. */
function chooseAgent(select) {
  const known = Object.hasOwn(AGENTS, agent) ? AGENTS : { [agent]: agent, ...AGENTS };
  select.append(...Object.entries(known).map(([id, name]) => h('option', { value: id }, name)));
  select.value = agent;
  select.addEventListener('change', () => {
    address.searchParams.set('agent', select.value);
    location.assign(address);
  });
}

/** A narrow window shows the records or the pad, not both. */
function chooseView(layout, buttons) {
  for (const [view, button] of Object.entries(buttons)) {
    button.addEventListener('click', () => {
      layout.dataset.view = view;
      for (const [one, other] of Object.entries(buttons))
        other.setAttribute('aria-pressed', String(one === view));
    });
  }
}

import { byId, clock, h } from './dom.js';
import { entranceSwitches } from './entrances.js';
import { post } from './sender.js';
import { sendingForm } from './sending-form.js';
import { tabBar } from './tabs.js';
import { WAYS } from './ways.js';

const showEntrances = entranceSwitches({
  list: byId('entrances'),
  failure: byId('entrances-failure'),
  key: byId('admin-key'),
});
const desk = {
  key: () => byId('sender-key').value,
  show: (text) => {
    byId('sent').textContent = text;
  },
  fail: (message) => answer(false, message, ''),
  deliver,
};
const previews = {};
const tabs = tabBar(byId('ways'), byId('panels'), () => previews[tabs.state().shown]?.());

for (const way of WAYS) {
  const { section, preview } = sendingForm(way, desk);
  tabs.add(way.id, way.name, () => section, false);
  previews[way.id] = preview;
}
tabs.show(WAYS[0].id);
tabs.show(location.hash.slice(1));
await showEntrances();

async function deliver(message) {
  try {
    const { ok, status, text, state, code } = await post(message, desk.key());
    const title = ok ? `received, ${state ?? 'no receipt wanted'}` : (code ?? 'refused');
    answer(ok, `${status}: ${title}`, text);
  } catch {
    answer(false, 'The gateway cannot be reached. A sender tries again with the same id.', '');
  }
  await showEntrances();
}

function answer(ok, title, text) {
  byId('no-answers').hidden = true;
  const heading = h('span', {}, h('b', {}, title), h('span', { class: 'muted' }, ` · ${clock(Date.now())}`));
  byId('answers').prepend(
    h('li', { class: ok ? 'received' : 'refused' }, heading, text && h('code', {}, text)),
  );
}

import { chatCard } from './chat.js';
import { byId, clock, h } from './dom.js';
import { entranceSwitches } from './entrances.js';
import { post } from './sender.js';
import { sendingForm } from './sending-form.js';
import { stored } from './store.js';
import { tabBar } from './tabs.js';
import { WAYS } from './ways.js';

const showEntrances = entranceSwitches({
  list: byId('entrances'),
  failure: byId('entrances-failure'),
  key: byId('admin-key'),
});
/** The chats of this window: one that is loaded again goes on. */
const chats = stored(sessionStorage, 'contact-pad-demo-chats');
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
for (const chat of chats.read([])) showChat(chat);
tabs.show(WAYS[0].id);
tabs.show(location.hash.slice(1));
await showEntrances();

async function deliver(message) {
  try {
    const { ok, status, text, state, code } = await post(message, desk.key());
    if (ok && message.path === '/v1/chats') openChat(message, JSON.parse(text));
    const title = ok ? `received, ${state ?? 'no receipt wanted'}` : (code ?? 'refused');
    // What lets somebody into a chat is not for others who look at the page.
    answer(ok, `${status}: ${title}`, text.replace(/"token":"[^"]+"/, '"token":"…"'));
  } catch {
    answer(false, 'The gateway cannot be reached. A sender tries again with the same id.', '');
  }
  await showEntrances();
}

/** Sent again under its id it is the same chat. */
function openChat({ body }, { id, token }) {
  if (document.getElementById(`chat-${id}`)) return;
  const chat = { id, token, name: JSON.parse(body).name };
  chats.write([...chats.read([]), chat]);
  showChat(chat);
}

function showChat(chat) {
  const forget = () => {
    chats.write(chats.read([]).filter(({ id }) => id !== chat.id));
    document.querySelector('[role=tab][aria-selected=true]').focus();
  };
  byId('chats').prepend(chatCard(chat, forget));
}

function answer(ok, title, text) {
  byId('no-answers').hidden = true;
  const heading = h('span', {}, h('b', {}, title), h('span', { class: 'muted' }, ` · ${clock(Date.now())}`));
  byId('answers').prepend(
    h('li', { class: ok ? 'received' : 'refused' }, heading, text && h('code', {}, text)),
  );
}

import { clock, h } from './dom.js';
import { follow } from './event-stream.js';

/** How often it is said again that somebody is writing, in milliseconds. */
const WRITING_MS = 3_000;

/** For so long entries are gathered before it is told that they have arrived, in milliseconds. */
const RECEIVED_MS = 100;

const STATES = { waiting: 'Waiting for an agent', connected: 'Connected to', ended: 'Ended' };

/**
 * The customer's side of one chat: what was written, and a field to write in.
 *
 * @param {{ id: string, token: string, name: string }} pass what the gateway answered, and who it is
 * @param {() => void} onClose told when it is put away
 * @returns the section
 */
export function chatCard({ id, token, name }, onClose) {
  const left = new AbortController();
  const title = `chat-${id}`;
  const entries = h('ol');
  const unsent = h('ol', { 'aria-label': 'On its way' });
  const log = h(
    'div',
    { role: 'log', 'aria-labelledby': title, class: 'transcript outside', tabindex: 0 },
    entries,
    unsent,
  );
  const status = h('p', { class: 'muted', role: 'status' }, STATES.waiting);
  const field = h('textarea', { name: 'text', rows: 2, maxlength: 4_000, 'aria-label': 'Message' });
  const end = h(
    'button',
    { type: 'button', onclick: () => void ask('end').catch(() => undefined) },
    'End chat',
  );
  const actions = h('p', { class: 'row' }, h('button', { type: 'submit', class: 'primary' }, 'Send'), end);
  const form = h('form', { class: 'message' }, field, actions);
  const close = h('button', { type: 'button', hidden: true }, 'Close');
  const card = h(
    'section',
    { class: 'card chat', 'aria-labelledby': title },
    h('h2', { id: title, class: 'outside' }, `Chat as ${name}`),
    ...[status, log, form, close],
  );
  let state = { state: 'waiting' };
  let linked = true;
  let writtenAt = 0;
  let received = 0;
  let agentWritesUntil = 0;
  let sending = Promise.resolve();

  close.addEventListener('click', () => {
    left.abort();
    card.remove();
    onClose();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  field.addEventListener('input', () => {
    if (Date.now() - writtenAt < WRITING_MS) return;
    writtenAt = Date.now();
    void ask('typing').catch(() => undefined);
  });
  void follow(`/v1/chats/${id}/events`, {
    token,
    signal: left.signal,
    onLink: (up) => {
      linked = up;
      show();
    },
    onEvent,
  });

  function onEvent(event, data) {
    if (event === 'entry') {
      entries.append(entry(data));
      log.scrollTop = log.scrollHeight;
      agentWritesUntil = 0;
      receive(data.number);
    } else if (event === 'typing') {
      agentWritesUntil = Date.now() + data.durationMs;
      setTimeout(show, data.durationMs);
    } else {
      state = data;
    }
    show();
    return state.state !== 'ended';
  }

  function show() {
    const words = [STATES[state.state], state.agent];
    if (Date.now() < agentWritesUntil) words.push('is writing …');
    if (!linked && state.state !== 'ended') words.push('· no link, trying again');
    status.textContent = words.filter(Boolean).join(' ');
    const over = state.state === 'ended';
    const wasWriting = over && form.contains(document.activeElement);
    form.hidden = over;
    close.hidden = !over;
    if (wasWriting) close.focus();
  }

  /** Tells up to where all is here: once for entries that come together, and again with the next where it fails. */
  function receive(number) {
    if (!received) setTimeout(tell, RECEIVED_MS);
    received = number;
  }

  function tell() {
    void ask('received', { number: received }).catch(() => undefined);
    received = 0;
  }

  /** Messages go one after another, in the order in which they were written; until then they stand below the others. */
  function send() {
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    const item = h(
      'li',
      { class: 'contact unsent' },
      h('span', { class: 'muted' }, 'Sending …'),
      words(text),
    );
    unsent.append(item);
    log.scrollTop = log.scrollHeight;
    sending = sending.then(async () => {
      if (!(await deliver({ id: crypto.randomUUID(), text }))) field.value ||= text;
      item.remove();
    });
  }

  /** The same message goes again under the same id until the gateway has answered. Gives whether it has taken it. */
  async function deliver(message) {
    while (!left.signal.aborted) {
      const code = await ask('messages', message).catch(() => 0);
      if (code !== 0 && code !== 429 && code < 500) return code < 400;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    return false;
  }

  async function ask(what, message) {
    const headers = { authorization: `Bearer ${token}` };
    if (message) headers['content-type'] = 'application/json';
    const body = message && JSON.stringify(message);
    const response = await fetch(`/v1/chats/${id}/${what}`, { method: 'POST', headers, body });
    return response.status;
  }

  return card;
}

function entry({ at, by, text }) {
  if (by.kind === 'system') return h('li', { class: 'system muted' }, `${text} · ${clock(at)}`);
  return h(
    'li',
    { class: by.kind },
    h('span', { class: 'muted' }, h('b', {}, by.name), ` · ${clock(at)}`),
    words(text),
  );
}

const words = (text) => h('span', { class: 'text' }, text);

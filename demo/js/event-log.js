import { clock, h } from './dom.js';

/** Every event of the pad: a developer can see here what the page hears. */
export const PAD_EVENTS = [
  'pad-ready',
  'pad-link',
  'pad-agent',
  'pad-command',
  'pad-record-open',
  'pad-notice',
  'pad-error',
  ...[
    ...['offered', 'accepted', 'rejected', 'redirected', 'changed', 'selected'],
    ...['released', 'transferred', 'done', 'restored'],
  ].map((step) => `pad-interaction-${step}`),
];

const MOST = 200;

/** Shows the events of `pad` as they come, newest first. */
export function eventLog(pad, list, count) {
  let heard = 0;
  const listen = (event) => {
    heard += 1;
    count.textContent = String(heard);
    list.prepend(entry(event));
    if (list.childElementCount > MOST) list.lastElementChild.remove();
  };
  for (const type of PAD_EVENTS) pad.addEventListener(type, listen);
}

function entry({ type, detail }) {
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h('time', { class: 'muted' }, clock(Date.now())),
        h('b', {}, type),
        h('span', { class: 'outside' }, gist(detail)),
      ),
      h('pre', {}, JSON.stringify(detail, null, 2)),
    ),
  );
}

function gist({ source, link, agent, command, record, notice, code, interaction }) {
  const about =
    link?.state ??
    agent?.state ??
    command?.type ??
    record?.label ??
    notice?.code ??
    code ??
    interaction?.subject;
  return [source, about].filter(Boolean).join(' · ');
}

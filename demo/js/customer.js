import { byId, clock, h } from './dom.js';
import { entranceSwitches } from './entrances.js';
import { SAMPLES } from './samples.js';
import { post, upload } from './sender.js';
import { workItemXml } from './work-item.js';

const form = byId('item');
const fields = form.elements;
const showEntrances = entranceSwitches({
  list: byId('entrances'),
  failure: byId('entrances-failure'),
  key: byId('admin-key'),
});
/** The record's type of the last example: the form has no field for it. */
let recordType;
/** What was sent last, for sending it again under the same id. */
let last;

for (const sample of SAMPLES)
  byId('samples').append(h('button', { type: 'button', onclick: () => sendSample(sample) }, sample.button));
form.addEventListener('input', preview);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send(fields.file.files[0]);
});
byId('again').addEventListener('click', () => deliver(last));
fill(SAMPLES[0].item);
await showEntrances();

async function sendSample({ item, file }) {
  fill(item);
  await send(file && (await fileOf(file)));
}

/** Puts an example into the form, under a new id. */
function fill({ recordType: type, ...item }) {
  recordType = type;
  for (const field of fields)
    if (field.name && !['key', 'file', 'id'].includes(field.name)) field.value = item[field.name] ?? '';
  fields.entrance.value = item.entrance;
  fields.id.value = crypto.randomUUID();
  preview();
}

async function send(file) {
  try {
    const attachments = file ? [await upload(file, fields.key.value)] : [];
    const xml = workItemXml(read(attachments));
    byId('xml').textContent = xml;
    await deliver(xml);
  } catch (error) {
    answer(false, error.message, '');
  }
  fields.id.value = crypto.randomUUID();
  fields.file.value = '';
}

async function deliver(xml) {
  last = xml;
  byId('again').disabled = false;
  try {
    const { ok, status, text, state, code } = await post(xml, fields.key.value);
    answer(
      ok,
      ok ? `${status}: received, ${state ?? 'no receipt wanted'}` : `${status}: ${code ?? 'refused'}`,
      text,
    );
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

function preview() {
  const { name, type } = fields.file.files[0] ?? {};
  byId('xml').textContent = workItemXml(read(name ? [{ name, type, href: '/v1/attachments/…' }] : []));
}

function read(attachments) {
  const values = Object.fromEntries(new FormData(form));
  return { ...values, recordType, contactData: pairs(values.contactData), attachments };
}

function pairs(text) {
  return text
    .split('\n')
    .map((line) => /^\s*([^=]+?)\s*=\s*(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, key, value]) => [key, value]);
}

async function fileOf(name) {
  const response = await fetch(`/demo/files/${name}`);
  const blob = await response.blob();
  return new File([blob], name, { type: blob.type });
}

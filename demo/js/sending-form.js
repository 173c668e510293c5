import { h } from './dom.js';
import { upload } from './sender.js';

/** What an example never fills in. */
const OWN = ['file', 'id'];

/**
 * A form that sends: examples that fill it and send at once, and the same again under the same id.
 *
 * @param way of `WAYS`
 * @param {{ show: (text: string) => void, deliver: (message: object) => Promise<void>, fail: (message: string) => void, key: () => string }} desk
 * @returns the section, and `preview`: shows what would be sent now
 */
export function sendingForm(way, desk) {
  const form = h('form', { class: 'card', autocomplete: 'off' });
  const again = h('button', { type: 'button', disabled: true }, 'Send the same again');
  const fields = form.elements;
  /** What the last example says and the form has no field for. */
  let unseen = {};
  /** What was sent last. */
  let last;

  form.append(
    h('div', { class: 'grid' }, ...way.fields.map(field)),
    h('p', { class: 'row' }, h('button', { type: 'submit', class: 'primary' }, 'Send'), again),
  );
  form.addEventListener('input', preview);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(fields.file?.files[0]);
  });
  again.addEventListener('click', () => void desk.deliver(last));
  fill(way.samples[0].item);

  /** Puts an example into the form, under a new id. */
  function fill(item) {
    unseen = Object.fromEntries(Object.entries(item).filter(([name]) => !fields.namedItem(name)));
    for (const { name } of way.fields) if (!OWN.includes(name)) fields[name].value = item[name] ?? '';
    fields.id.value = crypto.randomUUID();
  }

  async function sendSample({ item, file }) {
    fill(item);
    await send(file && (await fileOf(file)));
  }

  async function send(file) {
    try {
      last = way.compose(read(file ? [await upload(file, desk.key())] : []));
      again.disabled = false;
      desk.show(last.body);
      await desk.deliver(last);
    } catch (error) {
      desk.fail(error.message);
    }
    fields.id.value = crypto.randomUUID();
    if (fields.file) fields.file.value = '';
  }

  function preview() {
    const { name, type } = fields.file?.files[0] ?? {};
    desk.show(way.compose(read(name ? [{ name, type, href: '/v1/attachments/…' }] : [])).body);
  }

  function read(attachments) {
    const values = Object.fromEntries(new FormData(form));
    return { ...unseen, ...values, contactData: pairs(values.contactData), attachments };
  }

  const samples = way.samples.map((sample) =>
    h('button', { type: 'button', onclick: () => sendSample(sample) }, sample.button),
  );
  const section = h(
    'section',
    { class: 'way' },
    h('p', { class: 'muted' }, way.about),
    h('div', { class: 'samples', role: 'group', 'aria-label': 'Send an example at once' }, ...samples),
    form,
  );
  return { section, preview };
}

function field({ label, wide, options, ...attributes }) {
  return h('label', { class: wide ? 'field wide' : 'field' }, h('span', {}, label), control());

  function control() {
    if (options)
      return h(
        'select',
        attributes,
        ...Object.entries(options).map(([value, text]) => h('option', { value }, text)),
      );
    return h(attributes.rows ? 'textarea' : 'input', attributes);
  }
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

// The reference of the element, from the manifest that editors read too.
import { codeBlock } from './highlight.mjs';
import { escape } from './markup.mjs';
import { read } from './pages.mjs';

const code = (text) => `<code>${escape(text)}</code>`;
/** Words of a description between backticks are code. */
const prose = (text = '') => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');

function section(id, heading, intro, head, rows) {
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<h2 id="${id}">${heading} <a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a></h2>
<p>${intro}</p>
<div class="table" tabindex="0" role="group" aria-label="${heading}"><table>
<thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}

function properties({ members, attributes }) {
  const attributeOf = (name) => attributes.find(({ fieldName }) => fieldName === name)?.name;
  const rows = members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, type, default: value, description }) => {
      const attribute = attributeOf(name);
      return [
        code(name),
        attribute ? code(attribute) : '',
        code(type.text),
        value ? code(value) : '',
        prose(description),
      ];
    });
  const head = ['Property', 'Attribute', 'Type', 'Default', 'Meaning'];
  return section('properties', 'Properties', 'What the page sets.', head, rows);
}

function events({ events }) {
  const rows = events.map(({ name, type, description }) => [code(name), code(type.text), prose(description)]);
  const intro = `All bubble and are composed; <a href="embedding.html#events">Embedding</a> says what is in <code>detail</code>.`;
  return section('events', 'Events', intro, ['Event', 'Class', 'When'], rows);
}

function tokens({ cssProperties }) {
  const rows = cssProperties.map(({ name, default: value, description }) => [
    code(name),
    value ? code(value) : 'by light and dark',
    prose(description),
  ]);
  return section(
    'tokens',
    'Tokens',
    'Custom properties that a page sets.',
    ['Token', 'Default', 'Meaning'],
    rows,
  );
}

function parts({ cssParts }) {
  const rows = cssParts.map(({ name, description }) => [code(`::part(${name})`), prose(description)]);
  return section('parts', 'Parts', 'What tokens do not reach.', ['Part', 'What it is'], rows);
}

function slots({ slots = [] }) {
  if (slots.length === 0) return '<h2 id="slots">Slots</h2><p>It has none: it shows what its pad says.</p>';
  const rows = slots.map(({ name, description }) => [code(name || '(default)'), prose(description)]);
  return section('slots', 'Slots', 'What a page puts into it.', ['Slot', 'What it is for'], rows);
}

/** Its text. */
export function reference({ title }) {
  const { modules } = JSON.parse(read('custom-elements.json'));
  const element = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'contact-pad');
  const html = [
    `<h1 id="reference-of-the-element">${title}</h1>`,
    `<p>${prose(element.description)} It is made from <code>custom-elements.json</code>, which the package publishes.</p>`,
    codeBlock('<contact-pad locale="en" layout="auto"></contact-pad>', 'html'),
    ...[properties, events, slots, tokens, parts].map((part) => part(element)),
  ].join('\n');
  const headings = [...html.matchAll(/<h2 id="(\w+)">(\w+)/g)].map(([, id, text]) => ({
    id,
    text,
    depth: 2,
  }));
  return { html, headings };
}

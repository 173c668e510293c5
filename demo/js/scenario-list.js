import { h } from './dom.js';

/** The first scenario of each part; a part goes on until the next begins. */
const PARTS = {
  one: 'Work items',
  call: 'Media and how they end',
  chat: 'In writing',
  'colleague-accepts': 'Colleagues',
};

/**
 * The scenarios in the order of the simulator, under headings.
 *
 * @param {readonly object[]} scenarios
 * @param {(scenario: object, button: HTMLElement) => void} start
 */
export function scenarioList(scenarios, start) {
  const list = h('div', { class: 'parts' });
  let part;
  for (const scenario of scenarios) {
    const heading = PARTS[scenario.id];
    if (heading) {
      part = h('ul', { class: 'scenarios' });
      list.append(h('section', {}, h('h2', {}, heading), part));
    }
    part.append(row(scenario, start));
  }
  return list;
}

function row(scenario, start) {
  const onclick = (event) => start(scenario, event.currentTarget);
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick },
      scenario.name,
      h('small', {}, scenario.description),
    ),
  );
}

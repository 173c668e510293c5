import { h } from './dom.js';

const NAMES = { bo: 'Bo Ek', chen: 'Chen Wei', dana: 'Dana Cruz' };
const BEHAVIOURS = { out: 'Logged out', accept: 'Accepts', reject: 'Rejects', ignore: 'Ignores it' };

/** How long a colleague takes to answer, in milliseconds. */
const ANSWER_MS = 3000;

/**
 * What colleagues without a pad do with a transfer or a consult.
 *
 * @param {HTMLElement} list
 * @param {(action: object) => void} act
 * @returns shows what each does: call it with the behaviours by agent
 */
export function colleagueSwitches(list, act) {
  const selects = Object.entries(NAMES).map(([agent, name]) => {
    const select = h(
      'select',
      { id: `colleague-${agent}`, name: agent },
      ...Object.entries(BEHAVIOURS).map(([value, text]) => h('option', { value }, text)),
    );
    select.addEventListener('change', () => behave(act, agent, select.value));
    list.append(h('div', {}, h('label', { for: select.id }, name), select));
    return select;
  });

  return (behaviours) => {
    for (const select of selects) select.value = behaviours[select.name] ?? 'out';
  };
}

/** Lets a colleague answer like that, or log out. */
export function behave(act, agent, answer = 'out') {
  const isOut = answer === 'out';
  act({ type: 'colleague', agent, ...(isOut ? {} : { script: { answer, afterMs: ANSWER_MS } }) });
  // Nothing is routed to them: what comes is for the pads of the page.
  act({ type: 'capacity', agent, capacity: isOut ? 100 : 0 });
}

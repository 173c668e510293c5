import { h } from './dom.js';

const CHANCES = { Never: 0, 'One in three': 1 / 3, Always: 1 };

/** The faults that the page can set: each a choice of values of one property of the plan. */
const FAULTS = [
  { label: 'Every command is', choices: { Done: undefined, Refused: 'refuse' }, property: 'refuse' },
  {
    label: 'Answers take',
    choices: { 'No time': 0, 'A second': 1000, 'Four seconds': 4000 },
    property: 'delayMs',
  },
  { label: 'Answers are lost', choices: CHANCES, property: 'dropAnswer' },
  { label: 'Facts are lost', choices: CHANCES, property: 'dropFact' },
  { label: 'Facts come twice', choices: CHANCES, property: 'repeat' },
  { label: 'Facts change places', choices: CHANCES, property: 'reorder' },
  {
    label: 'The link breaks',
    choices: { Never: 0, 'One in ten facts': 0.1, 'One in three facts': 1 / 3 },
    property: 'disconnect',
  },
];

const COMMANDS = [
  ...['set-state', 'log-out', 'extend', 'take', 'accept', 'reject'],
  ...['release', 'done', 'abandon', 'hold', 'retrieve', 'consult', 'transfer', 'cancel-transfer'],
  ...['park', 'resume', 'requeue', 'reply', 'did-not-arrive'],
  ...['set-disposition', 'set-note', 'set-case-data'],
];
const REFUSAL = Object.fromEntries(COMMANDS.map((command) => [command, 'UNAVAILABLE']));

/**
 * What goes wrong between the pad and the backend of one agent.
 *
 * @param {HTMLElement} list
 * @param {(plan: object) => void} set told of the whole plan
 * @returns shows the plan of an agent
 */
export function faultSwitches(list, set) {
  const selects = FAULTS.map(({ label, choices, property }) => {
    const select = h(
      'select',
      { id: `fault-${property}` },
      ...Object.keys(choices).map((text) => h('option', {}, text)),
    );
    select.addEventListener('change', () => set(planOf(selects)));
    list.append(h('div', {}, h('label', { for: select.id }, label), select));
    return select;
  });
  return (plan) => {
    selects.forEach((select, at) => {
      select.value = choiceOf(FAULTS[at], plan);
    });
  };
}

function planOf(selects) {
  const entries = selects.map((select, at) => {
    const { property, choices } = FAULTS[at];
    return [property, choices[select.value] === 'refuse' ? REFUSAL : choices[select.value]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value));
}

function choiceOf({ choices, property }, plan) {
  const value = property === 'refuse' && plan.refuse ? 'refuse' : (plan[property] ?? 0);
  const names = Object.keys(choices);
  return names.find((name) => choices[name] === value) ?? names[0];
}

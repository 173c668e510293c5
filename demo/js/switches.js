import { h } from './dom.js';

/** What can be switched, in the words of the page. */
const SWITCHES = {
  'set-state': 'Change state',
  'log-out': 'Log Out',
  accept: 'Accept',
  reject: 'Reject',
  done: 'Done',
  'set-case-data': 'Edit case data',
  attachment: 'Documents',
};

const POSITIONS = { on: 'On', off: 'Off', blocked: 'Blocked' };

/**
 * One switch per capability: on, off (the control is absent), or blocked (shown, and it says why).
 *
 * @param {HTMLElement} list
 * @param {(switches: object) => void} set told of what changed
 * @returns shows the switches of an agent: call it with what is not on
 */
export function capabilitySwitches(list, set) {
  const selects = Object.entries(SWITCHES).map(([name, label]) => {
    // A document is either there or not: nothing could be blocked.
    const positions = Object.entries(POSITIONS).filter(
      ([value]) => name !== 'attachment' || value !== 'blocked',
    );
    const select = h(
      'select',
      { id: `switch-${name}`, name },
      ...positions.map(([value, text]) => h('option', { value }, text)),
    );
    select.addEventListener('change', () => set({ [name]: toSwitch(select.value) }));
    list.append(h('div', {}, h('label', { for: select.id }, label), select));
    return select;
  });
  return (switches) => {
    for (const select of selects) select.value = toPosition(switches[select.name]);
  };
}

function toSwitch(position) {
  return position === 'blocked' ? { reason: 'NOT_ALLOWED' } : position;
}

function toPosition(value = 'on') {
  return typeof value === 'object' ? 'blocked' : value;
}

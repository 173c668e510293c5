import { h } from './dom.js';

/** What can be switched, in the words of the page, by what it is about. */
const GROUPS = {
  'The agent': {
    'set-state': 'Change state',
    'log-out': 'Log Out',
    take: 'Take',
    watch: 'Queue figures',
    extend: 'Extend',
  },
  'Every class': {
    accept: 'Accept',
    reject: 'Reject',
    release: 'Release',
    done: 'Done',
    consult: 'Consult',
    transfer: 'Transfer',
  },
  'What is written about it': {
    'set-disposition': 'Dispositions',
    'set-note': 'Notes',
    'set-case-data': 'Case data',
    attachment: 'Documents',
  },
  'Live: calls': {
    hold: 'Hold',
    retrieve: 'Retrieve',
    mute: 'Mute',
    unmute: 'Unmute',
    'send-dtmf': 'Keypad',
    record: 'Record',
    'pause-recording': 'Pause recording',
    'resume-recording': 'Resume recording',
    'stop-recording': 'Stop recording',
    alternate: 'Alternate',
    conference: 'Conference',
  },
  'Live: callbacks': { call: 'Call', 'end-call': 'End Call', reschedule: 'Reschedule' },
  'Semi-live and non-live': { abandon: 'Abandon' },
  'In writing': { 'start-im': 'Instant messages', 'send-message': 'Send' },
  'Non-live: e-mails, cases, work items': {
    'cancel-transfer': 'Cancel transfer',
    park: 'Park',
    resume: 'Resume',
    requeue: 'Requeue',
  },
  'E-mails only': { reply: 'Reply', 'did-not-arrive': 'Did not arrive' },
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
  const selects = [];
  for (const [legend, names] of Object.entries(GROUPS)) {
    const rows = h('div', { class: 'rows' });
    for (const [name, label] of Object.entries(names)) {
      const select = oneSwitch(name);
      select.addEventListener('change', () => set({ [name]: toSwitch(select.value) }));
      selects.push(select);
      rows.append(h('div', {}, h('label', { for: select.id }, label), select));
    }
    list.append(h('fieldset', {}, h('legend', {}, legend), rows));
  }
  return (switches) => {
    for (const select of selects) select.value = toPosition(switches[select.name]);
  };
}

function oneSwitch(name) {
  // A document is either there or not: nothing could be blocked.
  const positions = Object.entries(POSITIONS).filter(
    ([value]) => name !== 'attachment' || value !== 'blocked',
  );
  return h(
    'select',
    { id: `switch-${name}`, name },
    ...positions.map(([value, text]) => h('option', { value }, text)),
  );
}

function toSwitch(position) {
  return position === 'blocked' ? { reason: 'NOT_ALLOWED' } : position;
}

function toPosition(value = 'on') {
  return typeof value === 'object' ? 'blocked' : value;
}

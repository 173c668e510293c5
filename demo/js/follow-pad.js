const ACTIVITIES = { accepted: 'accepted', released: 'released', transferred: 'handed over', done: 'done' };

/**
 * The record of what the agent works on is in front: this CRM shows it in a tab, so the pad need not open a window. What
 * the agent did stands among the record's activities.
 *
 * @param {HTMLElement} pad a `<contact-pad>`, or the frame that one is in
 * @param tabs of `recordTabs`
 * @param {string} agent name of the agent
 */
export function followPad(pad, tabs, agent) {
  pad.addEventListener('pad-record-open', (event) => {
    event.waitFor(tabs.follow(event.detail.record));
  });
  for (const [step, word] of Object.entries(ACTIVITIES)) {
    pad.addEventListener(`pad-interaction-${step}`, ({ detail }) => {
      const { record, subject, parent } = detail.interaction;
      // A call to a colleague about it has the same record, and is no activity of the customer.
      if (record && !parent) tabs.note(record, `${subject}: ${word} by ${agent}`);
    });
  }
}

import { customersView } from '../customers.js';
import { byId } from '../dom.js';
import { eventLog } from '../event-log.js';
import { followPad } from '../follow-pad.js';
import { recordTabs } from '../record-tabs.js';
import { twinOrigin } from './twins.js';

const agent = new URL(location.href).searchParams.get('agent') ?? 'anna';
const home = customersView((record) => tabs.open(record));
const tabs = recordTabs(agent, { list: byId('tabs'), panels: byId('panels'), home });

// A plain script of this page, `contact-pad.frame.js`, has put it there.
const frame = globalThis.contactPad.embedPad(byId('dock'), {
  src: `${twinOrigin()}/demo/hosts/pad.html?agent=${encodeURIComponent(agent)}`,
});
const { element } = frame;
element.addEventListener('frame-state', ({ detail }) => {
  byId('tie').textContent = detail.message ?? `The pad is ${detail.state}.`;
});
followPad(element, tabs, agent);
eventLog(element, byId('log-entries'), byId('log-count'));

/** What a developer tries in the console. */
globalThis.pad = frame;

import { h } from './dom.js';
import { mayLeave } from './follow-up.js';
import { findRecord } from './records.js';
import { recordView, showActivities } from './record-view.js';
import { stored } from './store.js';
import { tabBar } from './tabs.js';

const HOME = 'customers';
const MOST_ACTIVITIES = 50;

/**
 * The record tabs of the CRM page. They survive a reload of this window.
 *
 * @param {string} agent whose tabs they are: two agents in one browser do not share any
 * @param {{ list: HTMLElement, panels: HTMLElement, home: HTMLElement }} elements
 */
export function recordTabs(agent, { list, panels, home }) {
  const kept = stored(sessionStorage, `northbank.tabs.${agent}`);
  const keptActivities = stored(sessionStorage, `northbank.activities.${agent}`);
  const activities = keptActivities.read({});
  /** The records of the open tabs by key, to open them again. */
  const records = new Map();
  const tabs = tabBar(list, panels, keep);

  function keep() {
    const { keys, shown } = tabs.state();
    kept.write({ shown, records: keys.flatMap((key) => records.get(key) ?? []) });
  }

  /** The key of the record's tab; nothing when its address is none of the web. */
  function add(record) {
    const url = webAddress(record.url);
    if (!url) return undefined;
    const key = url.href;
    records.set(key, { url: record.url, label: record.label });
    tabs.add(key, record.label, () => panelOf(record, url, () => tabs.close(key, true)));
    return key;
  }

  function panelOf({ label }, url, onClose) {
    const id = ownRecordId(url);
    if (id === undefined) return foreignRecord(label, url, onClose);
    return recordView(findRecord(id), { label, activities: activities[id], onClose });
  }

  const before = kept.read({ shown: HOME, records: [] });
  tabs.add(HOME, 'Customers', () => home, false);
  for (const record of before.records) add(record);
  tabs.show(HOME);
  tabs.show(before.shown);

  const self = {
    /**
     * Opens it for the pad, unless the agent stays at what is not saved: then it answers `false`, and nothing for an address
     * that cannot be shown here.
     */
    async follow(record) {
      const { shown } = tabs.state();
      const isOther = webAddress(record.url)?.href !== shown;
      if (isOther && !(await mayLeave(tabs.panel(shown)))) return false;
      return self.open(record) || undefined;
    },
    /** Opens the record in a tab, or brings its tab to the front; false when its address cannot be shown. */
    open(record) {
      const key = add(record);
      if (key === undefined) return false;
      tabs.show(key);
      return true;
    },
    /** Writes down what has happened with a record. */
    note(record, text) {
      const url = webAddress(record.url);
      const id = url && ownRecordId(url);
      if (id === undefined) return;
      const list = [{ at: Date.now(), text }, ...(activities[id] ?? [])].slice(0, MOST_ACTIVITIES);
      activities[id] = list;
      keptActivities.write(activities);
      const view = tabs.panel(url.href)?.querySelector('.record');
      if (view) showActivities(view, list);
    },
  };
  return self;
}

/** The address as the page resolves it; records come from outside, so only http and https count. */
function webAddress(address) {
  if (!URL.canParse(address, document.baseURI)) return undefined;
  const url = new URL(address, document.baseURI);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The id of a record that this CRM holds; nothing for an address of somebody else. */
function ownRecordId(url) {
  const own = url.origin === location.origin && url.pathname === '/demo/record.html';
  return own ? (url.searchParams.get('id') ?? '') : undefined;
}

/** A record elsewhere is loaded only when the agent asks for it. */
function foreignRecord(label, url, onClose) {
  return h(
    'article',
    { class: 'record' },
    h(
      'header',
      {},
      h('div', { class: 'titles' }, h('h1', { class: 'outside' }, label)),
      h('button', { type: 'button', class: 'end', onclick: onClose }, 'Close record'),
    ),
    h(
      'section',
      { class: 'card' },
      h('h2', {}, 'This record is kept in another system'),
      h(
        'p',
        {},
        h('a', { class: 'outside', href: url.href, target: '_blank', rel: 'noopener noreferrer' }, url.href),
      ),
    ),
  );
}

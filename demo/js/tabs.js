import { h } from './dom.js';

/**
 * Tabs with panels, in the ARIA pattern: arrow keys, Home and End move, Delete closes.
 *
 * @param {HTMLElement} list has `role="tablist"`
 * @param {HTMLElement} panels
 * @param {() => void} onChange called after anything was opened, shown or closed
 */
export function tabBar(list, panels, onChange) {
  /** @type {Map<string, { tab: HTMLElement, panel: HTMLElement, closable: boolean }>} */
  const open = new Map();
  let shown = '';

  function show(key, focus = false) {
    if (!open.has(key)) return;
    shown = key;
    for (const [one, { tab, panel }] of open) {
      tab.setAttribute('aria-selected', String(one === key));
      tab.tabIndex = one === key ? 0 : -1;
      panel.hidden = one !== key;
    }
    const { tab } = open.get(key);
    if (focus) tab.focus();
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    onChange();
  }

  /** Opens a tab behind the others; where one of that key is open already, nothing is made. */
  function add(key, name, makePanel, closable = true) {
    if (open.has(key)) return;
    const id = `tab-${crypto.randomUUID()}`;
    const tab = h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id,
        'aria-controls': `${id}-panel`,
        'aria-selected': 'false',
        tabindex: -1,
        title: name,
      },
      h('span', { class: 'name outside' }, name),
      closable && h('span', { class: 'close', 'aria-hidden': 'true', title: 'Close (Delete)' }, '×'),
    );
    const panel = h(
      'div',
      { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': id, tabindex: 0, hidden: true },
      makePanel(),
    );
    tab.addEventListener('click', (event) => {
      if (event.target.classList.contains('close')) close(key);
      else show(key);
    });
    open.set(key, { tab, panel, closable });
    list.append(tab);
    panels.append(panel);
  }

  function close(key, focus = false) {
    const entry = open.get(key);
    if (!entry?.closable) return;
    const keys = [...open.keys()];
    const neighbour = keys[keys.indexOf(key) - 1] ?? keys[1];
    open.delete(key);
    entry.tab.remove();
    entry.panel.remove();
    if (shown === key) show(neighbour, focus);
    else onChange();
  }

  list.addEventListener('keydown', (event) => {
    const keys = [...open.keys()];
    const at = keys.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (event.key === 'Delete') close(shown, true);
    else if (to !== undefined) show(keys.at(to % keys.length), true);
    else return;
    event.preventDefault();
  });

  return {
    add,
    show,
    close,
    /** Keys of the open tabs in order, and of the one in front. */
    state: () => ({ keys: [...open.keys()], shown }),
    panel: (key) => open.get(key)?.panel,
  };
}

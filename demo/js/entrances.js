import { h } from './dom.js';

/**
 * A switch per entrance, by the gateway's interface for administrators.
 *
 * @param {{ list: HTMLElement, failure: HTMLElement, key: HTMLInputElement }} elements
 * @returns a function that reads the entrances again
 */
export function entranceSwitches({ list, failure, key }) {
  async function ask(path, options = {}) {
    const headers = { authorization: `Bearer ${key.value}`, 'content-type': 'application/json' };
    const response = await fetch(`/v1/admin/entrances${path}`, { ...options, headers });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error?.message ?? `The gateway answered ${response.status}.`);
    return answer;
  }

  async function refresh() {
    const { entrances } = await ask('');
    const focused = document.activeElement?.dataset.entrance;
    list.replaceChildren(...entrances.map(row));
    list.querySelector(`[data-entrance="${CSS.escape(focused ?? '')}"]`)?.focus();
  }

  function row({ id, open, buffered }) {
    const toggle = () =>
      attempt(() =>
        ask(`/${encodeURIComponent(id)}`, { method: 'PUT', body: JSON.stringify({ open: !open }) }),
      );
    return h(
      'div',
      { class: 'switch' },
      h(
        'span',
        {},
        h('b', {}, id),
        buffered > 0 && h('span', { class: 'muted' }, ` · ${buffered} kept back`),
      ),
      h(
        'button',
        {
          type: 'button',
          role: 'switch',
          'aria-checked': String(open),
          'aria-label': `Entrance ${id} open`,
          'data-entrance': id,
          onclick: toggle,
        },
        open ? 'Open' : 'Closed',
      ),
    );
  }

  async function attempt(action) {
    failure.hidden = true;
    try {
      await action();
      await refresh();
    } catch (error) {
      failure.textContent = `The entrances could not be reached. ${error.message}`;
      failure.hidden = false;
    }
  }

  const show = () => attempt(() => undefined);
  key.addEventListener('change', show);
  addEventListener('focus', show);
  return show;
}

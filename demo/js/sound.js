import { h } from './dom.js';

const SOUNDS = {
  ready: 'All right',
  locked: 'Blocked',
  'no-microphone': 'No microphone',
  unplugged: 'Unplugged',
};

/**
 * How the sound of the agent's line is.
 *
 * @param {HTMLElement} list
 * @param {(sound: string) => void} set told of what was chosen
 * @returns shows the sound of an agent, as the world tells it
 */
export function soundSwitch(list, set) {
  const select = h(
    'select',
    { id: 'sound' },
    ...Object.entries(SOUNDS).map(([value, text]) => h('option', { value }, text)),
  );
  select.addEventListener('change', () => set(select.value));
  list.append(h('div', {}, h('label', { for: select.id }, 'The sound is'), select));
  return (audio) => {
    select.value = audio?.unplugged ? 'unplugged' : (audio?.state ?? 'ready');
  };
}

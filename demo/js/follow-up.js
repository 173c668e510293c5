import { h } from './dom.js';
import { stored } from './store.js';

/** When to come back to a record. Kept only when it is saved: until then the form is `data-unsaved`. */
export function followUp({ id }) {
  const kept = stored(sessionStorage, `northbank.follow-up.${id}`);
  const field = h('input', { type: 'date', 'aria-label': 'Follow up on' });
  const mark = () => form.toggleAttribute('data-unsaved', field.value !== kept.read(''));
  const save = (event) => {
    event?.preventDefault();
    kept.write(field.value);
    mark();
  };
  const form = h(
    'form',
    { class: 'follow-up', onsubmit: save },
    field,
    h('button', { type: 'submit' }, 'Save follow-up'),
  );
  field.value = kept.read('');
  field.addEventListener('input', mark);
  form.addEventListener('reset', () => {
    field.value = kept.read('');
    mark();
  });
  return h('section', { class: 'card' }, h('h2', {}, 'Follow-up'), form);
}

/**
 * What is not saved in a record is asked about before another one takes its place.
 *
 * @param {HTMLElement | undefined} panel the record in front
 * @returns {Promise<boolean>} false: the agent stays
 */
export async function mayLeave(panel) {
  const form = panel?.querySelector('form[data-unsaved]');
  if (!form) return true;
  const answer = await ask(panel);
  if (answer === 'save') form.requestSubmit();
  if (answer === 'discard') form.reset();
  return answer !== 'stay';
}

/** One question at a time: a newer one takes the place of the last, which stays. */
function ask(panel) {
  panel.querySelector('dialog.unsaved')?.close('stay');
  const button = (value, text) => h('button', { value }, text);
  const dialog = h(
    'dialog',
    { class: 'unsaved', 'aria-label': 'Changes that are not saved' },
    h(
      'form',
      { method: 'dialog' },
      h('p', {}, 'This record has changes that are not saved.'),
      button('save', 'Save and go on'),
      button('discard', 'Discard'),
      button('stay', 'Stay here'),
    ),
  );
  panel.prepend(dialog);
  dialog.show();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue || 'stay');
    });
  });
}

import { html, nothing, type TemplateResult } from 'lit';
import type { FoundList } from '../controllers/found-list.js';
import { contactWords } from '../i18n/contact-en.js';
import type { I18n } from '../i18n/index.js';

/** How long the typing rests before it is searched for, in milliseconds. */
export const TYPING_RESTS_MS = 250;

/** The search field of a list. */
export function searchBox(text: string, onText: (text: string) => void, i18n: I18n): TemplateResult {
  const { search } = contactWords(i18n);
  return html`<input
    type="search"
    aria-label=${search}
    placeholder=${search}
    autocomplete="off"
    .value=${text}
    @input=${(event: Event) => {
      onText((event.target as HTMLInputElement).value);
    }}
  />`;
}

/** A choice with one option for no choice at all, which is called by `all`. */
export function choice<V extends string>(
  label: string,
  options: readonly (readonly [value: V, name: string])[],
  value: V | undefined,
  onValue: (value: V | undefined) => void,
  all?: string,
): TemplateResult {
  return html`<label
    ><span class="muted">${label}</span>
    <select
      @change=${(event: Event) => {
        onValue(((event.target as HTMLSelectElement).value || undefined) as V | undefined);
      }}
    >
      ${all === undefined ? nothing : html`<option value="" ?selected=${value === undefined}>${all}</option>`}
      ${options.map(([each, name]) => html`<option value=${each as string} ?selected=${each === value}>${name}</option>`)}
    </select></label
  >`;
}

/** How many were found, or why that is not known; a screen reader says it too. */
export function foundLine<T extends { readonly id: string }>(list: FoundList<T>, i18n: I18n): TemplateResult {
  const { items, total, failure, waiting } = list;
  const { m } = i18n;
  const words = total === 0 ? contactWords(i18n).nothing : i18n.count(contactWords(i18n).found, total);
  return html`<p class=${failure ? 'found bad' : 'found muted'} role="status">
      ${failure ? m.errors[failure] : items ? words : waiting ? m.loading : nothing}
    </p>
    ${failure ? html`<button @click=${list.again}>${m.tryAgain}</button>` : nothing}`;
}

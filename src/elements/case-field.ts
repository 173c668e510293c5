import { html, type TemplateResult } from 'lit';
import type { CaseEntry } from '../core/index.js';
import type { I18n } from '../i18n/index.js';

/** A field and what it begins with. */
export interface CaseField {
  readonly entry: CaseEntry;
  readonly value: string;
  readonly readonly: boolean;
}

/** The field that fits a type of case data; the browser checks numbers and dates. Its name is `value`. */
export function caseField(field: CaseField, { m }: I18n): TemplateResult {
  const { type, options = [] } = field.entry;
  if (type === 'list')
    return choice(
      field,
      options.map((option) => [option, option]),
    );
  if (type === 'boolean')
    return choice(field, [
      ['true', m.yes],
      ['false', m.no],
    ]);
  const input = ({ string: 'text', integer: 'number', float: 'number', date: 'date' } as const)[type];
  return html`<input
    name="value"
    type=${input}
    .step=${type === 'float' ? 'any' : ''}
    aria-label=${field.entry.label}
    .value=${field.value}
    ?readonly=${field.readonly}
  />`;
}

function choice(
  field: CaseField,
  options: readonly (readonly [value: string, label: string])[],
): TemplateResult {
  return html`<select name="value" aria-label=${field.entry.label} ?disabled=${field.readonly}>
    ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === field.value}>${label}</option>`)}
  </select>`;
}

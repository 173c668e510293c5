import { html, nothing, type TemplateResult } from 'lit';

/** Facts with their names; one without a value is left out. */
export function pairs(facts: readonly (readonly [label: string, value: unknown])[]): TemplateResult {
  return html`<dl class="pairs">
    ${facts.map(([label, value]) =>
      value
        ? html`<dt>${label}</dt>
            <dd class="outside">${value}</dd>`
        : nothing,
    )}
  </dl>`;
}

import type { PropertyDeclaration } from 'lit';

/** A property that comes as data: no attribute stands for it. */
export const data: PropertyDeclaration = { attribute: false };

/** Registers a tag. Where the page has it already (two copies of the pad, another widget of that name) it warns. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag)) console.warn(`<${tag}> is defined already.`);
  else customElements.define(tag, element);
}

import { LitElement, type PropertyDeclaration } from 'lit';

/** A property that comes as data: no attribute stands for it. */
export const data: PropertyDeclaration = { attribute: false };

/** Registers a tag. Where the page has it already (two copies of the pad, another widget of that name) it warns. */
export function define(tag: string, element: typeof LitElement): void {
  if (customElements.get(tag)) console.warn(`<${tag}> is defined already.`);
  else customElements.define(tag, anywhere(element));
}

/**
 * A document takes only style sheets of its own. In another one than that of this script, such as a frame or a window that
 * stays on top, an element gets its styles anew.
 */
function anywhere(element: typeof LitElement): typeof LitElement {
  const { prototype } = element as unknown as { prototype: Roots };
  const { createRenderRoot } = prototype;
  prototype.createRenderRoot = function () {
    if (this.ownerDocument === document) return createRenderRoot.call(this);
    const root = this.attachShadow(element.shadowRootOptions);
    this.adoptedCallback();
    return root;
  };
  prototype.adoptedCallback = function () {
    const { defaultView } = this.ownerDocument;
    if (!this.shadowRoot || !defaultView) return;
    this.shadowRoot.adoptedStyleSheets = element.elementStyles.map((style) => {
      const sheet = new defaultView.CSSStyleSheet();
      if ('cssText' in style) sheet.replaceSync(style.cssText);
      return sheet;
    });
  };
  return element;
}

/** What of an element is called by the browser and by Lit. */
interface Roots extends Pick<HTMLElement, 'ownerDocument' | 'shadowRoot' | 'attachShadow'> {
  createRenderRoot: (this: Roots) => HTMLElement | DocumentFragment;
  adoptedCallback: (this: Roots) => void;
}

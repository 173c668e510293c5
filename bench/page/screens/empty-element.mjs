// The floor of loading: an element that does nothing.
customElements.define(
  'contact-pad',
  class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
    }
  },
);

import { css, type CSSResult } from 'lit';

/**
 * The element as a box. Its own size decides about the layout; without a height from the page it is 640 px high. A layout
 * that the page names keeps the box in the range of that layout.
 */
export const contactPadStyles: CSSResult = css`
  :host {
    display: block;
    block-size: 100%;
    min-inline-size: 0;
    position: relative;
    contain: size;
    contain-intrinsic-size: 320px 640px;
  }
  :host([hidden]) {
    display: none;
  }
  :host([layout='strip']) {
    block-size: 64px;
    min-inline-size: 640px;
  }
  :host([layout='narrow']) {
    max-inline-size: 479px;
  }
  :host([layout='panel']) {
    min-inline-size: 480px;
    max-inline-size: 839px;
  }
  :host([layout='wide']) {
    min-inline-size: 840px;
  }
  /* Where the page gives no height, nothing inside could take the element's own: to queries and percentages it is none. */
  section {
    position: absolute;
    inset: 0;
    container-type: size;
    background: var(--_surface);
  }
  @container style(--pad-density: compact) {
    section {
      --_height: 28px;
    }
  }
  .offers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 2);
    padding: calc(var(--_u) * 2);
    background: var(--_raised);
    border-block-end: 1px solid var(--_border);
  }
  @container (width >= 480px) or (height < 120px) {
    .offers {
      background: none;
      border: 0;
      padding-block-end: var(--_u);
    }
  }
  @container (height < 120px) {
    .offers {
      inline-size: min(430px, 57cqi);
      padding: 0;
    }
    .offers > :nth-child(n + 2) {
      display: none;
    }
  }
  .offers:empty {
    display: none;
  }
`;

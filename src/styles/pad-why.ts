import { css, type CSSResult } from 'lit';

/** How the reason looks that stands beside a blocked control. */
export const whyStyles: CSSResult = css`
  :host {
    position: fixed;
    inset: auto;
    margin: 0;
    max-inline-size: min(280px, calc(100vw - 16px));
    padding: calc(var(--_u) * 2) calc(var(--_u) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: 400 var(--_size) / 1.4 var(--_font);
  }
  p + p {
    margin-block-start: var(--_u);
  }
`;

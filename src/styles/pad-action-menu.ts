import { css, type CSSResult } from 'lit';

/** How a menu of actions looks; the toolbar places it. */
export const actionMenuStyles: CSSResult = css`
  button {
    display: block;
    inline-size: 100%;
    padding: var(--_u) calc(var(--_u) * 2.5);
    text-align: start;
    font-weight: 450;
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  small {
    display: block;
    color: var(--_muted);
  }
`;

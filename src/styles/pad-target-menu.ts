import { css, type CSSResult } from 'lit';

/** How the actions of a row look; the dialog places the box around them. */
export const targetMenuStyles: CSSResult = css`
  .who {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    padding: var(--_u) calc(var(--_u) * 2);
    color: var(--_muted);
    font-size: 0.92em;
  }
  button {
    display: grid;
    justify-content: start;
    gap: 0;
    inline-size: 100%;
    padding: var(--_u) calc(var(--_u) * 2);
    text-align: start;
    font-weight: 450;
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  small {
    color: var(--_muted);
  }
`;

import { css, type CSSResult } from 'lit';

/** How the states to choose from look. */
export const stateMenuStyles: CSSResult = css`
  #menu button {
    display: grid;
    grid-template-columns: auto 1fr 16px;
    gap: calc(var(--_u) * 2);
    inline-size: 100%;
    padding: var(--_u) calc(var(--_u) * 2);
    text-align: start;
    font-weight: 400;
    outline-offset: -2px;
  }
  #menu > :last-child {
    margin-block-start: var(--_u);
    border-radius: 0 0 6px 6px;
    border-block-start: 1px solid var(--_border);
  }
  small {
    display: block;
  }
  div > small {
    padding: var(--_u) calc(var(--_u) * 2) 0;
  }
`;

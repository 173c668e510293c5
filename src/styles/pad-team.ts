import { css, type CSSResult } from 'lit';

/** How the choice of a colleague looks, beside what it has in common with that of a target. */
export const teamStyles: CSSResult = css`
  dialog > section {
    display: grid;
    gap: var(--_u);
    flex: none;
  }
  dialog > section button {
    justify-content: start;
    border-inline-start: 3px solid transparent;
  }
  [aria-pressed='true']:not(.chip) {
    border-color: var(--_accent);
    background: var(--_tint);
    font-weight: 600;
  }
  footer {
    flex-wrap: wrap;
  }
  #whom {
    flex-basis: 100%;
  }
  footer button {
    flex: 1 1 auto;
    min-block-size: var(--_row);
  }
`;

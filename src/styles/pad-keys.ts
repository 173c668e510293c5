import { css, type CSSResult } from 'lit';

/** How the map of the shortcuts looks. */
export const keysStyles: CSSResult = css`
  [role='listitem'] {
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: var(--_u) calc(var(--_u) * 2);
  }
  .keys {
    justify-self: end;
    font-variant-numeric: tabular-nums;
  }
  .more {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_u) calc(var(--_u) * 3);
  }
  .more label {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    min-block-size: 24px;
  }
  input:read-only:not([type]) {
    inline-size: 14em;
    max-inline-size: 100%;
  }
  .problem {
    grid-column: 1 / -1;
    color: var(--_danger);
  }
  .tools {
    justify-content: space-between;
  }
`;

import { css, type CSSResult } from 'lit';

/** How a message looks: the more it matters the wider is its border, and its mark and word get a colour. */
export const levels: CSSResult = css`
  [data-level] {
    --_level: var(--_muted);
    --_edge: 1px;
    border-inline-start: var(--_edge) solid var(--_level);
    outline-offset: -2px !important;
  }
  [data-level='warning'] {
    --_level: var(--_attention);
    --_edge: 3px;
  }
  [data-level='error'] {
    --_level: var(--_danger);
    --_edge: 6px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_u) * 2);
  }
  .level {
    color: var(--_level);
    font-weight: 600;
  }
  .level .icon {
    vertical-align: -3px;
  }
  b {
    font-weight: 600;
  }
`;

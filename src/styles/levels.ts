import { css, type CSSResult } from 'lit';

/** How much a message matters: the border gets wider, the mark and its word get a colour. */
export const levels: CSSResult = css`
  [data-level] {
    --_level: var(--_muted);
    --_edge: 1px;
    border-inline-start: var(--_edge) solid var(--_level);
  }
  [data-level='warning'] {
    --_level: var(--_attention);
    --_edge: 3px;
  }
  [data-level='error'] {
    --_level: var(--_danger);
    --_edge: 6px;
  }
  .level {
    font-weight: 600;
  }
  .level,
  .level-mark .icon {
    color: var(--_level);
  }
  .level-mark {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    min-inline-size: 0;
  }
  b {
    font-weight: 600;
  }
`;

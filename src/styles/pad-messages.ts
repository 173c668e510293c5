import { css, type CSSResult } from 'lit';

/** How My Messages look. */
export const messagesStyles: CSSResult = css`
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--_surface);
    border-inline-start: 1px solid var(--_border);
    box-shadow: var(--_shadow);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2) calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    font-size: 1.1em;
    font-weight: 650;
    outline-offset: 4px;
  }
  [role='list'] {
    overflow-y: auto;
  }
  [role='listitem'] {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: calc(var(--_u) * 2.5);
    padding: calc(var(--_u) * 3) calc(var(--_u) * 2) calc(var(--_u) * 3) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  [role='listitem'] > .icon {
    margin-block-start: 1px;
    color: var(--_muted);
  }
  [data-level='warning'] > .icon {
    color: var(--_attention);
  }
  [data-level='error'] > .icon {
    color: var(--_danger);
  }
  b {
    font-weight: 600;
  }
  time {
    font-size: 0.92em;
  }
  .none {
    padding: calc(var(--_u) * 8) calc(var(--_u) * 6);
    text-align: center;
  }
`;

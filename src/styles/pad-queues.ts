import { css, type CSSResult } from 'lit';

/** How the queues look. */
export const queuesStyles: CSSResult = css`
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
    flex: none;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2) calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    font-size: 1.1em;
    font-weight: 650;
    outline-offset: 4px;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4);
    background: var(--_raised);
    border-block-end: 1px solid var(--_border);
    font-size: 1em;
    font-weight: 600;
    color: var(--_muted);
  }
  * + h3 {
    border-block-start: 1px solid var(--_border);
  }
  h3 + .rows > :first-child {
    border: 0;
  }
  pad-work-list + pad-work-list {
    border-block-start: 1px solid var(--_border);
  }
  .count {
    color: var(--_text);
  }
`;

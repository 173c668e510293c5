import { css, type CSSResult } from 'lit';

/** How My Messages and the queues look: a heading that stays, over rows that scroll. */
export const sheetStyles: CSSResult = css`
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--_surface);
    border-inline-start: 1px solid var(--_border);
    box-shadow: var(--_shadow);
  }
  header,
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: var(--_u) calc(var(--_u) * 2) var(--_u) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2,
  .tools p {
    flex: 1;
    font-size: 1.1em;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
  }
  [role='listitem'] {
    display: grid;
    align-items: center;
    gap: 0 calc(var(--_u) * 2);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .new {
    padding-inline: calc(var(--_u) * 1.5);
    border: 1px solid;
    border-radius: 99px;
    color: var(--_accent);
    font-size: 0.85em;
    font-weight: 600;
  }
  .said {
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4);
    color: var(--_muted);
  }
`;

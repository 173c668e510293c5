import { css, type CSSResult } from 'lit';

/** How the queues and what waits in them look. */
export const queuesStyles: CSSResult = css`
  h3,
  .line {
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
    font: inherit;
    font-weight: 600;
    overflow: hidden;
  }
  h3 {
    background: var(--_raised);
  }
  summary {
    cursor: pointer;
    outline-offset: -2px !important;
  }
  .figures {
    float: inline-end;
  }
  [role='listitem'] {
    grid-template-columns: 28px minmax(0, 1fr) auto auto;
  }
  .tile,
  [role='listitem'] > :is(time, button) {
    grid-row: 1 / span 2;
  }
  .title {
    font-weight: 600;
  }
  .about {
    grid-area: 2 / 2;
  }
  [role='listitem'] > button {
    min-inline-size: 88px;
  }
  [role='listitem'] > .failure {
    grid-column: 1 / -1;
  }
`;

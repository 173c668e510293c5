import { css, type CSSResult } from 'lit';

/** How an agent's own figures look. */
export const statisticsStyles: CSSResult = css`
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 2) calc(var(--_u) * 8);
    margin: 0;
    padding: calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  dt,
  thead th {
    color: var(--_muted);
    font-weight: 400;
  }
  dd {
    margin: 0;
    font-size: 1.7em;
    font-weight: 600;
  }
  dd,
  td {
    font-variant-numeric: tabular-nums;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption,
  th,
  td {
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    text-align: start;
  }
  caption {
    background: var(--_raised);
    border-block-end: 1px solid var(--_border);
    font-weight: 600;
  }
  tbody tr {
    border-block-end: 1px solid var(--_border);
  }
  tbody th {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  :is(th, td):not(:first-child) {
    inline-size: 1%;
    text-align: end;
    white-space: nowrap;
  }
  dl p {
    font-size: 13px;
  }
  .name {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
  }
`;

import { css, type CSSResult } from 'lit';

/** How case information looks. */
export const caseDataStyles: CSSResult = css`
  h3 {
    margin-block: 0 calc(var(--_u) * 1.5);
    color: var(--_muted);
    font-size: 0.92em;
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  dt,
  dd {
    padding: var(--_u) calc(var(--_u) * 3);
    min-block-size: 32px;
    align-content: center;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    padding-inline-start: 0;
  }
  dt:not(:first-child),
  dt:not(:first-child) + dd {
    border-block-start: 1px solid var(--_border);
  }
  dd > span {
    white-space: pre-line;
  }
  .only-icon {
    float: inline-end;
    margin-block: -3px;
    min-block-size: 24px;
    inline-size: 24px;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 1.5);
  }
  input,
  select {
    flex: 1 1 100%;
    min-inline-size: 0;
    padding-inline: calc(var(--_u) * 2);
  }
  input:invalid {
    border-color: var(--_danger);
  }
  .failure {
    margin-block-start: calc(var(--_u) * 1.5);
  }
`;

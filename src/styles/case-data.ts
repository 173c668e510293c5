import { css, type CSSResult } from 'lit';

/** How case information looks. */
export const caseDataStyles: CSSResult = css`
  .case {
    display: grid;
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .case > * {
    padding: var(--_u) calc(var(--_u) * 3);
    min-block-size: 32px;
    align-content: center;
  }
  .case dd {
    padding-inline-start: 0;
  }
  .case > :nth-child(n + 3) {
    border-block-start: 1px solid var(--_border);
  }
  .case span {
    white-space: pre-line;
  }
  .case .only-icon {
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
  .case :is(input, select) {
    flex: 1 1 100%;
    min-inline-size: 0;
    padding-inline: calc(var(--_u) * 2);
  }
  input:invalid {
    border-color: var(--_danger);
  }
  .case .failure {
    margin-block-start: calc(var(--_u) * 1.5);
  }
`;

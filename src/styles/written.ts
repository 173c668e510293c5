import { css, type CSSResult } from 'lit';

/** How a field looks in which an agent writes at length. */
export const writtenStyles: CSSResult = css`
  :host {
    display: block;
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_u) * 2);
    margin-block: 0 calc(var(--_u) * 1.5);
    color: var(--_muted);
    font-size: 0.92em;
    font-weight: 600;
  }
  .status {
    margin-inline-start: auto;
    font-weight: 400;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 64px;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    line-height: 1.45;
    resize: vertical;
    field-sizing: content;
    max-block-size: 40cqb;
  }
  textarea:read-only {
    border-color: var(--_border);
    background: var(--_raised);
  }
  .answers {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
    margin-block-start: calc(var(--_u) * 2);
  }
  .failure {
    margin-block-start: calc(var(--_u) * 1.5);
  }
`;

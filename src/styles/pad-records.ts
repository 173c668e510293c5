import { css, type CSSResult } from 'lit';

/** How the records look that an interaction may be about. */
export const recordsStyles: CSSResult = css`
  :host,
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 1.5) calc(var(--_u) * 3);
    align-items: center;
  }
  :host > :is(h3, .rows, p) {
    flex: 1 0 100%;
  }
  .deeds:not(:has(> *)) {
    display: none;
  }
  .rows {
    max-block-size: max(200px, 40cqb);
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  [role='listitem'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_u) * 2);
    align-items: center;
    min-block-size: 32px;
    padding: var(--_u) calc(var(--_u) * 2.5);
    border-inline-start: 3px solid transparent;
  }
  [role='listitem'] + [role='listitem'] {
    border-block-start: 1px solid var(--_border);
  }
  [aria-current='true'] {
    border-inline-start-color: var(--_accent);
  }
  .opened {
    margin-inline-start: auto;
  }
  .record {
    display: inline-flex;
    align-items: center;
    gap: var(--_u);
    min-block-size: 24px;
    font-weight: 600;
  }
  .bad {
    color: var(--_danger);
  }
`;

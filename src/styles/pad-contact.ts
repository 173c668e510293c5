import { css, type CSSResult } from 'lit';

/** How a contact, the history and the standard responses look. */
export const contactStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 3);
  }
  [role='tablist'] {
    display: flex;
    border-block-end: 1px solid var(--_border);
  }
  [role='tab'] {
    flex: 0 1 auto;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 0;
    padding-inline: calc(var(--_u) * 2.5);
    color: var(--_muted);
    outline-offset: -2px;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
  }
  [role='tabpanel'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 2);
    align-content: start;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 1.5);
  }
  [role='tabpanel'] > button {
    justify-self: start;
  }
  #case {
    position: absolute;
    clip-path: inset(50%);
  }
  input,
  select {
    inline-size: 100%;
    min-inline-size: 0;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
    gap: calc(var(--_u) * 2);
    align-items: end;
  }
  .choices label {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    font-size: 0.92em;
  }
  summary {
    min-block-size: 24px;
    align-content: center;
    cursor: pointer;
    font-weight: 600;
    outline-offset: -2px !important;
  }
  .filters .choices {
    padding-block-start: calc(var(--_u) * 2);
  }
  .found {
    font-size: 0.92em;
  }
  .bad {
    color: var(--_danger);
    font-weight: 600;
  }
  .rows {
    max-block-size: max(200px, 50cqb);
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .rows:not(:has([role='listitem'])) {
    display: none;
  }
  [role='listitem'] {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto;
    gap: 0 calc(var(--_u) * 2.5);
    align-items: center;
    position: relative;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
  }
  [role='listitem'] + [role='listitem'] {
    border-block-start: 1px solid var(--_border);
  }
  .tile {
    grid-row: 1 / span 2;
  }
  .tile ~ span {
    grid-area: 2 / 2 / auto / -1;
  }
  time {
    font-size: 0.92em;
  }
  [data-id] {
    display: block;
    min-block-size: 24px;
    padding: 0;
    border: 0;
  }
  [data-id]::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  [role='listitem']:has([data-id]:hover) {
    background: color-mix(in srgb, currentColor 5%, transparent);
  }
  .here {
    box-shadow: inset 3px 0 var(--_accent);
  }
  .here:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  [role='listitem']:not(:has(.tile)) {
    grid-template-columns: minmax(0, 1fr) auto auto;
  }
  .title {
    font-weight: 600;
  }
  span.title + .muted {
    grid-area: 2 / 1;
  }
  span.title ~ :last-child {
    grid-area: 1 / 2 / span 2;
  }
  details[open] {
    grid-column: 1 / -1;
  }
  .rows .text {
    margin-block-start: var(--_u);
  }
  .star[aria-pressed='true'],
  .choices [aria-pressed='true'] {
    color: var(--_accent);
    border-color: currentColor;
  }
  [aria-pressed='true'] .icon {
    fill: currentColor;
  }
  h4,
  h5 {
    margin: 0;
    font-size: 1.1em;
    overflow-wrap: anywhere;
  }
  h5 {
    margin-block-start: calc(var(--_u) * 2);
    font-size: 0.92em;
    font-weight: 600;
    color: var(--_muted);
  }
  .pairs {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: var(--_u) calc(var(--_u) * 4);
  }
  .text {
    white-space: pre-wrap;
  }
  .talk {
    display: grid;
    gap: 2px;
  }
  .talk dd {
    padding-block-end: calc(var(--_u) * 1.5);
  }
  @media (forced-colors: active) {
    .here {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    [role='tab'][aria-selected='true'] {
      color: Highlight;
    }
  }
`;

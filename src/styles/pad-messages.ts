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
  header,
  .tools {
    display: flex;
    align-items: center;
    flex: none;
    padding-inline: calc(var(--_u) * 4) calc(var(--_u) * 2);
    border-block-end: 1px solid var(--_border);
  }
  header {
    justify-content: space-between;
    padding-block: calc(var(--_u) * 1.5);
  }
  h2 {
    font-size: 1.1em;
    font-weight: 650;
    outline-offset: 4px;
  }
  .tools {
    flex-wrap: wrap;
    padding-block: var(--_u);
    background: var(--_raised);
  }
  .tools p,
  .tools span {
    flex: 1 0 auto;
  }
  .tools span {
    text-align: end;
  }
  .tools button {
    padding-inline: calc(var(--_u) * 2);
  }
  .tools button[aria-disabled='true'] {
    border-color: transparent;
    background: none;
  }
  .rows {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
  }
  [role='listitem'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_u) calc(var(--_u) * 2);
    padding: calc(var(--_u) * 2.5) calc(var(--_u) * 2);
    padding-inline-start: calc(var(--_u) * 4 - var(--_edge));
    border-block-end: 1px solid var(--_border);
  }
  [role='listitem']:focus-visible {
    outline-offset: -2px;
  }
  .unread {
    background: color-mix(in srgb, var(--_accent) 5%, transparent);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_u) * 2);
  }
  .new {
    padding-inline: calc(var(--_u) * 1.5);
    border: 1px solid var(--_accent);
    border-radius: 99px;
    color: var(--_accent);
    font-size: 0.85em;
    font-weight: 600;
  }
  time {
    font-size: 0.92em;
  }
  .words {
    grid-column: 1;
  }
  .marks {
    grid-area: 1 / 2 / span 2;
    display: flex;
    align-self: start;
    margin-block-start: calc(var(--_u) * -1);
  }
  .none {
    padding: calc(var(--_u) * 8) calc(var(--_u) * 6);
    text-align: center;
  }
`;

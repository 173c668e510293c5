import { css, type CSSResult } from 'lit';

/** How a list of waiting work and its rows look; the agent's own workbin has the same rows. */
export const workListStyles: CSSResult = css`
  :host {
    display: block;
  }
  .list {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(var(--_u) * 3);
    min-block-size: calc(var(--_height) + 4px);
    padding: var(--_u) calc(var(--_u) * 4);
  }
  .list:has(button):hover {
    background: color-mix(in srgb, var(--_text) 3%, transparent);
  }
  .name {
    font-weight: 550;
  }
  button.name {
    min-block-size: 24px;
    padding: 0;
    margin-inline-start: calc(var(--_u) * -1);
    background: none !important;
    text-align: start;
  }
  /* All of the line opens it. */
  button.name::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .name .icon {
    color: var(--_muted);
    rotate: -90deg;
    transition: rotate 120ms;
  }
  :host(:dir(rtl)) .name .icon {
    rotate: 90deg;
  }
  [aria-expanded='true'].name .icon {
    rotate: 0deg !important;
  }
  .figures {
    display: flex;
    gap: calc(var(--_u) * 2);
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .figures b {
    color: var(--_text);
    font-weight: 600;
  }
  #content {
    padding-block-end: calc(var(--_u) * 2);
  }
  .rows > div {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto auto;
    align-items: center;
    column-gap: calc(var(--_u) * 2.5);
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .tile,
  .rows time,
  .control {
    grid-row: 1 / span 2;
  }
  .title {
    grid-column: 2;
    font-weight: 600;
  }
  .about {
    grid-column: 2;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .rows time {
    grid-column: 3;
  }
  .control {
    grid-column: 4;
    min-inline-size: 88px;
    text-align: end;
  }
  .control button {
    inline-size: 100%;
  }
  .left .tile,
  .left .title,
  .left .control {
    color: var(--_muted);
  }
  .left time {
    visibility: hidden;
  }
  .rows .failure {
    grid-column: 1 / -1;
    margin-block-start: var(--_u);
  }
  .new {
    padding-inline: calc(var(--_u) * 1.5);
    border: 1px solid var(--_accent);
    border-radius: 99px;
    color: var(--_accent);
    font-size: 0.85em;
    font-weight: 600;
  }
  .said {
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4) calc(var(--_u) * 3);
  }
  #content > .failure {
    margin: var(--_u) calc(var(--_u) * 4);
  }
  .more {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 3);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 4);
    border-block-start: 1px solid var(--_border);
  }
`;

import { css, type CSSResult } from 'lit';

/** How the list and its cards look. A link is a target of 24 px (WCAG 2.5.8). */
export const listStyles: CSSResult = css`
  :host {
    display: block;
  }
  .list {
    display: grid;
    padding: calc(var(--_u) * 1.5);
    gap: 2px;
  }
  .list > div {
    position: relative;
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto;
    align-items: center;
    column-gap: calc(var(--_u) * 2.5);
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 54px;
  }
  [role='listitem']:hover {
    background: color-mix(in srgb, var(--_text) 4%, transparent);
  }
  .selected {
    background: color-mix(in srgb, var(--_accent) 4%, transparent);
  }
  .selected::before {
    content: '';
    position: absolute;
    inset-block: 8px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }
  .tile {
    grid-row: 1 / span 2;
  }
  .title {
    grid-area: 1 / 2 / auto / -1;
    margin-inline-end: 4.5em;
    display: block;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none !important;
    font-weight: 600;
  }
  .about {
    justify-self: start;
    max-inline-size: 100%;
  }
  .about:not(:any-link) {
    color: var(--_muted);
  }
  a:any-link {
    padding-block: 3px;
  }
  .phase {
    color: var(--_positive);
    font-size: 0.92em;
    justify-self: end;
  }
  .phase:is([data-phase='held'], [data-phase='establishing'], [data-phase='offered']) {
    color: var(--_attention);
  }
  .phase:is([data-phase='wrap'], [data-phase='not-connected']) {
    color: var(--_muted);
  }
  .list > .within {
    margin-inline-start: 26px;
    padding-block: 2px;
    border-inline-start: 1px solid var(--_border);
    border-radius: 0;
  }
  .within .tile {
    inline-size: 22px;
    block-size: 22px;
  }
  time {
    grid-area: 1 / 2 / auto / -1;
    justify-self: end;
  }
  .title:focus-visible {
    outline: none;
  }
  .list > div:has(.title:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .unread {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-start: 30px;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
  }
  .blocked {
    grid-column: 2 / -1;
    margin-block-start: var(--_u);
    color: var(--_danger);
  }
  @container (height < 120px) {
    .list {
      grid: auto / auto-flow minmax(210px, 240px);
      justify-content: start;
      padding-block: 0;
    }
    .selected {
      order: -1;
    }
    .list > div {
      grid-template-columns: 28px auto minmax(0, 1fr);
      align-content: center;
    }
    .title {
      margin: 0;
    }
    time {
      grid-area: 2 / 3;
    }
    .about {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .selected::before,
    .unread {
      background: Highlight;
    }
  }
`;

import { css, type CSSResult } from 'lit';

/**
 * How the targets and their actions look. `--_before` and `--_after` are the lengths of the rows that are not rendered,
 * `--_top` is the place of the actions. Each presence has a shape and a colour.
 */
export const targetListStyles: CSSResult = css`
  #list {
    block-size: 100%;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    line-height: var(--_row);
    outline: none;
  }
  #list::before,
  #list::after {
    content: '';
    display: block;
    block-size: var(--_before);
  }
  #list::after {
    block-size: var(--_after);
  }
  [role='option'] {
    block-size: var(--_row);
    border-inline-start: 3px solid transparent;
    padding-inline: var(--_side) calc(var(--_row) + var(--_u) * 2);
    cursor: pointer;
  }
  [role='option']:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  [role='option'].active {
    background: var(--_tint);
  }
  [aria-selected='true'] {
    border-color: var(--_accent);
  }
  [role='option'][aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
  .name {
    min-inline-size: 40%;
    font-weight: 500;
  }
  [aria-selected='true'] .name {
    font-weight: 600;
  }
  .name + .cut {
    flex: 0 1 auto;
    font-size: 0.92em;
  }
  [data-presence] {
    stroke: none;
    fill: var(--_muted);
  }
  [data-presence='available'] {
    fill: var(--_positive);
  }
  [data-presence='interruptible'] {
    fill: var(--_accent);
  }
  [data-presence='logged-in'] {
    fill: var(--_attention);
  }
  .bone {
    inline-size: 45%;
    block-size: 10px;
    margin: calc((var(--_row) - 10px) / 2) var(--_side);
    border-radius: 5px;
    background: var(--_border);
  }
  .bones,
  .hint {
    position: absolute;
    inset: 0;
    background: var(--_surface);
  }
  .hint {
    padding: calc(var(--_u) * 8) calc(var(--_u) * 6);
    text-align: center;
  }
  .actions {
    position: absolute;
    inset-block-start: var(--_top);
    inset-inline-end: var(--_u);
    inline-size: var(--_row);
    min-block-size: var(--_row);
  }
  .actions .icon {
    stroke-width: 4.4;
  }
  #menu {
    position-area: bottom span-left;
    margin: 0;
  }
  #menu::before {
    content: attr(aria-label) / '';
    padding-inline: calc(var(--_u) * 2.5);
    color: var(--_muted);
    font-size: 0.92em;
  }
  #menu:dir(rtl) {
    position-area: bottom span-right;
  }
  [role='menuitem'] {
    display: grid;
    justify-content: start;
    gap: 0;
    inline-size: 100%;
    padding: var(--_u) calc(var(--_u) * 2.5);
    text-align: start;
    font-weight: 400;
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    [data-presence][data-presence] {
      fill: currentColor;
    }
    [role='option'][aria-selected='false'] {
      border-color: Canvas;
    }
    [role='option'][aria-disabled='true'] {
      color: GrayText;
    }
    [role='option'].active {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .active .muted {
      color: inherit;
    }
  }
`;

import { css, type CSSResult } from 'lit';

/** How the list of targets looks; `--_before`, `--_after`, `--_at` count rows, `--_scrolled` pixels. */
export const targetListStyles: CSSResult = css`
  [role='listbox'] {
    block-size: 100%;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    line-height: var(--_row);
    outline: none;
  }
  [role='listbox']::before,
  [role='listbox']::after {
    content: '';
    display: block;
    block-size: calc(var(--_row) * var(--_before, 0));
  }
  [role='listbox']::after {
    block-size: calc(var(--_row) * var(--_after, 0));
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2.5);
    block-size: var(--_row);
    border-inline-start: 3px solid transparent;
    padding-inline: calc(var(--_u) * 3) calc(var(--_u) * 3 + 32px);
    cursor: pointer;
  }
  [role='option']:hover {
    background: color-mix(in srgb, currentColor 5%, transparent);
  }
  [role='option'].active {
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
  }
  [role='option'][aria-selected='true'] {
    border-inline-start-color: var(--_accent);
  }
  [role='option'][aria-selected='true'] .name {
    font-weight: 650;
  }
  [role='option'][aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
  .name {
    flex: 0 1 auto;
    min-inline-size: 40%;
    font-weight: 500;
  }
  .meaning {
    flex: 1 1 0;
    color: var(--_muted);
    font-size: 0.92em;
    text-align: end;
  }
  .bone {
    inline-size: 45%;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_border);
  }
  .bones {
    position: absolute;
    inset: 0;
    overflow: clip;
    background: var(--_surface);
  }
  .bones p {
    display: flex;
    align-items: center;
    block-size: var(--_row);
    padding-inline: calc(var(--_u) * 4);
  }
  .bones p:nth-child(3n) .bone {
    inline-size: 30%;
  }
  .bones p:nth-child(3n + 1) .bone {
    inline-size: 56%;
  }
  .hint {
    position: absolute;
    inset: 0;
    padding: calc(var(--_u) * 8) calc(var(--_u) * 6);
    text-align: center;
  }
  .actions {
    anchor-name: --actions;
    position: absolute;
    inset-block-start: calc(
      var(--_row) * var(--_at, 0) - var(--_scrolled, 0) * 1px + (var(--_row) - 28px) / 2
    );
    inset-inline-end: calc(var(--_u) * 2);
    inline-size: 28px;
    min-block-size: 28px;
  }
  .actions .icon {
    stroke-width: 2.2;
  }
  @container (width < 480px) {
    .first {
      display: none;
    }
  }
  @media (pointer: coarse) {
    [role='option'] {
      padding-inline-end: calc(var(--_u) * 3 + 48px);
    }
    .actions {
      inset-block-start: calc(var(--_row) * var(--_at, 0) - var(--_scrolled, 0) * 1px);
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
  @container (width >= 480px) and (height >= 120px) {
    [role='option'] {
      padding-inline-start: calc(var(--_u) * 4);
    }
  }
  @media (forced-colors: active) {
    .actions {
      background: ButtonFace;
    }
    [role='option']:not([aria-selected='true']) {
      border-color: Canvas;
    }
    [role='option'].active {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    [role='option'].active :is(.meaning, .presence) {
      color: inherit;
      fill: currentColor;
    }
    [role='option'][aria-disabled='true']:not(.active) {
      color: GrayText;
    }
  }
`;

import { css, type CSSResult } from 'lit';

/** What every part of the pad shares: boxes, buttons, links, icons, failures. */
export const base: CSSResult = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .muted,
  dt,
  h3,
  small {
    color: var(--_muted);
  }
  h3 {
    font-size: 0.92em;
    font-weight: 600;
  }
  /* What others wrote reads and is cut in its own direction, at the side where ours begins. */
  .outside,
  textarea {
    unicode-bidi: plaintext;
  }
  .outside {
    overflow-wrap: anywhere;
    text-align: left;
  }
  :where(.outside):dir(rtl) {
    text-align: right;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    overflow: hidden;
  }
  time,
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 2px;
    text-decoration-thickness: from-font;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    min-block-size: var(--_height);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    padding: 0 calc(var(--_u) * 3);
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_u) * 1.5);
    font-weight: 600;
    cursor: pointer;
    user-select: none;
  }
  button:hover {
    background: color-mix(in srgb, currentColor 8%, var(--_surface));
  }
  button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  button.quiet,
  button.quiet[aria-disabled='true'] {
    border-color: transparent;
    background: none;
  }
  button.quiet:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  button.only-icon {
    inline-size: var(--_height);
    padding: 0;
    color: var(--_muted);
  }
  button[aria-disabled='true'],
  button[aria-disabled='true']:hover {
    cursor: default;
    color: var(--_muted);
    background: var(--_raised);
    border-color: var(--_border);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    border: 1.5px solid var(--_muted);
    border-radius: 7px;
    color: var(--_text);
  }
  .tile[data-class='live'] {
    background: var(--_text);
    border-color: var(--_text);
    color: var(--_surface);
    border-radius: 50%;
  }
  .tile[data-class='semi-live'] {
    background: linear-gradient(transparent 50%, color-mix(in srgb, var(--_muted) 38%, transparent) 0);
  }
  .banner,
  .failure {
    --_tone: var(--_attention);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_u) calc(var(--_u) * 2);
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2);
    border-inline-start: 3px solid var(--_tone);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_tone) 9%, var(--_surface));
  }
  .failure {
    --_tone: var(--_danger);
  }
  .banner > .icon,
  .failure > .icon {
    color: var(--_tone);
  }
  .banner > span,
  .failure > span {
    flex: 1 1 9em;
  }
  .failure button {
    min-block-size: max(24px, calc(var(--_height) - 6px));
  }
  [popover] {
    position-area: bottom span-right;
    position-try-fallbacks: flip-block;
    inset: auto;
    margin: 4px 0;
    padding: var(--_u);
    min-inline-size: 200px;
    max-inline-size: 300px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: inherit;
  }
  [popover]:dir(rtl) {
    position-area: bottom span-left;
  }
  @media (forced-colors: active) {
    button.primary:not([aria-disabled='true']) {
      forced-color-adjust: none;
      background: ButtonText;
      border-color: ButtonText;
      color: ButtonFace;
    }
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
    .tile[data-class='live'] {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

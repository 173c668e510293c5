import { css, type CSSResult } from 'lit';

/** How the controls of an interaction look. */
export const actionsStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 1.5);
  }
  .fitting {
    position: relative;
    display: flex;
    gap: calc(var(--_u) * 1.5);
    min-inline-size: 0;
  }
  .fitting button {
    white-space: nowrap;
    padding-inline: calc(var(--_u) * 2.5);
  }
  .fitting .primary {
    min-inline-size: 88px;
  }
  .fitting button[aria-haspopup] {
    padding-inline-end: calc(var(--_u) * 1.5);
  }
  .fitting .dots {
    padding-inline: calc(var(--_u) * 2);
  }
  .fitting .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .fitting .dots .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2.2;
  }
  .fits,
  .rest {
    flex: none;
  }
  [inert] {
    position: absolute;
    visibility: hidden;
  }
  .menu-button {
    display: inline-block;
  }
  [aria-expanded='true'] {
    background: var(--_raised);
  }
  .danger {
    border-color: color-mix(in srgb, var(--_danger) 55%, var(--_surface));
    color: var(--_danger);
  }
  [popover] {
    inset: auto;
    margin: 4px 0;
    padding: var(--_u);
    min-inline-size: 180px;
    max-inline-size: 280px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: inherit;
  }
  #menu-more {
    position-area: bottom span-left;
    position-try-fallbacks: flip-block;
  }
  #menu-park,
  #menu-requeue {
    position-area: bottom span-right;
    position-try-fallbacks: flip-block, flip-inline;
  }
  .question {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_u) * 2);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 2.5);
    border-inline-start: 3px solid var(--_attention);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_attention) 9%, var(--_surface));
  }
  .question p {
    flex: 1 1 100%;
  }
  @container (height < 120px) {
    :host {
      inline-size: min(280px, 44cqi);
    }
    .why,
    .failure {
      display: none;
    }
  }
  @media (forced-colors: active) {
    [popover] {
      border-color: CanvasText;
    }
  }
`;

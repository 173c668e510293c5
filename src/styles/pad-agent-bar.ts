import { css, type CSSResult } from 'lit';

/** How the agent's line looks. */
export const agentBarStyles: CSSResult = css`
  :host {
    display: block;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
    block-size: calc(var(--_height) + 12px);
    padding-inline: calc(var(--_u) * 2);
  }
  .state {
    anchor-name: --state;
    flex: 1 1 104px;
    min-inline-size: 104px;
    max-inline-size: max-content;
    padding-inline: calc(var(--_u) * 2);
  }
  .bar > button:not(.state) {
    flex: none;
  }
  .bar > button + button {
    margin-inline-start: calc(var(--_u) * -1);
  }
  .state[aria-busy='true'] {
    color: var(--_muted);
  }
  .link + button {
    margin-inline-start: auto;
  }
  .link {
    display: flex;
    align-items: center;
    gap: var(--_u);
    color: var(--_attention);
    flex: 1 9 60px;
    min-inline-size: 0;
    max-inline-size: max-content;
    font-weight: 600;
  }
  .link:first-child {
    padding-inline-start: calc(var(--_u) * 2);
  }
  .link[data-link='up'] {
    color: var(--_muted);
    font-weight: 400;
  }
  .link[data-link='closed'] {
    color: var(--_danger);
  }
  .panel {
    padding-inline: calc(var(--_u) * 2);
    color: var(--_muted);
  }
  .panel[aria-expanded='true'] {
    background: var(--_raised);
    color: var(--_text);
  }
  .count {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_danger);
    color: var(--_surface);
    font-size: 11px;
    line-height: 18px;
  }
  [popover] {
    position-anchor: --state;
  }
  .failure {
    margin: 0 calc(var(--_u) * 2) calc(var(--_u) * 2);
  }
  .next {
    display: flex;
    flex-shrink: 9;
    align-items: center;
    gap: calc(var(--_u) * 2);
    min-inline-size: 0;
  }
  .next time {
    font-weight: 600;
  }
  .next button {
    flex: none;
    min-block-size: max(24px, calc(var(--_height) - 6px));
    padding-inline: calc(var(--_u) * 2);
  }
  .next .failure {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    z-index: 1;
  }
  .intended {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline-start: calc(var(--_u) * 2);
    border: 1px solid color-mix(in srgb, var(--_attention) 45%, var(--_surface));
    border-radius: calc(var(--_radius) - 2px);
    background: color-mix(in srgb, var(--_attention) 9%, var(--_surface));
  }
  .intended button {
    inline-size: max(24px, calc(var(--_height) - 6px));
    padding: 0;
  }
  .intended .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  @container ((width < 480px) or (width >= 840px)) and (height >= 120px) {
    .link[data-link='up'] {
      position: absolute;
      clip-path: inset(50%);
    }
    /* There is no room for the sign beside the word; what it has must not need a line of its own. */
    .off :is(.state > .icon, .state ~ time),
    .link .icon {
      display: none;
    }
    .link {
      flex: 9 9 20px;
    }
    .state {
      flex-basis: 64px;
      min-inline-size: 64px;
      padding-inline-end: var(--_u);
    }
    .bar {
      flex-wrap: wrap;
      column-gap: var(--_u);
      block-size: auto;
      padding-block: 6px;
    }
    .next[data-filled] {
      order: 1;
      flex: 1 0 100%;
      padding-inline-start: calc(var(--_u) * 2);
    }
  }
  @container (height < 120px) {
    .bar {
      column-gap: var(--_u);
    }
    /* The place of its sign is kept: what stands behind it never moves. */
    .link {
      flex: none;
      inline-size: 16px;
      max-inline-size: none;
    }
    .link .cut,
    .next > .muted {
      position: absolute;
      clip-path: inset(50%);
    }
    :host > .failure {
      position: absolute;
      inset: 100% auto auto;
      inline-size: max-content;
      max-inline-size: 90cqi;
    }
  }
`;

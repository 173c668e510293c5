import { css, type CSSResult } from 'lit';

/** How an offer looks. */
export const offerStyles: CSSResult = css`
  :host {
    display: block;
  }
  .offer {
    position: relative;
    display: grid;
    gap: calc(var(--_u) * 2.5);
    padding: calc(var(--_u) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: clip;
    animation: arrive 150ms ease-out;
  }
  .offer::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 -8px;
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2.5);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.25;
  }
  .who > * {
    display: block;
  }
  strong {
    font-size: 1.15em;
    font-weight: 600;
  }
  .left,
  .words {
    color: var(--_tone, var(--_muted));
  }
  .left {
    align-self: start;
    font-weight: 600;
  }
  .line {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: 3px;
    background: var(--_tone, var(--_accent));
    transform: scaleX(var(--_left, 1));
    transform-origin: left;
    transition: transform 1s linear;
  }
  :host(:dir(rtl)) .line {
    transform-origin: right;
  }
  [data-soon] {
    --_tone: var(--_attention);
  }
  [data-over] .left,
  [data-over] .line,
  [data-over] .words,
  [data-below]:not(:hover, :focus-within) dl {
    display: none;
  }
  #about {
    display: grid;
    gap: calc(var(--_u) * 1.5);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px calc(var(--_u) * 3);
  }
  dt,
  dd {
    display: inline;
  }
  dt::after {
    content: ': ';
  }
  kbd {
    font: inherit;
    font-size: 0.85em;
    font-weight: 500;
    opacity: 0.75;
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
  .case {
    padding-block-start: calc(var(--_u) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  .answers {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 2);
    background: var(--_surface);
    box-shadow: 0 16px var(--_surface);
  }
  [data-below] .answers {
    position: static;
  }
  .answers .primary {
    flex: 1;
  }
  @container (height < 120px) {
    .offer {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      padding: var(--_u) calc(var(--_u) * 2.5);
      overflow: visible;
    }
    #about,
    .words,
    .who .muted,
    kbd {
      display: none;
    }
    strong {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .left {
      align-self: center;
    }
    .answers {
      box-shadow: none;
    }
    .failure {
      position: absolute;
      inset: 100% 0 auto;
    }
  }
  @media (forced-colors: active) {
    .line,
    .offer::before {
      background: Highlight;
    }
  }
`;

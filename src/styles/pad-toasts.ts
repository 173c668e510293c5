import { css, type CSSResult } from 'lit';

/** How previews of messages look: at the lower end of the pad, under offers (which stand at 2). */
export const toastsStyles: CSSResult = css`
  :host {
    position: absolute;
    z-index: 1;
    inset-block-end: 0;
    inset-inline: 0;
  }
  section {
    display: grid;
    gap: calc(var(--_u) * 2);
    max-block-size: calc(100cqb - var(--_height) - 13px);
    overflow-y: auto;
    padding: calc(var(--_u) * 2);
  }
  /* What the bar and offers (60 %) leave. */
  :host([offers]) section {
    max-block-size: max(128px, calc(40cqb - var(--_height) - 13px));
  }
  .toast {
    display: grid;
    gap: calc(var(--_u) * 1.5);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 3);
    padding-inline-start: calc(var(--_u) * 3 + 6px - var(--_edge));
    border-block: 1px solid var(--_control);
    border-inline-end: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: arrive 150ms ease-out;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .answers {
    display: flex;
    gap: calc(var(--_u) * 2);
  }
  .answers button {
    min-block-size: max(24px, calc(var(--_height) - 4px));
  }
  @container (width >= 480px) {
    :host {
      inset-inline-start: auto;
      inline-size: 360px;
    }
  }
  @container (height < 120px) {
    :host {
      inset-block: 100% auto;
    }
    section,
    :host([offers]) section {
      max-block-size: 400px;
    }
  }
`;

import { css, type CSSResult } from 'lit';

/**
 * How the preview of a message looks: it lies over the lower end of what it stands under, and takes no room of it; offers
 * stand above it (at 2). It is as high as the bar and offers (60 %) leave it room.
 */
export const toastsStyles: CSSResult = css`
  :host {
    position: relative;
    z-index: 1;
    flex: none;
    block-size: 0;
    margin-inline: calc(var(--_u) * 2);
  }
  section {
    position: absolute;
    inset-block-end: calc(var(--_u) * 2);
    inset-inline: 0;
    padding: calc(var(--_u) * 2) calc(var(--_u) * 3);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow-y: auto;
  }
  :host([offers]) section {
    max-block-size: max(128px, calc(40cqb - var(--_height) - 29px));
  }
  .text {
    -webkit-line-clamp: 3;
    margin-block-end: calc(var(--_u) * 2);
  }
  @container (width >= 480px) {
    :host {
      align-self: end;
      justify-self: end;
      inline-size: min(344px, 100% - var(--_u) * 4);
    }
  }
  @container (height < 120px) {
    :host {
      position: absolute;
      inset: 100% 0 auto auto;
    }
    section {
      inset-block: 0 auto;
    }
  }
`;

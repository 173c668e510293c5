import { css, type CSSResult } from 'lit';

/**
 * How the preview of a message looks: at the lower end of the pad, under offers (which stand at 2). It is as high as the bar
 * and offers (60 %) leave it room.
 */
export const toastsStyles: CSSResult = css`
  :host {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(var(--_u) * 2);
    inset-inline: calc(var(--_u) * 2);
  }
  section {
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
      inset-inline-start: auto;
      inline-size: 344px;
    }
  }
  @container (height < 120px) {
    :host {
      inset-block: 100% auto;
    }
  }
`;

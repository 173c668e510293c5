import { css, type CSSResult } from 'lit';

/** The colours of the four presences; each has its own shape too. */
export const targetMarkStyles: CSSResult = css`
  .presence {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: var(--_muted);
  }
  .presence[data-presence='available'] {
    fill: var(--_positive);
  }
  .presence[data-presence='interruptible'] {
    fill: var(--_accent);
  }
  .presence[data-presence='logged-in'] {
    fill: var(--_attention);
  }
  @media (forced-colors: active) {
    .presence,
    .presence[data-presence] {
      fill: CanvasText;
    }
  }
`;

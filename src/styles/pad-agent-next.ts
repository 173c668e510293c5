import { css, type CSSResult } from 'lit';

/** How what comes next for the agent looks, inside the bar. */
export const agentNextStyles: CSSResult = css`
  :host {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  time {
    font-weight: 600;
  }
  button {
    flex: none;
    min-block-size: max(24px, calc(var(--_height) - 6px));
    padding-inline: calc(var(--_u) * 2);
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
  .failure {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: calc(var(--_u) * 2);
    z-index: 1;
  }
`;

import { css, type CSSResult } from 'lit';

/**
 * The public `--pad-*` tokens with their defaults, read once at the root; `--_*` are ours alone. Light or dark follows
 * the `color-scheme` that the page gives the element.
 */
export const tokens: CSSResult = css`
  :host {
    --_accent: var(--pad-accent, light-dark(#0b5cd5, #7ab0ff));
    --_on-accent: var(--pad-on-accent, light-dark(#fff, #0c1626));
    --_surface: var(--pad-surface, light-dark(#fff, #16181d));
    --_raised: var(--pad-surface-raised, light-dark(#f6f7f9, #1e2128));
    --_text: var(--pad-text, light-dark(#16181d, #eceef2));
    --_muted: var(--pad-text-muted, light-dark(#5b6372, #9aa3b2));
    --_border: var(--pad-border, light-dark(#dfe3ea, #2c313b));
    --_control: var(--pad-control, light-dark(#8a92a1, #697180));
    --_positive: var(--pad-positive, light-dark(#12805c, #4cc38a));
    --_attention: var(--pad-attention, light-dark(#a15c00, #f0b429));
    --_danger: var(--pad-danger, light-dark(#c4314b, #ff7a8a));
    --_radius: var(--pad-radius, 8px);
    --_u: var(--pad-space, 4px);
    --_size: var(--pad-font-size, 13px);
    --_height: 32px;
    --_shadow: 0 1px 2px rgb(0 0 0 / 0.06), 0 8px 24px rgb(0 0 0 / 0.12);
    color: var(--_text);
    background: var(--_surface);
    font: var(--_size) / 1.4 var(--pad-font, system-ui, sans-serif);
  }
  @media (pointer: coarse) {
    :host {
      --_height: 44px;
      --_size: var(--pad-font-size, 14px);
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_border: var(--_control);
      --_muted: var(--_text);
    }
  }
`;

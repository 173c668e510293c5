import { css, type CSSResult } from 'lit';

/** How the target dialog looks: it covers a narrow pad, and lies over a wide one. */
export const targetDialogStyles: CSSResult = css`
  :host {
    --_row: 36px;
    display: block;
    position: absolute;
    inset: 0;
    background: color-mix(in srgb, var(--_text) 24%, transparent);
  }
  dialog {
    position: static;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_u) * 2);
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: calc(var(--_u) * 2) calc(var(--_u) * 3) calc(var(--_u) * 3);
    border: 0;
    background: var(--_surface);
    color: var(--_text);
    overflow: hidden auto;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-inline-end: calc(var(--_u) * -1);
  }
  h2 {
    font-size: 1.15em;
    font-weight: 650;
  }
  .search {
    position: relative;
    flex: none;
  }
  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_u) * 2.5);
    block-size: 100%;
    color: var(--_muted);
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    min-block-size: max(36px, var(--_height));
    padding-inline-start: calc(var(--_u) * 4 + 20px);
  }
  .search input:focus-visible {
    outline-offset: -1px;
  }
  .search input:read-only {
    background: var(--_raised);
    color: var(--_muted);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_u);
    flex: none;
  }
  .chip {
    min-block-size: 26px;
    padding-inline: calc(var(--_u) * 2);
    border-color: var(--_border);
    border-radius: 99px;
    font-size: 0.92em;
    font-weight: 500;
    white-space: nowrap;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    color: color-mix(in srgb, var(--_accent) 82%, var(--_text));
    font-weight: 600;
  }
  .line {
    inline-size: 1px;
    margin: 5px var(--_u);
    background: var(--_border);
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_u) calc(var(--_u) * 2);
    flex: none;
    min-block-size: 1.4em;
    color: var(--_muted);
    font-size: 0.92em;
  }
  .status.bad p {
    flex: 1;
    color: var(--_danger);
    font-weight: 550;
  }
  .frame {
    position: relative;
    flex: 1 1 0;
    min-block-size: calc(var(--_row) * 3);
    margin-inline: calc(var(--_u) * -3);
    border-block: 1px solid var(--_border);
    overflow: clip;
  }
  [popover] {
    position-anchor: --actions;
    position-area: bottom span-left;
    position-try-fallbacks: flip-block;
    inset: auto;
    margin: 2px 0;
    padding: var(--_u);
    min-inline-size: 190px;
    max-inline-size: 300px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: inherit;
  }
  :host(:dir(rtl)) [popover] {
    position-area: bottom span-right;
  }
  .note {
    flex: none;
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: 0;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    resize: none;
    field-sizing: content;
    max-block-size: 6lh;
  }
  .note:focus-visible {
    outline-offset: -1px;
  }
  footer {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 3);
    flex: none;
  }
  .whom {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .why {
    color: var(--_muted);
    font-size: 0.92em;
  }
  footer .primary {
    min-inline-size: 104px;
    min-block-size: max(36px, var(--_height));
  }
  @media (pointer: coarse) {
    :host {
      --_row: 44px;
    }
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: calc(var(--_u) * -3);
      padding-inline: calc(var(--_u) * 3);
    }
    .chip {
      flex: none;
      min-block-size: 44px;
    }
  }
  @container (width >= 480px) and (height >= 120px) {
    :host {
      display: grid;
      place-items: center;
      padding: calc(var(--_u) * 4);
    }
    dialog {
      inline-size: min(560px, 100%);
      block-size: min(640px, 100%);
      padding: calc(var(--_u) * 3) calc(var(--_u) * 4) calc(var(--_u) * 4);
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) + 4px);
      box-shadow: var(--_shadow);
    }
    .frame {
      margin-inline: calc(var(--_u) * -4);
    }
  }
  @container (height < 120px) {
    :host {
      inset: 100% 0 auto auto;
      inline-size: min(420px, 100%);
      block-size: 480px;
      border: 1px solid var(--_border);
      box-shadow: var(--_shadow);
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

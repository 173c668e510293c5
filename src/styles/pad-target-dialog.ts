import { css, type CSSResult } from 'lit';

/** How the target dialog looks: it covers a narrow pad, and lies over a wide one. */
export const targetDialogStyles: CSSResult = css`
  :host {
    --_row: 36px;
    --_side: calc(var(--_u) * 3);
    --_tint: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    position: absolute;
    inset: 0;
    background: rgb(0 0 0 / 0.3);
  }
  dialog {
    inset: 0;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_u) * 2);
    inline-size: 100%;
    block-size: 100%;
    padding: var(--_side);
    border: 0;
    background: var(--_surface);
    color: var(--_text);
    overflow: hidden auto;
  }
  header,
  footer,
  .status,
  .chips,
  [role='radiogroup'],
  [role='option'] {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--_u) * 2);
  }
  h2,
  .name,
  #whom {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    font-size: 1.15em;
    font-weight: 600;
  }
  .search,
  .frame {
    position: relative;
    flex: none;
  }
  .search .icon {
    position: absolute;
    inset-inline-start: 10px;
    block-size: 100%;
    color: var(--_muted);
    pointer-events: none;
  }
  #search,
  textarea {
    inline-size: 100%;
    outline-offset: -1px;
  }
  #search {
    min-block-size: var(--_row);
    padding-inline-start: var(--_row);
  }
  #search:read-only {
    background: var(--_raised);
  }
  textarea {
    flex: none;
    padding-block: var(--_u);
    resize: none;
    field-sizing: content;
    max-block-size: 6lh;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .chips {
    flex-wrap: wrap;
    gap: var(--_u);
  }
  .chip {
    min-block-size: 26px;
    padding-inline: calc(var(--_u) * 2);
    border: 1px solid var(--_border);
    border-radius: 99px;
    font-size: 0.92em;
    font-weight: 500;
    white-space: nowrap;
  }
  .chips :last-child {
    margin-inline-start: calc(var(--_u) * 2);
  }
  label.chip {
    position: relative;
    display: grid;
    flex: 1;
    place-items: center;
    min-block-size: var(--_height);
    cursor: pointer;
  }
  .chip[aria-pressed='true'],
  .chip:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
    color: color-mix(in srgb, var(--_accent) 82%, var(--_text));
    font-weight: 600;
  }
  .chip:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .status {
    min-block-size: 1.4em;
    font-size: 0.92em;
  }
  .bad {
    flex: 1;
    color: var(--_danger);
    font-weight: 600;
  }
  .frame {
    flex: 1 1 0;
    min-block-size: calc(var(--_row) * 3);
    margin-inline: calc(var(--_side) * -1);
    border-block: 1px solid var(--_border);
    overflow: clip;
  }
  #whom {
    display: grid;
  }
  footer .primary {
    min-inline-size: 104px;
    min-block-size: var(--_row);
  }
  @media (pointer: coarse) {
    :host {
      --_row: 44px;
    }
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .chip {
      flex: none;
      min-block-size: 44px;
    }
  }
  @container (width >= 480px) and (height >= 120px) {
    dialog {
      --_side: calc(var(--_u) * 4);
      max-inline-size: min(560px, 100% - var(--_side) * 2);
      max-block-size: min(640px, 100% - var(--_side) * 2);
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) + 4px);
      box-shadow: var(--_shadow);
    }
  }
  @container (width >= 840px) and (height >= 120px) {
    dialog {
      margin-block-start: calc(var(--_bar) + var(--_side));
      max-block-size: min(640px, 100% - var(--_bar) - var(--_side) * 2);
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
    .chip[aria-pressed='true'],
    .chip:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

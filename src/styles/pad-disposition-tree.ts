import { css, type CSSResult } from 'lit';

/** How a tree of outcomes looks. */
export const dispositionTreeStyles: CSSResult = css`
  :host {
    display: block;
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) - 2px);
    overflow: clip;
  }
  input {
    inline-size: 100%;
    border: 0;
    border-block-end: 1px solid var(--_border);
    border-radius: 0;
    padding-inline: calc(var(--_u) * 2.5);
  }
  input:focus-visible,
  [role='treeitem']:focus-visible {
    outline-offset: -2px;
  }
  .tree {
    max-block-size: 240px;
    overflow-y: auto;
    padding: var(--_u);
  }
  .tree:empty {
    display: none;
  }
  .none {
    padding: calc(var(--_u) * 2) calc(var(--_u) * 2.5);
  }
  [role='treeitem'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    min-block-size: 28px;
    padding-inline: var(--_u) calc(var(--_u) * 2);
    border-radius: 4px;
    cursor: pointer;
    user-select: none;
  }
  [role='treeitem']:hover {
    background: color-mix(in srgb, var(--_text) 5%, transparent);
  }
  [data-level='2'] {
    margin-inline-start: 16px;
  }
  [data-level='3'] {
    margin-inline-start: 32px;
  }
  [data-level='4'] {
    margin-inline-start: 48px;
  }
  [data-level='5'] {
    margin-inline-start: 64px;
  }
  [data-level='6'] {
    margin-inline-start: 80px;
  }
  [aria-expanded] {
    font-weight: 550;
  }
  [aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
    font-weight: 550;
  }
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    color: var(--_muted);
  }
  [aria-selected='true'] .mark {
    color: var(--_accent);
  }
  [aria-expanded='false'] .icon {
    rotate: -90deg;
  }
  [aria-expanded='false']:dir(rtl) .icon {
    rotate: 90deg;
  }
  @media (pointer: coarse) {
    [role='treeitem'] {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [aria-selected='true'] {
      outline: 1px solid Highlight;
    }
  }
`;

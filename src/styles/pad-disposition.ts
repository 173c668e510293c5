import { css, type CSSResult } from 'lit';

/** How the choice of an outcome looks. */
export const dispositionStyles: CSSResult = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 1.5);
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_u) * 2);
    margin: 0;
    color: var(--_muted);
    font-size: 0.92em;
    font-weight: 600;
  }
  .mark {
    font-weight: 400;
  }
  .mark::before {
    content: '* ';
    color: var(--_danger);
  }
  .missing {
    color: var(--_danger);
    font-weight: 600;
  }
  .status {
    margin-inline-start: auto;
    font-weight: 400;
  }
  .why {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    color: var(--_danger);
  }
  select {
    inline-size: 100%;
    padding-inline: calc(var(--_u) * 2);
  }
  .radios {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
    gap: 0 calc(var(--_u) * 3);
  }
  label {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
    min-block-size: max(28px, calc(var(--_height) - 4px));
    cursor: pointer;
  }
  [type='radio'] {
    flex: none;
    min-block-size: 0;
    margin: 0;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  .chosen {
    justify-self: start;
    display: inline-flex;
    align-items: center;
    gap: var(--_u);
    max-inline-size: 100%;
    padding-inline-start: calc(var(--_u) * 2.5);
    border: 1px solid color-mix(in srgb, var(--_accent) 40%, var(--_surface));
    border-radius: calc(var(--_radius) - 2px);
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    font-weight: 550;
  }
  .radios > span {
    display: flex;
    align-items: center;
    gap: var(--_u);
  }
  .clear {
    min-block-size: max(24px, calc(var(--_height) - 6px));
    inline-size: max(24px, calc(var(--_height) - 6px));
  }
  .clear .icon {
    inline-size: 12px;
    block-size: 12px;
  }
`;

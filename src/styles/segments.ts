import { css, type CSSResult } from 'lit';

/** How a choice of few looks: radios side by side in one box. */
export const segmentStyles: CSSResult = css`
  .segments {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    flex: none;
    padding: 2px;
    border-radius: calc(var(--_radius) - 1px);
    background: var(--_raised);
    border: 1px solid var(--_border);
  }
  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: calc(var(--_height) - 4px);
    border-radius: calc(var(--_radius) - 3px);
    color: var(--_muted);
    font-weight: 550;
    cursor: pointer;
  }
  .segments label:has(:checked) {
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 0 0 1px var(--_control),
      0 1px 2px rgb(0 0 0 / 0.08);
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .segments input {
    position: absolute;
    inset: 0;
    min-block-size: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .segments label:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

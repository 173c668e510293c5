import { css, type CSSResult } from 'lit';

/** How the line about the sound looks: quiet, for it stands there all day. */
export const tabStyles: CSSResult = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_u) calc(var(--_u) * 2);
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
  }
  .line span {
    flex: 1 1 12em;
  }
  .here .icon {
    color: var(--_positive);
  }
  button {
    color: var(--_text);
    min-block-size: max(24px, calc(var(--_height) - 6px));
  }
  .failure {
    flex: 1 0 100%;
    color: var(--_text);
  }
`;

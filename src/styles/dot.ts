import { css, type CSSResult } from 'lit';

/** The dot that shows a state of the agent, in form as well as in colour. */
export const dotStyles: CSSResult = css`
  .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    border: 2px solid var(--_muted);
  }
  .dot[data-state='ready'] {
    border-color: var(--_positive);
    background: var(--_positive);
  }
  .dot[data-state='not-ready'] {
    border-color: var(--_attention);
    background: linear-gradient(var(--_attention) 0 0) center / 100% 2px no-repeat;
  }
  @media (forced-colors: active) {
    .dot[data-state='ready'] {
      background: CanvasText;
    }
  }
`;

import { css, type CSSResult } from 'lit';

/** The layout of a strip: one row, from which everything else opens below it. */
export const stripStyles: CSSResult = css`
  @container (height < 120px) {
    .pad {
      flex-direction: row;
      align-items: center;
      overflow: visible;
      border-block-end: 1px solid var(--_border);
    }
    slot[name='bar'],
    pad-list {
      border: 0;
    }
    slot[name='bar'] {
      max-inline-size: 54cqi;
    }
    .offers {
      flex: none;
      order: 1;
      overflow: visible;
    }
    .lines {
      display: block;
      position: absolute;
      inset: 100% 0 auto;
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }
    .pad:not(.idle) .offline,
    pad-tab {
      display: none;
    }
    pad-list {
      flex: 1 1 0;
      min-inline-size: 222px;
      max-block-size: 100%;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    .panels {
      flex: 0 1 auto;
      display: flex;
      align-items: center;
      block-size: 100%;
      min-inline-size: 0;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    .pad:has([offers]) pad-list {
      min-inline-size: 0;
    }
    .idle slot[name='bar'] {
      flex: none;
      max-inline-size: 70cqi;
    }
    .idle pad-list {
      flex: none;
      min-inline-size: 0;
    }
    .none {
      display: none;
    }
    .empty {
      display: flex;
      gap: calc(var(--_u) * 2);
      justify-content: start;
      white-space: nowrap;
      padding: 0 calc(var(--_u) * 2);
    }
    .pad:has([offers]) .empty {
      display: none;
    }
    .empty .title {
      font-size: 1em;
    }
    .tray,
    .figures,
    .figures ~ p {
      display: none;
    }
    .over,
    pad-target-dialog,
    pad-team {
      inset: 100% 0 auto auto;
    }
    .over {
      inline-size: min(380px, 100%);
      block-size: 400px;
    }
  }
`;

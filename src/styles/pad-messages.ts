import { css, type CSSResult } from 'lit';

/** How My Messages look. */
export const messagesStyles: CSSResult = css`
  .tools {
    background: var(--_raised);
  }
  [role='listitem'] {
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: 0;
    padding-inline: calc(var(--_u) * 4 - var(--_edge)) calc(var(--_u) * 2);
  }
  .text {
    -webkit-line-clamp: none;
  }
  .unread {
    background: color-mix(in srgb, var(--_accent) 4%, transparent);
  }
`;

import { css, type CSSResult } from 'lit';

/** How a document looks. */
export const documentStyles: CSSResult = css`
  :host {
    display: block;
  }
  figure {
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_raised);
  }
  audio {
    display: block;
    inline-size: calc(100% - 16px);
    margin: 8px;
    block-size: 40px;
  }
  img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 70cqb;
    margin-inline: auto;
  }
  iframe {
    display: block;
    inline-size: 100%;
    block-size: max(320px, 62cqb);
    border: 0;
    background: #fff;
  }
  .said {
    padding: calc(var(--_u) * 6) calc(var(--_u) * 4);
    text-align: center;
  }
  .said + button {
    display: flex;
    margin: 0 auto calc(var(--_u) * 5);
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 3);
    padding: calc(var(--_u) * 2) calc(var(--_u) * 3);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }
  figcaption .cut {
    flex: 1;
  }
`;

import { css, type CSSResult } from 'lit';

/** The four layouts, by the size of the pad. */
export const workStyles: CSSResult = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .pad {
    --_bar: calc(var(--_height) + 13px);
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: clip;
    position: relative;
    background: var(--_surface);
  }
  slot[name='bar'] {
    display: block;
    flex: none;
    position: relative;
    z-index: 3;
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
  }
  .lines {
    display: contents;
  }
  .alerts {
    display: grid;
    gap: var(--_u);
  }
  .outage {
    flex: none;
    order: 1;
  }
  /* Under the choice of a target its button cannot be reached. */
  .pad:has(> [inert]) .outage button {
    visibility: hidden;
  }
  .offline {
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 4);
    background: color-mix(in srgb, var(--_attention) 9%, var(--_surface));
    border-block-start: 1px solid var(--_border);
  }
  .lines .banner,
  .lines .failure {
    margin: var(--_u) calc(var(--_u) * 2);
  }
  q {
    flex: 1 1 100%;
    max-block-size: 4.4em;
    overflow-y: auto;
    white-space: pre-wrap;
    quotes: none;
  }
  .offers {
    display: block;
    flex: none;
    max-block-size: 60%;
    overflow-y: auto;
    position: relative;
    z-index: 2;
  }
  pad-list {
    max-block-size: 42%;
    overflow-y: auto;
    border-block-end: 1px solid var(--_border);
  }
  .panels {
    isolation: isolate;
    flex: 1 1 0;
    min-block-size: 0;
    overflow-y: auto;
  }
  .none {
    padding: calc(var(--_u) * 8) calc(var(--_u) * 4);
    text-align: center;
  }
  .idle pad-list {
    max-block-size: 0;
    border: 0;
    overflow: clip;
  }
  .idle .panels {
    display: none;
  }
  .empty {
    flex: 1;
    display: grid;
    gap: var(--_u);
    place-content: center;
    justify-items: center;
    padding: calc(var(--_u) * 6) calc(var(--_u) * 4);
    text-align: center;
  }
  /* A link that is quick shows nothing of this. */
  .start {
    animation: start 200ms 400ms both;
  }
  @keyframes start {
    from {
      opacity: 0;
    }
  }
  .tray {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    margin-block-end: calc(var(--_u) * 2);
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_muted);
  }
  .tray .icon {
    inline-size: 26px;
    block-size: 26px;
    stroke-width: 2;
  }
  .empty .title {
    font-size: 1.25em;
    font-weight: 600;
  }
  .figures {
    display: flex;
    gap: calc(var(--_u) * 8);
    margin-block: calc(var(--_u) * 5) var(--_u);
  }
  .figures div {
    display: flex;
    flex-direction: column-reverse;
  }
  .figures dd {
    font-size: 1.7em;
    font-weight: 600;
    line-height: 1.2;
  }
  .over {
    position: absolute;
    inset: var(--_bar) 0 0;
    z-index: 1;
  }
  pad-target-dialog,
  pad-team {
    inset-block-start: var(--_bar);
    z-index: 1;
  }
  @container (width >= 480px) and (height >= 120px) {
    .pad {
      display: grid;
      grid-template:
        'bar bar' auto 'alerts alerts' auto 'offers panels' auto 'list panels' minmax(0, 1fr)
        'outage panels' auto;
      grid-template-columns: minmax(220px, 38%) minmax(0, 1fr);
    }
    slot[name='bar'] {
      grid-area: bar;
    }
    .alerts {
      grid-area: alerts;
    }
    .outage {
      grid-area: outage;
    }
    .offers {
      grid-area: offers;
      max-block-size: 70cqb;
      mask: linear-gradient(#000 calc(100% - 8px), #0000);
    }
    pad-list {
      grid-area: list;
      max-block-size: none;
      border: 0;
    }
    .panels,
    pad-toasts {
      grid-area: panels;
    }
    .panels,
    .empty {
      border-inline-start: 1px solid var(--_border);
    }
    .over {
      inset-inline-start: 38%;
    }
    .idle .over {
      inset-inline-start: 0;
    }
    .idle {
      grid-template:
        'bar' auto 'alerts' auto 'offers' auto 'empty' minmax(0, 1fr) 'outage' auto
        / minmax(0, 1fr);
    }
    .idle pad-list,
    .idle pad-toasts,
    .empty {
      grid-area: empty;
    }
    .empty {
      border: 0;
    }
    .idle .offers {
      box-sizing: content-box;
      inline-size: min(440px, 100% - var(--_u) * 8);
      padding: 0 calc(var(--_u) * 4) calc(var(--_u) * 4);
      justify-self: center;
    }
  }
  @container (width >= 840px) and (height >= 120px) {
    .pad:not(.idle) {
      grid-template:
        'bar panels' auto 'alerts panels' auto 'offers panels' auto 'list panels' minmax(0, 1fr)
        'outage panels' auto / 300px minmax(0, 1fr);
    }
    .pad .over {
      inset-inline-start: auto;
      inset-inline-end: 0;
      inline-size: 380px;
    }
    .idle:has(.over) .empty {
      margin-inline-end: 380px;
    }
    .pad:not(.idle) :is(.over, pad-target-dialog, pad-team) {
      inset-block-start: 0;
    }
  }
  .over.not-loaded {
    block-size: auto;
    inset-block-end: auto;
  }
`;

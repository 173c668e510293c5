import { css, type CSSResult } from 'lit';

/** How the panel of an interaction looks. */
export const panelStyles: CSSResult = css`
  :host {
    display: block;
  }
  .top {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 2.5);
    padding: calc(var(--_u) * 3) calc(var(--_u) * 4);
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_u) * 2) calc(var(--_u) * 3);
  }
  .names {
    flex: 1 1 10em;
    min-inline-size: 0;
  }
  h2 {
    font-size: 1.3em;
    line-height: 1.25;
    font-weight: 600;
    margin-block-end: 4px;
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_u) * 2);
    margin-block-end: calc(var(--_u) * 1.5);
  }
  .status {
    display: flex;
    align-items: center;
    gap: calc(var(--_u) * 2);
  }
  .phase {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    color: var(--_positive);
    font-weight: 600;
  }
  .phase:is([data-phase='held'], [data-phase='establishing']) {
    color: var(--_attention);
  }
  .phase:is([data-phase='wrap'], [data-phase='not-connected']) {
    color: var(--_muted);
  }
  .phase bdi {
    color: var(--_text);
  }
  .lamp {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .counter {
    position: relative;
  }
  .counter button {
    min-block-size: 26px;
    padding-inline: calc(var(--_u) * 1.5);
    gap: var(--_u);
    border: 1px solid var(--_border);
  }
  .tip {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
    display: none;
    gap: var(--_u);
    inline-size: max-content;
    max-inline-size: 240px;
    padding: calc(var(--_u) * 2.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .counter:is(:hover, :focus-within):not(.hidden) .tip {
    display: grid;
  }
  .tip::before {
    content: '';
    position: absolute;
    inset: -5px 0 auto;
    block-size: 5px;
  }
  .row {
    display: grid;
    grid-template-columns: 16px 1fr auto;
    gap: calc(var(--_u) * 2);
    align-items: center;
  }
  .sent {
    color: var(--_positive);
    font-weight: 600;
  }
  .body,
  .main,
  .side,
  .documents {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 5);
    align-content: start;
    min-inline-size: 0;
  }
  .body {
    padding: calc(var(--_u) * 4);
  }
  .door {
    display: none;
  }
  .documents {
    gap: calc(var(--_u) * 3);
  }
  section:is(.disposition, .note, .reply, .documents) h3 {
    margin: 0;
  }
  .record {
    display: inline-flex;
    align-items: center;
    gap: var(--_u);
    font-weight: 600;
  }
  .blocked {
    color: var(--_danger);
  }
  .main:not(:has(> *)) {
    display: none;
  }
  .text {
    white-space: pre-line;
  }
  .letter {
    max-block-size: max(160px, 44cqb);
    overflow-y: auto;
    padding: calc(var(--_u) * 2.5) calc(var(--_u) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    line-height: 1.5;
  }
  .handover {
    padding-inline-start: calc(var(--_u) * 2.5);
    border-inline-start: 3px solid var(--_border);
  }
  .handover h3:last-child {
    margin: 0;
  }
  .pairs {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: calc(var(--_u) * 1.5) calc(var(--_u) * 4);
  }
  .contact > pad-contact {
    margin: calc(var(--_u) * 2) 0 0;
  }
  @container (width >= 840px) {
    .contact[open] {
      grid-area: 1 / 2 / span 2;
    }
    .body:has(.contact[open]) .side {
      grid-column: 1;
    }
    .body:has(.contact[open], .main > *) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: calc(var(--_u) * 6);
    }
  }
  @container (height < 120px) {
    :host {
      display: flex;
      align-items: center;
    }
    header,
    .body {
      display: none;
    }
    .top {
      position: static;
      display: flex;
      padding: 0 calc(var(--_u) * 2);
      border: 0;
      background: none;
    }
    .top > .banner {
      position: absolute;
      inset: 100% 0 auto auto;
      box-shadow: var(--_shadow);
    }
    :host > * {
      flex: none;
    }
    button.door {
      display: inline-flex;
      order: 1;
    }
    .body[data-open] {
      display: grid;
      position: absolute;
      inset: 100% 0 auto auto;
      inline-size: min(420px, 100%);
      max-block-size: 480px;
      overflow-y: auto;
      border: 1px solid var(--_border);
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }
  }
  @media (forced-colors: active) {
    .lamp {
      background: CanvasText;
    }
  }
`;

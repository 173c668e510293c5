import { css, type CSSResult } from 'lit';

/** How the controls of an interaction look, and what an agent fills in. */
export const formStyles: CSSResult = css`
  .banner > span {
    font-weight: 600;
  }
  .banner > p {
    flex: 1 1 100%;
  }
  .actions,
  section:is(.disposition, .note, .reply) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 1.5);
  }
  .buttons,
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 1.5);
  }
  .buttons button {
    padding-inline: calc(var(--_u) * 2.5);
  }
  .danger,
  [part='abandon'] {
    border-color: currentColor;
    color: var(--_danger);
  }
  [part='abandon'] {
    margin-inline-start: auto;
  }
  [aria-expanded='true'] {
    background: var(--_raised);
  }
  .saved {
    margin-inline-start: auto;
  }
  .mark,
  .saved {
    font-weight: 400;
  }
  .mark::before {
    content: '* ';
  }
  .mark::before,
  .missing {
    color: var(--_danger);
  }
  select,
  [type='search'],
  textarea {
    inline-size: 100%;
  }
  textarea {
    min-block-size: 64px;
    max-block-size: 40cqb;
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
    resize: vertical;
    field-sizing: content;
  }
  #reply {
    min-block-size: 120px;
  }
  textarea:read-only {
    background: var(--_raised);
  }
  .tree {
    max-block-size: 240px;
    overflow-y: auto;
    padding: 2px;
  }
  .radios {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
    gap: 0 calc(var(--_u) * 3);
  }
  details > :not(summary) {
    margin-inline-start: 16px;
  }
  summary,
  .option,
  .option label {
    align-items: center;
    gap: calc(var(--_u) * 2);
    min-block-size: var(--_height);
    cursor: pointer;
  }
  summary {
    align-content: center;
    font-weight: 600;
    outline-offset: -2px !important;
  }
  .option,
  .option label {
    display: flex;
  }
  [type='radio'] {
    flex: none;
    min-block-size: 0;
    margin: 0;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  @container (height < 120px) {
    .actions > :not(.buttons) {
      position: absolute;
      inset: 100% 0 auto auto;
      inline-size: min(420px, 100%);
      box-shadow: var(--_shadow);
    }
    .why {
      padding: calc(var(--_u) * 2);
      background: var(--_surface);
    }
    .buttons {
      flex-wrap: nowrap;
    }
    .buttons button {
      flex: none;
    }
  }
`;

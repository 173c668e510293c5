import { css, type CSSResult } from 'lit';

/**
 * How a conversation looks. Whose an entry is shows by its side, its shape and its colour; its name stands above it. A page
 * of entries that is off the screen is `--_high`.
 */
export const talkStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_u) * 2);
  }
  .frame {
    position: relative;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: clip;
  }
  #log {
    block-size: calc(max(120px, 70cqb - 280px) - var(--_waits, 0px));
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: calc(var(--_u) * 3);
    background: var(--_raised);
    line-height: 1.45;
    outline-offset: -2px;
  }
  .page {
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--_high);
  }
  .said {
    padding: calc(var(--_u) * 2);
    text-align: center;
  }
  .entry {
    display: grid;
    justify-items: start;
    padding-block-end: calc(var(--_u) * 2.5);
  }
  .own {
    justify-items: end;
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_u) * 1.5);
    font-size: 0.92em;
  }
  .own .who b {
    color: var(--_accent);
  }
  .text {
    text-align: start;
    max-inline-size: min(85%, 64ch);
    padding: calc(var(--_u) * 1.5) calc(var(--_u) * 2.5);
    border: 1px solid var(--_border);
    border-radius: 2px 12px 12px;
    background: var(--_surface);
    white-space: pre-wrap;
  }
  .text:dir(rtl) {
    border-radius: 12px 2px 12px 12px;
  }
  .own .text,
  .ghost {
    border-color: color-mix(in srgb, var(--_accent) 30%, var(--_border));
    border-radius: 12px 2px 12px 12px;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
  }
  .own .text:dir(rtl),
  .ghost:dir(rtl) {
    border-radius: 2px 12px 12px;
  }
  .ghost {
    justify-self: end;
    border-style: dashed;
    color: var(--_muted);
  }
  .system {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 calc(var(--_u) * 1.5);
    color: var(--_muted);
    font-size: 0.92em;
  }
  .system .text {
    order: -1;
    padding: 0;
    border: 0;
    background: none;
  }
  .day {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    justify-self: stretch;
    gap: calc(var(--_u) * 2);
    margin-block: var(--_u) calc(var(--_u) * 2);
    color: var(--_muted);
    font-size: 0.92em;
    font-weight: 600;
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }
  .mark {
    display: inline-flex;
    color: var(--_muted);
  }
  .mark .icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .mark[data-status='delivered'] {
    color: var(--_positive);
  }
  .jump {
    position: absolute;
    inset-block-end: calc(var(--_u) * 2);
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    border-radius: 99px;
    box-shadow: var(--_shadow);
  }
  /* It takes its room from the transcript: the field under it stays where it is. */
  .waits + .frame {
    --_waits: calc(2.6em + var(--_u) * 2);
  }
  .waits {
    --_tone: var(--_positive);
    display: flex;
    min-block-size: 2.6em;
    align-items: center;
    gap: calc(var(--_u) * 2);
    padding-inline: calc(var(--_u) * 2);
    border-inline-start: 3px solid var(--_tone);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_tone) 9%, var(--_surface));
    font-weight: 600;
  }
  .waits .icon {
    color: var(--_tone);
  }
  .waits span {
    flex: 1;
  }
  .waits[data-level='due'] {
    --_tone: var(--_attention);
  }
  .waits[data-level='overdue'] {
    --_tone: var(--_danger);
    border-inline-start-width: 6px;
  }
  .waits[data-level='overdue'] .icon {
    animation: flash 1s steps(2, jump-none) 5;
  }
  @keyframes flash {
    to {
      opacity: 0.15;
    }
  }
  .typing {
    min-block-size: 1.4em;
    margin-block: calc(var(--_u) * -1);
    font-size: 0.92em;
  }
  .ended {
    text-align: center;
  }
  .composer {
    display: flex;
    align-items: end;
    gap: calc(var(--_u) * 1.5);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_height) + 4px);
    max-block-size: 30cqb;
    padding: calc(var(--_u) * 1.75) calc(var(--_u) * 2.5);
    resize: none;
    field-sizing: content;
  }
  textarea:disabled {
    background: var(--_raised);
    color: var(--_muted);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .composer button {
    min-block-size: calc(var(--_height) + 4px);
  }
  #left {
    min-block-size: 0;
    text-align: end;
    font-size: 0.92em;
  }
  #left:empty {
    display: none;
  }
  .bad {
    color: var(--_danger);
    font-weight: 600;
  }
  @container (width >= 480px) and (height >= 120px) {
    #log {
      block-size: calc(max(200px, 100cqb - 320px) - var(--_waits, 0px));
    }
  }
  @media (forced-colors: active) {
    .own .text {
      border: 2px solid Highlight;
    }
    .waits[data-level='overdue'] {
      border-inline-start-style: double;
    }
  }
`;

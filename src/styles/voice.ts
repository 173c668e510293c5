import { css, type CSSResult } from 'lit';

/** How all that only calls have looks: their controls, quieter than those of every interaction, and their forms. */
export const voiceStyles: CSSResult = css`
  .band,
  .box,
  .parties {
    display: grid;
    gap: calc(var(--_u) * 2.5);
    justify-items: start;
  }
  .band {
    padding: calc(var(--_u) * 2.5) calc(var(--_u) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .band:not(:has(> * > *)),
  .band > :empty,
  #wrong:empty {
    display: none;
  }
  .tools button {
    padding-inline: calc(var(--_u) * 2);
    border-color: var(--_border);
    font-weight: 500;
  }
  .tools .icon {
    color: var(--_muted);
  }
  .tools :is([part='unmute'], [part='start-camera']),
  .tools :is([part='unmute'], [part='start-camera']) .icon {
    color: var(--_attention);
  }
  .chip {
    --_tone: var(--_text);
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_u) * 1.5);
    padding: 1px calc(var(--_u) * 2);
    border: 1px solid color-mix(in srgb, var(--_tone) 40%, var(--_surface));
    border-radius: 99px;
    background: color-mix(in srgb, var(--_tone) 8%, var(--_surface));
    color: var(--_tone);
    font-weight: 600;
  }
  .warning {
    --_tone: var(--_attention);
  }
  .on {
    --_tone: var(--_danger);
  }
  .on .lamp {
    animation: recording 1.5s ease-in-out infinite alternate;
  }
  @keyframes recording {
    to {
      opacity: 0.3;
    }
  }
  .pictures {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: min(100%, 480px);
    aspect-ratio: 16 / 9;
    overflow: hidden;
    border-radius: var(--_radius);
    background: #111;
    color: #fff;
  }
  .pictures > * {
    grid-area: 1 / 1;
    margin: 0;
  }
  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .own {
    place-self: end;
    inline-size: 25%;
    block-size: auto;
    margin: calc(var(--_u) * 2);
    border: 1px solid #fff;
    border-radius: var(--_radius);
    transform: scaleX(-1);
  }
  .said {
    place-self: end start;
    padding: calc(var(--_u) * 2);
    background: #111c;
  }
  .parties {
    justify-self: stretch;
    justify-items: stretch;
    gap: var(--_u);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 44px;
    gap: calc(var(--_u) * 2);
    max-inline-size: 400px;
  }
  li time {
    text-align: end;
    color: var(--_muted);
  }
  .box {
    padding: calc(var(--_u) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .keypad {
    display: grid;
    grid-template-columns: repeat(3, 56px);
    gap: calc(var(--_u) * 1.5);
  }
  output {
    grid-column: 1 / -1;
    min-block-size: 1.4em;
    text-align: center;
    font-weight: 600;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .settings {
    display: grid;
    grid-template-columns: minmax(0, 200px) minmax(64px, 120px);
    align-items: end;
    gap: calc(var(--_u) * 2) calc(var(--_u) * 3);
  }
  label {
    display: grid;
    gap: 2px;
    inline-size: 100%;
  }
  label > span {
    font-weight: 600;
  }
  select,
  label > input,
  [type='range'] {
    inline-size: 100%;
    min-inline-size: 0;
    padding-inline: calc(var(--_u) * 2);
    accent-color: var(--_accent);
  }
  form {
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    inline-size: 100%;
  }
  form > :not(.date, .time) {
    grid-column: 1 / -1;
  }
  [role='radiogroup'] {
    margin-block: calc(var(--_u) * -1.5);
  }
  [role='radiogroup'] label {
    flex-wrap: wrap;
    row-gap: 0;
  }
  [role='radiogroup'] bdi {
    white-space: nowrap;
  }
  label > .muted {
    font-weight: 400;
  }
  [type='checkbox'] {
    min-block-size: 0;
    inline-size: auto;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  #wrong {
    color: var(--_danger);
  }
  .opener,
  form {
    margin-block-start: calc(var(--_u) * 2.5);
  }
  .banner {
    margin: var(--_u) calc(var(--_u) * 2);
  }
  @container (height < 120px) {
    .band {
      padding: 0;
      border: 0;
    }
    .chips,
    .parties {
      display: none;
    }
    .tools span {
      position: absolute;
      clip-path: inset(50%);
    }
    .band > .box {
      position: absolute;
      inset: 100% 0 auto auto;
      box-shadow: var(--_shadow);
    }
  }
  @media (forced-colors: active) {
    .tools [part] .icon {
      color: ButtonText;
    }
  }
`;

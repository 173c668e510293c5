import { html, type TemplateResult } from 'lit';
import type { Audio, Link, PadState, SetAudio } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { IntentEvent } from './events.js';

const KINDS = ['microphone', 'speaker'] as const;

/** The link of the agent's line: there is one for all calls, also those that another source has brought. */
export function lineOf({ sources }: PadState): Link | undefined {
  return Object.values(sources).find(({ link }) => link.audio)?.link;
}

/** The sound of the agent's line. */
export function audioOf(state: PadState): Audio | undefined {
  return lineOf(state)?.audio;
}

/** Which devices calls use, and how loud (WC-21). What was plugged in or out meanwhile stands in the lists. */
export function audioSettings(audio: Audio, i18n: I18n): TemplateResult {
  return html`<div class="settings" role="group" aria-label=${voiceWords(i18n).audio}>
    ${KINDS.map((kind) => [device(kind, audio, i18n), volume(kind, audio, i18n)])}
  </div>`;
}

function device(kind: 'microphone' | 'speaker', audio: Audio, i18n: I18n): TemplateResult {
  const devices = audio[`${kind}s`];
  const isThere = devices.some(({ id }) => id === audio[kind]);
  return html`<label>
    <span>${voiceWords(i18n)[kind]}</span>
    <select
      @change=${(event: Event) => {
        choose(event, { [kind]: (event.target as HTMLSelectElement).value });
      }}
    >
      ${isThere ? '' : html`<option value="" selected disabled>${voiceWords(i18n).systemDevice}</option>`}
      ${devices.map(
        ({ id, label }, index) =>
          html`<option value=${id} .selected=${id === audio[kind]}>
            ${label || `${voiceWords(i18n)[kind]} ${i18n.number(index + 1)}`}
          </option>`,
      )}
    </select>
  </label>`;
}

function volume(kind: 'microphone' | 'speaker', audio: Audio, i18n: I18n): TemplateResult {
  const name = `${kind}Volume` as const;
  const label = voiceWords(i18n)[name];
  return html`<input
    type="range"
    max="1"
    step="0.05"
    aria-label=${label}
    title=${label}
    .value=${String(audio[name])}
    @change=${(event: Event) => {
      choose(event, { [name]: (event.target as HTMLInputElement).valueAsNumber });
    }}
  />`;
}

function choose({ target }: Event, choice: Omit<SetAudio, 'type' | 'id'>): void {
  target?.dispatchEvent(new IntentEvent({ type: 'set-audio', ...choice }));
}

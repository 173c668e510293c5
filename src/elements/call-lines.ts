import { html, nothing, type TemplateResult } from 'lit';
import type { CallState, Interaction, Party } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { firstIcon } from './first-icons.js';
import { voiceIcon } from './voice-icons.js';

/** Since when each party of a call has been in its state, on the clock of the source. */
export type PartyTimes = ReadonlyMap<string, number>;

/** What belongs to one state of one party. */
export function partyKey({ id, state }: Party): string {
  return `${state} ${id}`;
}

/** What goes on in a call beside its state: recorded, muted, badly heard; and how the last try to call ended (WC-12). */
export function callMarks({ call, callback, phase }: Interaction, i18n: I18n): TemplateResult {
  const { result } = callback ?? {};
  const words = voiceWords(i18n);
  const heard = call && heardWords(call, i18n);
  const marks = [
    result && phase === 'ready-to-call'
      ? mark('', firstIcon('callback'), words.lastTry(words.results[result]))
      : nothing,
    call?.recording
      ? mark(
          call.recording === 'on' ? 'on' : 'warning',
          html`<span class="lamp"></span>`,
          words.recording[call.recording],
        )
      : nothing,
    call?.muted ? mark('warning', voiceIcon('unmute'), words.muted) : nothing,
    heard ? mark('warning', firstIcon('warning'), heard) : nothing,
  ];
  return html`<p class="answers chips">${marks}</p>`;
}

function mark(kind: '' | 'on' | 'warning', drawing: TemplateResult, label: string): TemplateResult {
  return html`<span class="chip ${kind}">${drawing}${label}</span>`;
}

/** What there is to be said of how the two hear each other. */
function heardWords({ reconnecting, quality }: CallState, i18n: I18n): string | undefined {
  const words = voiceWords(i18n);
  return reconnecting ? words.reconnecting : quality && words.quality[quality.level];
}

/** Whom the agent talks with, where it is not the contact alone (MI-43). */
export function callParties(
  { source, call }: Interaction,
  times: PartyTimes,
  i18n: I18n,
): TemplateResult | typeof nothing {
  const { m } = i18n;
  if (!call?.parties?.length) return nothing;
  return html`<ul class="parties" aria-label=${voiceWords(i18n).parties}>
    ${call.parties.map((party) => {
      const phase = party.state === 'ringing' ? 'establishing' : party.state;
      return html`<li>
        <span class="cut outside">${party.name}</span>
        <span class="phase" data-phase=${phase}>${m.phases[phase] ?? m.connected}</span>
        <time data-source=${source} data-since=${times.get(partyKey(party)) ?? nothing}></time>
      </li>`;
    })}
  </ul>`;
}

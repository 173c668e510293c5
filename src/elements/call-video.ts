import { html, nothing, type TemplateResult } from 'lit';
import type { Interaction, Picture } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';

/** The pictures of a call: the other side's, and in its corner one's own, as in a mirror. Their sound is played elsewhere. */
export function callVideo({ call, contact }: Interaction, i18n: I18n): TemplateResult | typeof nothing {
  if (!call?.video) return nothing;
  const { camera, theirs, own } = call.video;
  const words = voiceWords(i18n);
  const said = camera === 'refused' || camera === 'none' ? words.camera[camera] : undefined;
  return html`<div class="pictures">
    ${theirs ? picture(theirs, words.pictureOf(contact?.name ?? contact?.address)) : html`<p>${words.noPicture}</p>`}
    ${own ? picture(own, words.ownPicture, 'own') : nothing}
    ${said ? html`<p class="said">${said}</p>` : nothing}
  </div>`;
}

/** Of a picture that another tab has there is only a place. */
function picture(shown: Picture, label: string, kind = ''): TemplateResult {
  return html`<video
    class=${kind}
    aria-label=${label}
    autoplay
    playsinline
    .muted=${true}
    .srcObject=${streamOf(shown)}
  ></video>`;
}

/** The core knows of no `MediaStream`. */
function streamOf({ stream }: Picture): MediaStream | null {
  return (stream as MediaStream | undefined) ?? null;
}

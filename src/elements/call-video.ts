import { html, nothing, type TemplateResult } from 'lit';
import type { Interaction, Picture } from '../core/index.js';
import { voiceEn } from '../i18n/voice-en.js';

/** The pictures of a call: the other side's, and in its corner one's own, as in a mirror. Their sound is played elsewhere. */
export function callVideo({ call, contact }: Interaction): TemplateResult | typeof nothing {
  if (!call?.video) return nothing;
  const { camera, theirs, own } = call.video;
  const said = camera === 'refused' || camera === 'none' ? voiceEn.camera[camera] : undefined;
  return html`<div class="pictures">
    ${theirs ? picture(theirs, voiceEn.pictureOf(contact?.name ?? contact?.address)) : html`<p>${voiceEn.noPicture}</p>`}
    ${own ? picture(own, voiceEn.ownPicture, 'own') : nothing}
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

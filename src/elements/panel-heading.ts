import { html, nothing, type TemplateResult } from 'lit';
import { classOf, type Interaction } from '../core/index.js';
import { contactOf, titleOf, type I18n } from '../i18n/index.js';
import { counters } from './counters.js';
import { icon } from './icons.js';
import { phaseName } from './phase-words.js';

/** Who it is with, what it is about, where it stands (between agents with the other's logon, IM-6) and for how long. */
export function panelHeading(one: Interaction, parent: Interaction | undefined, i18n: I18n): TemplateResult {
  const { m } = i18n;
  const about = parent ? m.consultAbout(titleOf(parent, i18n)) : contactOf(one) && one.subject;
  return html`<header>
    <span class="tile" data-class=${classOf(one.medium)}>${icon(one.medium)}</span>
    <div class="names">
      <h2 part="heading" class="outside" tabindex="-1">${titleOf(one, i18n)}</h2>
      <p class="muted outside">${m.media[one.medium]}${about ? html` · <bdi>${about}</bdi>` : nothing}</p>
    </div>
    <div class="status">
      <span class="phase" data-phase=${one.phase}
        ><span class="lamp"></span
        >${one.medium === 'im' ? html`<bdi>${one.peer?.logon ?? one.peer?.id}</bdi>` : nothing}
        ${phaseName(one, i18n)}</span
      >
      <time data-source=${one.source} data-since=${one.since}></time>
      ${counters(one, i18n)}
    </div>
  </header>`;
}

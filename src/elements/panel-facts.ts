import { html, nothing, type TemplateResult } from 'lit';
import type { Handover, Interaction, RecordLink } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { linked } from './links.js';
import { pairs } from './pairs.js';
import type { Unopened } from './records.js';
import { safeUrl } from './safe-url.js';

/** Who handed it over and what they wrote (WI-36), or who asks for advice about it. */
export function handoverSection(
  { handover, parent, peer }: Interaction,
  i18n: I18n,
): TemplateResult | typeof nothing {
  // A consult that this agent makes says whom it is with already.
  if (!handover || parent) return nothing;
  return html`<section class="handover">
    <h3>${handoverTitle(handover, peer !== undefined, i18n)}</h3>
    ${handover.note ? html`<p class="text outside">${linked(handover.note)}</p>` : nothing}
  </section>`;
}

function handoverTitle({ by }: Handover, isConsult: boolean, { m }: I18n): TemplateResult {
  return html`<span class="outside">${isConsult ? m.asksAbout(by.name) : m.handedOver(by.name)}</span>`;
}

/** The record and, where it was not opened, why. */
export function recordSection(
  { id, record }: Interaction,
  unopened: Unopened[string],
  { m }: I18n,
): TemplateResult | typeof nothing {
  if (!record) return nothing;
  const href = safeUrl(record.url);
  return html`<section>
    <h3 class="outside">${m.record}${record.type ? ` · ${record.type}` : nothing}</h3>
    ${href ? recordLink(id, record, href) : html`<p class="outside">${record.label}</p>`}
    ${unopened ? html`<p class="blocked">${m[unopened]}</p>` : nothing}
  </section>`;
}

function recordLink(interaction: string, { label }: RecordLink, href: string): TemplateResult {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.target?.dispatchEvent(new IntentEvent({ type: 'select', interaction }));
  };
  return html`<a class="record outside" href=${href} target="_blank" rel="noopener noreferrer" @click=${open}
    >${label}${icon('out')}</a
  >`;
}

/** What the agent is asked to do (CG-37). */
export function instructionSection(
  { instruction }: Interaction,
  { m }: I18n,
): TemplateResult | typeof nothing {
  if (!instruction) return nothing;
  return html`<section>
    <h3>${m.instruction}</h3>
    <p class="text outside">${linked(instruction)}</p>
  </section>`;
}

/** The text of an e-mail or a case; a long one scrolls in its own box, by keys too. */
export function letterSection({ body }: Interaction, { m }: I18n): TemplateResult | typeof nothing {
  if (!body) return nothing;
  return html`<section>
    <h3 id="letter">${m.message}</h3>
    <div class="letter text outside" role="group" aria-labelledby="letter" tabindex="0">${linked(body)}</div>
  </section>`;
}

/** Where it came from and how it came here. */
export function detailsSection(one: Interaction, i18n: I18n): TemplateResult {
  const { m } = i18n;
  return html`<section>
    <h3>${m.details}</h3>
    ${pairs([
      [m.queue, one.queue],
      [m.taskType, one.taskType],
      [m.priority, one.priority && i18n.number(one.priority)],
      [m.from, one.from],
      [m.received, i18n.time(one.createdAt)],
    ])}
  </section>`;
}

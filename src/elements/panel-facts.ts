import { html, nothing, type TemplateResult } from 'lit';
import type { Handover, Interaction, PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { whyUnopened, type Unopened } from './found-records.js';
import { linked } from './links.js';
import type {} from './pad-records.js';
import { pairs } from './pairs.js';
import { recordLink } from './record-link.js';
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

/** The record and, where it was not opened, why; for one that nobody knew, what was found. */
export function recordSection(
  one: Interaction,
  unopened: Unopened[string],
  state: PadState,
  i18n: I18n,
): TemplateResult | typeof nothing {
  const { id, record } = one;
  const { m } = i18n;
  // Whoever searched has loaded what shows it.
  if (!record)
    return typeof unopened === 'object'
      ? html`<pad-records
          .interaction=${one}
          .search=${unopened}
          .state=${state}
          .i18n=${i18n}
        ></pad-records>`
      : nothing;
  const why = whyUnopened(unopened);
  const open = (target: EventTarget | null): void => {
    target?.dispatchEvent(new IntentEvent({ type: 'select', interaction: id }));
  };
  const href = safeUrl(record.url);
  return html`<section>
    <h3 class="outside">${m.record}${record.type ? ` · ${record.type}` : nothing}</h3>
    ${href ? recordLink(record, href, open) : html`<p class="outside">${record.label}</p>`}
    ${why ? html`<p class="blocked">${m[why]}</p>` : nothing}
  </section>`;
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

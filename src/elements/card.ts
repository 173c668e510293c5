import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { classOf, type Interaction } from '../core/index.js';
import { contactOf, titleOf, type I18n } from '../i18n/index.js';
import { ICONS } from './icons.js';
import { phaseName } from './phase-words.js';
import { safeUrl } from './safe-url.js';

/** What a card shows. */
export interface Card {
  readonly one: Interaction;
  readonly unread: boolean;
  readonly selected: boolean;
  /** The browser blocked the window of its record. */
  readonly blocked: boolean;
  /** What a consult is about. */
  readonly parent: Interaction | undefined;
}

/**
 * The inside of a card. Texts are set as properties and the drawing is one attribute: that costs about half of what
 * child expressions do, and there may be a thousand cards. Without an address the `<a>` is no link, only text.
 */
export function cardOf({ one, unread, selected, blocked, parent }: Card, i18n: I18n): TemplateResult {
  const { m } = i18n;
  const title = titleOf(one, i18n);
  const medium = m.media[one.medium];
  const href = one.record && safeUrl(one.record.url);
  const phase = phaseName(one, i18n);
  const name = [title, medium, phase, unread ? m.unread : ''].filter(Boolean).join(', ');
  return html`<span class="tile" data-class=${classOf(one.medium)} title=${medium}
      ><svg class="icon" viewBox="0 0 32 32" aria-hidden="true"><path d=${ICONS[one.medium]}></path></svg
    ></span>
    <button
      class="title cut outside"
      tabindex="-1"
      aria-label=${name}
      aria-current=${selected}
      .textContent=${title}
    ></button>
    <time class="muted" data-source=${one.source} data-since=${one.since}></time>
    <a
      class=${href ? 'about cut outside' : 'about cut outside muted'}
      tabindex="-1"
      href=${ifDefined(href)}
      target="_blank"
      rel="noopener noreferrer"
      >${aboutOf(one, parent, i18n)}</a
    >
    <span class="phase" data-phase=${one.phase} .textContent=${phase}></span>
    ${unread ? html`<span class="unread" aria-hidden="true"></span>` : nothing}
    ${blocked ? html`<p class="blocked">${m.recordBlocked}</p>` : nothing}`;
}

function aboutOf(one: Interaction, parent: Interaction | undefined, i18n: I18n): string {
  if (one.parent !== undefined)
    return parent ? i18n.m.consultAbout(titleOf(parent, i18n)) : i18n.m.consultation;
  return one.record?.label ?? (contactOf(one) ? one.subject : '');
}

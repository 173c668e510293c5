import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Interaction, Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetMark } from './target-marks.js';
import { blockedWhy, meaning, targetName, type TargetMode } from './target-words.js';

/** What is the same for all rows of the list. */
export interface Rows {
  readonly mode: TargetMode;
  readonly interaction: Interaction;
  readonly total: number;
  /** Id of the chosen target. */
  readonly chosen: string | undefined;
  /** The place of the highlighted row. */
  readonly active: number | undefined;
  readonly i18n: I18n;
}

/** The id of the row at a place. */
export function rowId(index: number): string {
  return `target-${index}`;
}

/** A row of the list: greyed and told why when the target cannot be chosen, empty while its page is under way (MI-14). */
export function targetRow(index: number, target: Target | undefined, rows: Rows): TemplateResult {
  const { mode, i18n, total, chosen, active } = rows;
  const why = target && blockedWhy(target, mode, i18n);
  const name = target ? targetName(target, i18n) : i18n.m.loading;
  return html`<div
    role="option"
    id=${rowId(index)}
    class=${index === active ? 'active' : ''}
    data-index=${index}
    aria-label=${name}
    aria-describedby=${ifDefined(target ? `${rowId(index)}-why` : undefined)}
    aria-selected=${target !== undefined && target.id === chosen}
    aria-disabled=${ifDefined(target && why === undefined ? undefined : 'true')}
    aria-posinset=${index + 1}
    aria-setsize=${total}
  >
    ${target ? inside(index, target, rows) : html`<span class="bone"></span>`}
  </div>`;
}

function inside(index: number, target: Target, { mode, interaction, i18n }: Rows): TemplateResult {
  const parts = meaning(target, mode, interaction, i18n);
  const [first, ...more] = parts;
  const text = more.join(' · ');
  return html`${targetMark(target)}<span class="name cut outside" title=${target.name}>${target.name}</span
    ><span class="meaning cut outside" id=${`${rowId(index)}-why`} title=${parts.join(' · ')}
      >${more.length > 0 ? html`<span class="first">${first} · </span>${text}` : first}</span
    >`;
}

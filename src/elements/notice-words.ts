import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../core/index.js';
import { noticeText } from '../i18n/announcements.js';
import type { I18n } from '../i18n/index.js';
import { drawing } from './first-icons.js';
import { ICONS } from './icons.js';

const SHAPES: Readonly<Record<Notice['level'], string>> = {
  info: ICONS.info,
  warning: ICONS.warning,
  error: 'M11 4h10L28 11v10L21 28h-10L4 21v-10zM16 10v8M16 22v.01',
};

/**
 * What a message says, under how much it matters: a shape (circle, triangle, octagon) and a word, never a colour alone
 * (MM-1).
 *
 * @param aside what stands beside that
 */
export function noticeWords(notice: Notice, i18n: I18n, aside: unknown): TemplateResult {
  const { level, about } = notice;
  return html`<p class="head">
      <span class="level">${drawing(SHAPES[level])} ${i18n.m.levels[level]}</span> ${aside}
    </p>
    ${about ? html`<b class="outside">${about}</b>` : nothing}
    <p class="text outside clamp">${noticeText(notice, i18n)}</p>`;
}

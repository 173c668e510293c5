import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../core/index.js';
import { noticeText, type I18n } from '../i18n/index.js';
import { drawing } from './first-icons.js';
import { ICONS } from './icons.js';

const SHAPES: Readonly<Record<Notice['level'], string>> = {
  info: ICONS.info,
  warning: ICONS.warning,
  error: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 4.8v4M8 11.2v.01',
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
    <p class="text outside">${noticeText(notice, i18n)}</p>`;
}

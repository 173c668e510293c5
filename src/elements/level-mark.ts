import { html, type TemplateResult } from 'lit';
import type { Notice } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { drawing } from './first-icons.js';
import { ICONS } from './icons.js';

const SHAPES: Readonly<Record<Notice['level'], string>> = {
  info: ICONS.info,
  warning: ICONS.warning,
  error: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 4.8v4M8 11.2v.01',
};

/** How much a message matters, as a shape (circle, triangle, octagon) and a word: never by colour alone (MM-1). */
export function levelMark(level: Notice['level'], { m }: I18n): TemplateResult {
  return html`${drawing(SHAPES[level])}<span class="level">${m.levels[level]}</span>`;
}

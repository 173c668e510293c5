// The looks in which the gallery draws the pad: what the page says, and what the agent's system says.
import { readdirSync } from 'node:fs';

const ALL = ['strip', 'narrow', 'panel', 'wide'];
const SOME = ['narrow', 'panel'];

const themes = readdirSync('src/themes').map((file) => file.replace('.css', ''));
const inTheme = (theme, dark) => ({ layouts: ['panel'], page: { theme, dark }, axe: true });

/** By name: `page` is for `gallery.look`, `media` for the browser; axe looks at those that say so. */
export const LOOKS = {
  light: { layouts: ALL, axe: true },
  dark: { layouts: ALL, page: { dark: true }, axe: true },
  rtl: { layouts: ALL, page: { rtl: true, locale: 'ar' } },
  compact: { layouts: ALL, page: { compact: true } },
  forced: { layouts: SOME, media: { forcedColors: 'active' } },
  contrast: { layouts: SOME, media: { contrast: 'more' } },
  touch: { layouts: SOME, touch: true },
  ...Object.fromEntries(
    themes.flatMap((theme) => [
      [theme, inTheme(theme, false)],
      [`${theme}-dark`, inTheme(theme, true)],
    ]),
  ),
};

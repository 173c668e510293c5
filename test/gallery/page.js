// The page of the gallery. The script that draws it calls `gallery`.
import { faults, isUnderLayer } from './faults.js';
import { nextFrame, stage } from './stage.js';
import { states } from './states.js';

/** How wide and high the pad is in each layout; the room under a strip is for what opens from it. */
const LAYOUTS = {
  strip: { width: 720, height: 64, room: 500 },
  narrow: { width: 320, height: 640 },
  panel: { width: 600, height: 640 },
  wide: { width: 1000, height: 640 },
};

// What would open over this page is blocked, as by a browser that allows no windows.
window.open = () => null;

/** The language of what is shown, where it is not English. */
let language;

const box = document.getElementById('box');

globalThis.gallery = {
  /** The names of all states, and the layouts in which each is drawn. */
  states: states.map(({ name, layouts = Object.keys(LAYOUTS), keys = [] }) => ({ name, layouts, keys })),

  /** Every state that follows is shown so; answers how large the picture is. */
  async look({ layout, dark, rtl, compact, theme, locale }) {
    const { width, height, room = height } = LAYOUTS[layout];
    const page = document.documentElement;
    page.dir = rtl ? 'rtl' : 'ltr';
    language = locale;
    page.style.colorScheme = dark ? 'dark' : 'light';
    if (theme && !document.getElementById('theme')) await wear(theme);
    Object.assign(box.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
    box.style.setProperty('--pad-density', compact ? 'compact' : 'comfortable');
    return { width, height: room };
  },

  /** Shows a state. */
  async show(name) {
    const page = document.documentElement;
    page.lang = 'en-GB';
    const { element, quiet } = await stage(
      box,
      states.find((state) => state.name === name),
    );
    if (!language) return;
    // States find what they press by its English name: other words come when that is done.
    page.lang = language;
    while (!element.shadowRoot.querySelector(`[lang=${language}]`)) await nextFrame();
    await quiet();
  },

  isUnderLayer,

  /** What is wrong with what is shown, in words. */
  faults: () => faults(box.querySelector('contact-pad')),
};

/** Loads the style sheet of a theme: a page has one look for good. */
function wear(theme) {
  return new Promise((resolve, reject) => {
    const sheet = document.createElement('link');
    Object.assign(sheet, { id: 'theme', rel: 'stylesheet', href: `/dist/themes/${theme}.css` });
    Object.assign(sheet, { onload: resolve, onerror: reject });
    document.head.append(sheet);
  });
}

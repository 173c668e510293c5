import { expect } from '@open-wc/testing';
import { all, stage } from '../elements/support.js';

const THEMES = ['', 'lightning', 'dynamics', 'hubspot', 'zendesk', 'plain'];

/** What stands on what, and how much they must differ (WCAG 1.4.3, 1.4.11). */
const TEXT = ['text', 'muted', 'accent', 'positive', 'attention', 'danger'].map(
  (what) => [what, 'surface', 4.5] as const,
);
const PAIRS = [
  ...TEXT,
  ['text', 'raised', 4.5],
  ['muted', 'raised', 4.5],
  ['on-accent', 'accent', 4.5],
  ['control', 'surface', 3],
] as const;

/** A colour as the browser has it, as the luminance of WCAG. */
function luminance(colour: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Loads the style sheet of a theme; answers how to take it away. */
async function wear(theme: string): Promise<() => void> {
  const sheet = document.createElement('link');
  if (!theme) return () => undefined;
  const loaded = new Promise((resolve, reject) => {
    sheet.addEventListener('load', resolve);
    sheet.addEventListener('error', reject);
  });
  Object.assign(sheet, { rel: 'stylesheet', href: `/src/themes/${theme}.css` });
  document.head.append(sheet);
  await loaded;
  return () => {
    sheet.remove();
  };
}

/** What a private token is on the screen. */
function colourOf(element: HTMLElement, token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(--_${token})`;
  all(element, 'section')[0]?.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

for (const theme of THEMES) {
  for (const scheme of ['light', 'dark']) {
    describe(`the theme ${theme || 'of the pad itself'}, ${scheme}`, () => {
      it('has text of 4.5:1 and controls of 3:1', async () => {
        const takeOff = await wear(theme);
        try {
          const { element } = await stage();
          element.style.colorScheme = scheme;
          for (const [what, on, least] of PAIRS) {
            const ratio = contrast(colourOf(element, what), colourOf(element, on));
            expect(ratio, `${what} on ${on}`).to.be.at.least(least);
          }
        } finally {
          takeOff();
        }
      });
    });
  }
}

describe('a theme', () => {
  it('changes what is on the screen', async () => {
    const { element } = await stage();
    const before = colourOf(element, 'accent');
    const takeOff = await wear('hubspot');
    expect(colourOf(element, 'accent')).not.to.equal(before);
    takeOff();
    expect(colourOf(element, 'accent')).to.equal(before);
  });
});

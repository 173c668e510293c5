import type { ContactPad } from '../../src/index.js';
import type { Pad } from '../../src/core/index.js';
import { all } from './support.js';

/** A pad on the page. */
type Shown = { readonly element: ContactPad; readonly pad: Pad };

const ATTRIBUTES = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];
/** What `Intl` writes in English, codes of languages, and keys. */
const NO_WORDS =
  /\b(AM|PM|kB|MB|Jan|Feb|F\d+|Alt|[A-Z][a-z]+\/[A-Z][\w/]+|UTC|English|Swedish|en|sv|\d+s|CONTROL|SHIFT|Ctrl|Shift)\b/gi;

/** Every text that a person finds in the pad, through every shadow root; what was announced before is no part of it. */
export function said(root: ParentNode): string[] {
  const elements = all(root, ':not(style, [aria-live])');
  const texts = elements.flatMap((each) => [
    ...[...each.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
    ...ATTRIBUTES.flatMap((name) => each.getAttribute(name) ?? []),
  ]);
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** Every text that the state holds: what came from outside. */
function held(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(held) : [];
}

/** What is left of what is said, without the words of the catalogue and what came from outside: the state, and answers. */
export function foreign({ element, pad }: Shown, answers: readonly unknown[] = []): string[] {
  const data = [...new Set([pad.state, ...answers].flatMap(held))]
    .filter((text) => /[A-Z @]|^stuck$/.test(text))
    .sort((a, b) => b.length - a.length);
  return said(element).filter((text) => {
    const rest = data.reduce((left, each) => left.replaceAll(each, ''), text);
    return /[a-z]/i.test(
      rest
        .replace(/\[[^[\]]*\]/g, '')
        .replace(/\[[^[\]]*\]/g, '')
        .replace(NO_WORDS, ''),
    );
  });
}

/** Controls whose words do not fit and cannot be read otherwise. */
export function cut({ element }: Shown): string[] {
  return all(element, 'button, .cut, label, h2, h3')
    .filter((each) => {
      const hides = getComputedStyle(each).overflowX !== 'visible';
      const told = each.closest('[title]') ?? each.querySelector('[title]') ?? each.closest('[aria-label]');
      return hides && !told && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1;
    })
    .map((each) => each.textContent.trim());
}

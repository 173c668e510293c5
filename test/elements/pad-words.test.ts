import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import { pseudo } from '../../src/i18n/pseudo.js';
import { anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { all, button, one, shown, stage, type Stage } from './support.js';

const ATTRIBUTES = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];
/** What `Intl` writes in English, and keys. */
const NO_WORDS =
  /\b(AM|PM|kB|MB|Jan|Feb|F\d+|Alt|[A-Z][a-z]+\/[A-Z][\w/]+|UTC|\d+s|CONTROL|SHIFT|Ctrl|Shift)\b/gi;

/** Every text that a person finds in the pad, through every shadow root; what was announced before is no part of it. */
function said(root: ParentNode): string[] {
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

/** What is left of what is said, without the words of the catalogue and what came from outside. */
function foreign({ element, pad }: Stage): string[] {
  const data = [...new Set(held(pad.state))]
    .filter((text) => /[A-Z ]/.test(text))
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
function cut({ element }: Stage): string[] {
  return all(element, 'button, .cut, label, h2, h3')
    .filter((each) => {
      const hides = getComputedStyle(each).overflowX !== 'visible';
      const told = each.closest('[title]') ?? each.querySelector('[title]') ?? each.closest('[aria-label]');
      return hides && !told && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1;
    })
    .map((each) => each.textContent.trim());
}

const CAN = { release: true, done: true, transfer: true, consult: true, park: true, requeue: true } as const;

function some(): readonly Interaction[] {
  return [anOfferedInteraction({ id: 'offered' }), anInteraction({ id: 'held', can: CAN })];
}

for (const language of ['en-XA', 'ar-XB'])
  describe(`the words of the pad at 320 px: ${language}`, () => {
    async function spoken(): Promise<Stage> {
      const here = await stage(some(), { width: 320 });
      here.element.words = pseudo(language);
      here.pad.set({ type: 'select', interaction: 'held' });
      await shown();
      return here;
    }

    it('come from a catalogue, and fit: offers, list, panel', async () => {
      const here = await spoken();
      expect(said(here.element).some((text) => text.startsWith('['))).to.equal(true);
      expect(foreign(here)).to.deep.equal([]);
      expect(cut(here)).to.deep.equal([]);
    });

    it('come from a catalogue, and fit: the messages', async () => {
      const here = await spoken();
      one(here.element, '[part~=messages-button]').click();
      await shown();
      expect(foreign(here)).to.deep.equal([]);
      expect(cut(here)).to.deep.equal([]);
    });

    it('come from a catalogue, and fit: whom to transfer to', async () => {
      const here = await spoken();
      const name = [...all(here.element, 'pad-panel [part~=transfer]')][0];
      (name ?? button(here.element, pseudo().pad.commands.transfer)).click();
      await shown();
      expect(one(here.element, 'pad-target-dialog')).to.not.equal(undefined);
      expect(foreign(here)).to.deep.equal([]);
      expect(cut(here)).to.deep.equal([]);
    });
  });

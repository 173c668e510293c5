import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import type { NewInteraction } from '../../src/adapters/simulator/index.js';
import { pseudo } from '../../src/i18n/pseudo.js';
import { anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { all, button, one, shown, stage, type Stage } from './support.js';
import { Walker } from './walker.js';
import { cut, foreign, said } from './words-on-screen.js';

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

const WORDS = pseudo();
const press = (me: Walker, ...path: string[]): void => {
  one(me.element, ...path).click();
};
const openContact = (me: Walker): void => {
  press(me, 'pad-panel', 'details.contact > summary');
};
const openTab = async (me: Walker, id: string): Promise<void> => {
  openContact(me);
  await me.until(() => me.has(`[role=tab][id=${id}]`));
  press(me, `[role=tab][id=${id}]`);
  await me.until(() => me.has('pad-contact') && all(me.element, '[role=listitem]').length > 1);
};

/** What an agent who was given that opens in the pad. */
const PANELS: Readonly<Record<string, [NewInteraction, (me: Walker) => unknown]>> = {
  'a call and its keypad': [
    { medium: 'voice' },
    (me) => {
      press(me, 'pad-call', '[part=send-dtmf]');
    },
  ],
  'a callback that is put off': [
    { medium: 'callback', number: '+46 70 000' },
    (me) => {
      button(me.element, WORDS.voice.commands.reschedule).click();
    },
  ],
  'a chat': [{ medium: 'chat' }, () => undefined],
  'an answer to an e-mail': [
    { medium: 'email' },
    (me) => {
      press(me, 'pad-panel', '[part=reply]');
    },
  ],
  'what is known of a contact': [{ medium: 'email' }, openContact],
  'the history of a contact': [{ medium: 'email' }, (me) => openTab(me, 'history')],
  'standard responses': [{ medium: 'email' }, (me) => openTab(me, 'responses')],
  'the queues': [
    {},
    (me) => {
      press(me, '[part=queues-button]');
    },
  ],
  'the team': [
    {},
    async (me) => {
      button(me.element, WORDS.pad.team).click();
      await me.until(() => me.has('[role=option]'));
    },
  ],
  'the map of the keys': [
    {},
    (me) => {
      all(me.element, '[role=menuitem]').at(-1)?.click();
    },
  ],
};

for (const [panel, [item, open]] of Object.entries(PANELS))
  describe(`the words of ${panel}, at 320 px`, function () {
    this.timeout(60_000);

    it('come from a catalogue and fit, also with the spacing of WCAG 1.4.12', async () => {
      const me = await new Walker(320).busy(item);
      me.element.words = WORDS;
      await shown();
      await open(me);
      await shown();
      await shown();
      expect(foreign(me, me.answers)).to.deep.equal([]);
      expect(cut(me)).to.deep.equal([]);
      me.element.words = undefined;
      me.element.style.cssText = 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';
      await shown();
      expect(cut(me)).to.deep.equal([]);
    });
  });

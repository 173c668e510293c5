import { expect } from '@open-wc/testing';
import { anInteraction } from '../../src/testing/index.js';
import { all, one, shown, stage, type Stage } from './support.js';

const LATIN = 'Maximiliane Freifrau von und zu Hohenstein-Schwarzenfels, Geschäftsführerin';
const ARABIC = 'ليلى عبد الرحمن الخطيب من المكتب الرئيسي للقروض العقارية في المدينة القديمة';

async function pad(dir: 'ltr' | 'rtl', name: string): Promise<Stage> {
  const here = await stage([
    anInteraction({ contact: { name } }),
    anInteraction({ id: 'b', contact: { name: 'Bo' } }),
  ]);
  here.element.dir = dir;
  await shown();
  return here;
}

/** How far the first letter stands from the side of its box where it belongs by its own direction. */
function start(box: HTMLElement, side: 'left' | 'right'): number {
  const range = document.createRange();
  range.setStart(box.firstChild!, 0);
  range.setEnd(box.firstChild!, 1);
  return Math.abs(range.getBoundingClientRect()[side] - box.getBoundingClientRect()[side]);
}

describe('a name that is too long for its line', () => {
  for (const dir of ['ltr', 'rtl'] as const)
    for (const name of [LATIN, ARABIC])
      it(`keeps its first letters: ${name.slice(0, 6)} in ${dir}`, async () => {
        const { element } = await pad(dir, name);
        const title = one(element, '.title');
        expect(title.scrollWidth).to.be.above(title.clientWidth);
        expect(start(title, name === LATIN ? 'left' : 'right')).to.be.below(2);
      });

  it('stands at the side where the lines of the pad begin', async () => {
    const { element } = await pad('rtl', LATIN);
    const [, short] = all(element, '.title');
    const range = document.createRange();
    range.selectNodeContents(short!);
    expect(range.getBoundingClientRect().right).to.be.closeTo(short!.getBoundingClientRect().right, 1);
  });
});

import { expect } from '@open-wc/testing';
import { anInteraction, aSnapshot } from '../../src/testing/index.js';
import { all, button, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

/** Somebody else has taken what the agent was writing about. */
async function left(text: string = 'Dear Eva'): Promise<Stage> {
  const here = await stage([anInteraction(), anInteraction({ id: 'item-2' })]);
  const fields = { reply: text, 'set-disposition': 'sold', reschedule: 'date=2026-01-02' };
  here.pad.set({ type: 'draft', interaction: 'item-1', fields });
  here.adapter.reportInteraction(anInteraction({ phase: 'gone', outcome: 'withdrawn', can: {} }));
  await shown();
  return here;
}

const lines = ({ element }: Stage): string[] => all(element, '.alerts .failure').map(textOf);

describe('what was written about something that is no longer the agent’s', () => {
  it('is shown with what it was about, and is accessible', async () => {
    const here = await left();
    expect(lines(here)).to.have.length(1);
    expect(lines(here)[0]).to.contain('Not sent, and no longer yours: Eva Lind Dear Eva');
    expect(lines(here)[0]).not.to.contain('sold').and.not.to.contain('2026');
    await expect(here.element).to.be.accessible();
  });

  it('goes when the agent lets it go', async () => {
    const here = await left();
    button(here.element, 'Dismiss').click();
    await shown();
    expect(lines(here)).to.deep.equal([]);
    expect(here.pad.state.drafts).to.deep.equal({});
  });

  it('can be taken along', async () => {
    const copied: string[] = [];
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text: string): Promise<void> => {
      copied.push(text);
      return Promise.resolve();
    };
    try {
      const here = await left('Dear Eva,\nthank you.');
      button(here.element, 'Copy').click();
      await shown();
      expect(copied).to.deep.equal(['Dear Eva,\nthank you.']);
      expect(lines(here)).to.deep.equal([]);
    } finally {
      navigator.clipboard.writeText = write;
    }
  });

  it('is a draft again when it comes back', async () => {
    const here = await left();
    const again = anInteraction({ medium: 'email', can: { reply: true } });
    here.adapter.report(aSnapshot({ interactions: [again] }));
    await shown();
    expect(lines(here)).to.deep.equal([]);
    expect(one<HTMLTextAreaElement>(here.element, '#reply').value).to.equal('Dear Eva');
  });

  it('is text and nothing else', async () => {
    const here = await left('<img src=x onerror=alert(1)>');
    expect(all(one(here.element, '.alerts'), 'img')).to.deep.equal([]);
    expect(lines(here)[0]).to.contain('<img src=x');
  });

  it('is not there for what the agent has ended', async () => {
    const here = await stage([anInteraction()]);
    here.pad.set({ type: 'draft', interaction: 'item-1', fields: { transfer: 'Please' } });
    button(here.element, 'Done').click();
    await shown();
    here.adapter.reportInteraction(
      anInteraction({ phase: 'gone', outcome: 'done', can: {} }),
      here.adapter.sent[0]?.id ?? '',
    );
    await shown();
    expect(hasButton(here.element, 'Copy')).to.equal(false);
  });
});

import { expect } from '@open-wc/testing';
import type { Interaction, Transfer } from '../../src/core/index.js';
import { IntentEvent } from '../../src/elements/events.js';
import { FIXTURE_TIME, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { all, button, hasButton, focused, one, shown, stage, textOf } from './support.js';

const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;

function handedOver(changes: Partial<Transfer> = {}): Interaction {
  const transfer = {
    target: BO,
    state: 'invited',
    since: FIXTURE_TIME,
    deadline: FIXTURE_TIME + 43_000,
    ...changes,
  } as const;
  const can =
    transfer.state === 'invited'
      ? { transfer: { reason: 'TRANSFER_PENDING' }, 'cancel-transfer': true }
      : { transfer: true };
  return anInteraction({ transfer, can: { done: true, ...can } as Interaction['can'] });
}

describe('a transfer by invitation', () => {
  it('is accessible while it waits and after it failed', async () => {
    const { element, adapter } = await stage([handedOver()]);
    await expect(element).to.be.accessible();
    adapter.reportInteraction(handedOver({ state: 'rejected' }));
    await shown();
    await expect(element).to.be.accessible();
  });

  it('waits at the top of the panel, says for whom and for how long, and can be cancelled (WI-35)', async () => {
    const { element, adapter } = await stage([handedOver()]);
    const banner = one(element, 'pad-panel', '.banner');
    expect(banner.previousElementSibling).to.equal(null);
    expect(textOf(banner)).to.contain('Waiting for Bo Ek…').and.contain('00:43');
    button(element, 'Cancel').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'cancel-transfer', interaction: 'item-1' });
    expect(hasButton(element, 'Cancelling…')).to.equal(true);
  });

  it('gives the focus to the heading when Cancel is gone', async () => {
    const { element, adapter } = await stage([handedOver()]);
    button(element, 'Cancel').focus();
    adapter.reportInteraction(anInteraction());
    await shown();
    expect(focused()?.localName).to.equal('h2');
  });

  const failures = [
    ['rejected', 'Bo Ek did not take it. It stays with you.'],
    ['timed-out', 'Bo Ek did not answer in time. It stays with you.'],
    ['failed', 'Bo Ek cannot be reached. It stays with you.'],
  ] as const;
  for (const [state, words] of failures)
    it(`says at the top of the panel that it was ${state} (WI-37), and announces it once`, async () => {
      const { element, adapter } = await stage([handedOver()]);
      adapter.reportInteraction(handedOver({ state }));
      await shown();
      await shown();
      expect(textOf(one(element, 'pad-panel', '.banner > span'))).to.equal(words);
      const said = all(element, '[role=alert]').map(textOf).filter(Boolean);
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('It stays with you.');
    });

  it('is put away by hand, and comes back with the next failure (WI-38)', async () => {
    const { element, adapter } = await stage([handedOver({ state: 'rejected' })]);
    button(element, 'Dismiss').click();
    await shown();
    expect(all(element, '.banner')).to.have.length(0);
    expect(focused()?.localName).to.equal('h2');
    adapter.reportInteraction(handedOver({ state: 'timed-out', since: FIXTURE_TIME + 60_000 }));
    await shown();
    expect(textOf(one(element, '.banner'))).to.contain('did not answer in time');
  });

  it('can be tried with somebody else', async () => {
    const { element } = await stage([handedOver({ state: 'failed' })]);
    let heard: unknown;
    one(element, 'pad-panel').addEventListener('pad-command', (event: Event) => {
      if (event instanceof IntentEvent) heard = event.intent;
    });
    button(element, 'Choose somebody else').click();
    expect(heard).to.deep.equal({ type: 'open-targets', interaction: 'item-1', mode: 'transfer' });
  });
});

describe('what somebody hands over', () => {
  it('says from whom and with what words, in the offer and afterwards (WI-36)', async () => {
    const handover = { by: BO, note: 'See https://bank.example.test/4711' };
    const { element, adapter } = await stage([anOfferedInteraction({ handover })]);
    expect(textOf(one(element, 'pad-offer', '.handover'))).to.equal(
      'From Bo Ek : See https://bank.example.test/4711',
    );
    adapter.reportInteraction(anInteraction({ handover }));
    await shown();
    const section = one(element, 'pad-panel', '.handover');
    expect(textOf(section)).to.equal('From Bo Ek See https://bank.example.test/4711');
    expect(one<HTMLAnchorElement>(section, 'a').rel).to.equal('noopener noreferrer');
  });

  it('says who asks for advice about what', async () => {
    const peer = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
    const { element } = await stage([
      anOfferedInteraction({ medium: 'voice', peer, handover: { by: peer }, contact: { name: 'Eva Lind' } }),
    ]);
    expect(one(element, '[role=alertdialog]').ariaLabel).to.equal('Voice call from Bo Ek');
    expect(textOf(one(element, 'pad-offer')))
      .to.contain('Bo Ek asks for advice')
      .and.contain('Manual evaluation');
  });
});

describe('a consult', () => {
  it('has a panel of its own that says what it is about', async () => {
    const call = anInteraction({
      id: 'call',
      medium: 'voice',
      phase: 'establishing',
      parent: 'item-1',
      peer: BO,
      can: { release: true },
    });
    const { element, pad } = await stage([anInteraction(), call]);
    pad.set({ type: 'select', interaction: 'call' });
    await shown();
    expect(textOf(one(element, 'pad-panel:not([hidden])', 'header'))).to.equal(
      'Bo Ek Voice call · Consult about Eva Lind Establishing 00:00',
    );
  });
});

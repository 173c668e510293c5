import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Entry, Interaction } from '../../src/core/index.js';
import '../../src/elements/contact.js';
import type { PadTeam } from '../../src/elements/pad-team.js';
import '../../src/elements/talk.js';
import '../../src/elements/targets.js';
import type { PadMessageEvent } from '../../src/elements/talk-news.js';
import { FIXTURE_TIME, anAgent, anInteraction, anOffer } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, focused, hasButton, next, one, shown, stage, textOf } from './support.js';

function anIm(changes: Partial<Interaction> = {}): Interaction {
  const {
    contact: _,
    queue: __,
    ...im
  } = anInteraction({
    id: 'im-1',
    medium: 'im',
    subject: '',
    peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
    conversation: { entries: 0, delivered: 0, own: true },
    can: { release: true, 'send-message': true },
    ...changes,
  });
  return im;
}

function said(number: number, text: string, changes: Partial<Entry> = {}): Entry {
  const by = { kind: 'agent', id: 'bo', name: 'Bo Ek' } as const;
  return { interaction: 'im-1', number, at: FIXTURE_TIME, by, text, ...changes };
}

const status = (root: ParentNode): string => textOf(one(root, 'pad-panel:not([hidden])', '.phase'));

describe('an instant message in the pad', () => {
  it('has its transcript in its panel, and is accessible', async () => {
    const { element } = await stage([anIm()]);
    expect(one(element, '[role=log]').ariaLabel).to.equal('Conversation with Bo Ek');
    await expect(element).to.be.accessible();
  });

  it('says where it stands with the logon of the other side (IM-6)', async () => {
    const { element, adapter } = await stage([anIm()]);
    expect(status(element)).to.equal('bo Connected');
    adapter.reportInteraction(
      anIm({
        phase: 'wrap',
        can: { done: true },
        conversation: { entries: 0, delivered: 0, ended: 'by-other' },
      }),
    );
    await shown();
    expect(status(element)).to.equal('bo Ended');
  });

  it('is ended by End Session and put away by Mark Done (IM-9, IM-10)', async () => {
    const { element, adapter } = await stage([anIm()]);
    button(element, 'End Session').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'release' });
    const over = { entries: 0, delivered: 0, own: true, ended: 'by-agent' } as const;
    adapter.reportInteraction(
      anIm({ phase: 'wrap', can: { done: true }, conversation: over }),
      adapter.sent[0]!.id,
    );
    await shown();
    button(element, 'Mark Done').click();
    await shown();
    expect(adapter.sent[1]).to.include({ type: 'done' });
  });

  it('that is not connected can be put away, and nobody learns of it (IM-19)', async () => {
    const { element } = await stage([
      anIm({ phase: 'not-connected', parent: 'item-1', can: { done: true, 'send-message': true } }),
    ]);
    expect(status(element)).to.equal('bo Not Connected');
    expect(hasButton(element, 'Mark Done')).to.equal(true);
  });

  it('calls the colleague about what it is about, by Start Voice Consultation (IM-26)', async () => {
    const call = anInteraction({ id: 'call-1', medium: 'voice' });
    const { element, adapter, pad } = await stage([
      call,
      anIm({ parent: 'call-1', can: { release: true, 'send-message': true, consult: true } }),
    ]);
    pad.set({ type: 'select', interaction: 'im-1' });
    await shown();
    button(element, 'Start Voice Consultation').click();
    await shown();
    expect(adapter.sent.at(-1)).to.include({ type: 'consult', interaction: 'call-1', target: 'bo' });
  });

  it('is offered with its first message (IM-18)', async () => {
    const { element } = await stage([
      anIm({
        phase: 'offered',
        offer: anOffer({ onDeadline: 'stay' }),
        conversation: { entries: 1, delivered: 0, first: 'Do you know Eva Lind?' },
        can: { accept: true, reject: true },
      }),
    ]);
    const offer = one(element, '[role=alertdialog]');
    expect(offer.ariaLabel).to.equal('Instant message from Bo Ek');
    expect(textOf(offer)).to.contain('Do you know Eva Lind?');
  });

  it('that is accepted is ready to be written in', async () => {
    const offered = { phase: 'offered', offer: anOffer(), can: { accept: true } } as const;
    const { element, adapter } = await stage([anIm(offered)]);
    button(element, 'Accept').focus();
    button(element, 'Accept').click();
    await shown();
    adapter.reportInteraction(anIm(), adapter.sent[0]!.id);
    await waitUntil(() => focused()?.getAttribute('aria-label') === 'Message to Bo Ek');
  });

  it('that was ignored stays in the list until it is opened (IM-14)', async () => {
    const { element, adapter } = await stage([
      anInteraction(),
      anIm({
        phase: 'offered',
        offer: { id: 'late', onDeadline: 'stay', caseKeys: [] },
        can: { accept: true },
      }),
    ]);
    expect(all(element, '[role=alertdialog]')).to.have.length(0);
    expect(all(element, '[role=listitem]').map(textOf).at(-1)).to.contain('Pending');
    await expect(element).to.be.accessible();
    button(element, 'Bo Ek, Instant message, Pending, New').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'accept', interaction: 'im-1', offer: 'late' });
  });

  it('keeps its draft while another interaction is open', async () => {
    const { element, pad } = await stage([anIm(), anInteraction()]);
    const field = one<HTMLTextAreaElement>(element, 'pad-talk', 'textarea');
    field.value = 'Half a sente';
    field.dispatchEvent(new Event('input'));
    pad.set({ type: 'select', interaction: 'item-1' });
    await shown();
    pad.set({ type: 'select', interaction: 'im-1' });
    await shown();
    expect(one<HTMLTextAreaElement>(element, 'pad-talk', 'textarea').value).to.equal('Half a sente');
  });
});

describe('a message', () => {
  it('is told to the page, once and in order', async () => {
    const { element, adapter } = await stage([anIm()]);
    const told: string[] = [];
    element.addEventListener('pad-message', ({ detail }) =>
      told.push(`${detail.source} ${detail.entry.text}`),
    );
    const own = said(2, 'two', { by: { kind: 'agent', id: 'anna', name: 'Anna Berg' } });
    for (const entry of [said(1, 'one'), own, said(1, 'one'), said(3, 'three')])
      adapter.report({ type: 'message', entry });
    await shown();
    expect(told).to.deep.equal(['backend one', 'agent two', 'backend three']);
  });

  it('names the command that it settles', async () => {
    const { element, adapter, pad } = await stage([anIm()]);
    const heard = next<PadMessageEvent>(element, 'pad-message');
    void pad.send({ type: 'send-message', id: 'c1', interaction: 'im-1', text: 'Hello' });
    const by = { kind: 'agent', id: 'anna', name: 'Anna Berg' } as const;
    adapter.report({ type: 'message', entry: said(1, 'Hello', { by }), by: ['c1'] });
    expect((await heard).detail.commandId).to.equal('c1');
  });

  it('is read out by the pad where it is not in view, once', async () => {
    const { element, adapter, pad } = await stage([anIm(), anInteraction()]);
    const spoken = (): string => all(element, '[role=status].sr').map(textOf).join('');
    adapter.report({ type: 'message', entry: said(1, 'In view') });
    await shown();
    expect(spoken()).not.to.contain('In view');
    pad.set({ type: 'select', interaction: 'item-1' });
    adapter.report({ type: 'message', entry: said(2, 'Not in view') });
    await waitUntil(() => spoken().includes('Bo Ek: Not in view'));
  });
});

describe('the contact in a panel', () => {
  it('is read when the agent opens it', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    expect(adapter.asked).to.have.length(0);
    one(element, '.contact summary').click();
    await waitUntil(() => adapter.asked.length === 1);
    expect(adapter.asked[0]).to.deep.equal({ type: 'contact', interaction: 'item-1' });
  });

  it('opens with its history by the counter of what was recent (WI-29)', async () => {
    const counters = { inProgress: { email: 1 }, recent: { days: 7, counts: { email: 2 } } };
    const { element, adapter } = await stage([anInteraction({ counters })]);
    button(element, '1 other interaction in progress').click();
    await shown();
    expect(adapter.asked).to.have.length(0);
    button(element, '2 recent interactions in the last 7 days').click();
    await waitUntil(() => adapter.asked.length === 1);
    expect(adapter.asked[0]).to.include({ type: 'history' });
    expect(one(element, '[role=tab][aria-selected=true]').textContent?.trim()).to.equal('History');
  });

  it('is not there where there is none', async () => {
    const { element } = await stage([anIm()], { agent: anAgent() });
    expect(all(element, '.contact')).to.have.length(0);
  });
});

describe('the team', () => {
  const agent = anAgent({ can: { 'set-state': true, 'start-im': true } });

  it('opens from the agent bar, asks the backend, and gives the focus back', async () => {
    const { element, adapter } = await stage([], { agent });
    button(element, 'Team').focus();
    button(element, 'Team').click();
    await waitUntil(() => adapter.asked.length === 1);
    expect(adapter.asked[0]).to.include({ type: 'directory', action: 'start-im' });
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(element, 'pad-team')).to.have.length(0);
    expect(focused()).to.equal(button(element, 'Team'));
  });

  it('gives the focus to the conversation that was begun', async () => {
    const { element, adapter } = await stage([], { agent });
    button(element, 'Team').click();
    await waitUntil(() => all(element, 'pad-team').length === 1);
    const begun = one<PadTeam>(element, 'pad-team');
    begun.act({ label: 'Start', request: { type: 'start-im', target: 'bo' } }, undefined);
    await shown();
    const command = adapter.sent.find(({ type }) => type === 'start-im')!.id;
    adapter.reportInteraction(anIm({ phase: 'establishing' }), command);
    await shown();
    await shown();
    expect(all(element, 'pad-team')).to.have.length(0);
    await waitUntil(() => focused()?.getAttribute('aria-label') === 'Message to Bo Ek');
  });

  it('is not there for an agent without instant messages (IM-1)', async () => {
    const { element } = await stage([]);
    expect(hasButton(element, 'Team')).to.equal(false);
  });
});

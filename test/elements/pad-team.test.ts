import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DirectoryQuery, Interaction, PadState, Target } from '../../src/core/index.js';
import type { PadTeam } from '../../src/elements/pad-team.js';
import '../../src/elements/targets.js';
import { FAKE_SOURCE, anAgent, anInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, hasButton, one, shown, textOf } from './support.js';

function colleague(name: string, changes: Partial<Target> = {}): Target {
  const can = { 'start-im': true, consult: true } as const;
  const id = name.split(' ')[0]!.toLowerCase();
  return { source: FAKE_SOURCE, id, kind: 'agent', name, presence: 'available', can, ...changes };
}

const BO = colleague('Bo Ek');
const CHEN = colleague('Chen Wei', { presence: 'interruptible' });
const DANA = colleague('Dana Novák', {
  presence: 'logged-out',
  can: { 'start-im': { reason: 'LOGGED_OUT' } },
});

const CALL = anInteraction({
  id: 'call-1',
  medium: 'voice',
  can: { release: true, consult: true, 'start-im': true },
});

function anIm(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({
    id: 'im-1',
    medium: 'im',
    parent: 'call-1',
    peer: { id: 'chen', kind: 'agent', name: 'Chen Wei' },
    conversation: { entries: 2, delivered: 2, own: true },
    can: { release: true, 'send-message': true, consult: true },
    ...changes,
  });
}

interface Opened extends PanelStage<PadTeam> {
  readonly asked: DirectoryQuery[];
  readonly closed: () => number;
}

async function open(
  about?: Interaction,
  ims: readonly Interaction[] = [],
  options: PanelOptions = {},
): Promise<Opened> {
  const asked: DirectoryQuery[] = [];
  const element = document.createElement('pad-team');
  element.search = (query) => {
    asked.push(query);
    const found = [BO, CHEN, DANA].filter(({ name }) =>
      name.toLowerCase().includes(query.search.toLowerCase()),
    );
    return Promise.resolve({ targets: found, total: found.length });
  };
  let closed = 0;
  element.addEventListener('close', () => (closed += 1));
  const show = (dialog: PadTeam, state: PadState): void => {
    Object.assign(dialog, {
      state,
      interaction: about && state.interactions.find(({ id }) => id === about.id),
    });
  };
  const agent = anAgent({ can: { 'set-state': true, 'start-im': true } });
  const here = await panelStage(element, show, {
    agent,
    interactions: about ? [about, ...ims] : ims,
    ...options,
  });
  await shown();
  return { ...here, asked, closed: () => closed };
}

const row = ({ element }: Opened, name: string): HTMLElement =>
  all(element, '[role=option]').find(({ ariaLabel }) => ariaLabel?.startsWith(name))!;

async function choose(here: Opened, name: string): Promise<void> {
  row(here, name).click();
  await shown();
}

describe('the team', () => {
  it('is accessible, with the focus in its search', async () => {
    const here = await open();
    expect(focused()?.id).to.equal('search');
    expect(textOf(one(here.element, 'h2'))).to.equal('Team');
    await expect(here.frame).to.be.accessible();
  });

  it('asks for colleagues who can be written to, about nothing', async () => {
    const here = await open();
    expect(here.asked[0]).to.include({ type: 'directory', action: 'start-im' });
    expect(here.asked[0]).not.to.have.property('about');
  });

  it('has no filters for what is no colleague', async () => {
    const here = await open();
    expect(all(here.element, '.chip').map(textOf)).to.deep.equal([
      'All',
      'Favourites',
      'Recent',
      'Available now',
    ]);
  });

  it('sends an instant message to whoever is chosen (IM-2)', async () => {
    const here = await open();
    expect(button(here.element, 'Start').ariaDisabled).to.equal('true');
    await choose(here, 'Bo Ek');
    button(here.element, 'Send an Instant Message Bo Ek').click();
    await shown();
    const [sent] = here.adapter.sent.filter(({ type }) => type === 'start-im');
    expect(sent).to.include({ type: 'start-im', target: 'bo' });
    expect(sent).not.to.have.property('interaction');
    const { parent: _, ...im } = anIm({ id: 'new', phase: 'establishing' });
    here.adapter.reportInteraction(im, sent!.id);
    await shown();
    expect(here.closed()).to.equal(1);
  });

  it('does it from the actions of a row, and by keys', async () => {
    const here = await open();
    await sendKeys({ press: 'ArrowDown' });
    await shown();
    button(here.element, 'Actions for Bo Ek').click();
    await shown();
    expect(all(here.element, '[role=menuitem]').map(textOf)).to.deep.equal([
      'Send an Instant Message Bo Ek',
      'Add to favourites',
    ]);
    await sendKeys({ press: 'Escape' });
    one(here.element, '#search').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'start-im', target: 'bo' });
  });

  it('says why a colleague cannot be written to', async () => {
    const here = await open();
    expect(row(here, 'Dana Novák').ariaDisabled).to.equal('true');
    await choose(here, 'Dana Novák');
    expect(button(here.element, 'Start').ariaDisabled).to.equal('true');
  });

  it('says why it could not begin, and stays', async () => {
    const here = await open();
    await choose(here, 'Bo Ek');
    button(here.element, 'Send an Instant Message Bo Ek').click();
    await shown();
    here.adapter.refuse(here.adapter.sent.at(-1)!.id, 'TARGET_UNAVAILABLE');
    await shown();
    expect(textOf(one(here.element, '.failure'))).to.contain('They cannot be reached.');
    expect(here.closed()).to.equal(0);
  });

  it('closes by Escape, and watches nobody any more', async () => {
    const here = await open();
    await waitUntil(() => here.intents.some(({ type }) => type === 'watch'));
    here.element.addEventListener('close', () => {
      here.element.remove();
    });
    await sendKeys({ press: 'Escape' });
    expect(here.closed()).to.equal(1);
    expect(here.intents.at(-1)).to.deep.include({ type: 'watch', targets: [] });
  });
});

describe('Start Consultation', () => {
  it('begins an instant message about the interaction, or a call (IM-16)', async () => {
    const here = await open(CALL);
    expect(textOf(one(here.element, 'h2'))).to.equal('Start Consultation');
    await choose(here, 'Bo Ek');
    expect(hasButton(here.element, 'Start Voice Consultation')).to.equal(true);
    button(here.element, 'Start Instant Message Consultation').click();
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'start-im', target: 'bo', interaction: 'call-1' });
    await expect(here.frame).to.be.accessible();
  });

  it('has the colleague of an instant message about it chosen at first (IM-27)', async () => {
    const here = await open(CALL, [anIm()]);
    expect(textOf(one(here.element, 'section'))).to.equal('Active Consultations Chen Wei');
    await expect(here.frame).to.be.accessible();
    button(here.element, 'Start Voice Consultation').click();
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'consult', interaction: 'call-1', target: 'chen' });
  });

  for (const [what, act] of [
    ['something is typed', async () => sendKeys({ type: 'b' })],
    [
      'a filter is pressed',
      async (here: Opened) => {
        button(here.element, 'Favourites').click();
        return Promise.resolve();
      },
    ],
  ] as const)
    it(`gives that choice up when ${what}`, async () => {
      const here = await open(CALL, [anIm()]);
      await act(here);
      await shown();
      expect(hasButton(here.element, 'Start Voice Consultation')).to.equal(false);
      button(here.element, 'Chen Wei').click();
      await shown();
      expect(hasButton(here.element, 'Start Voice Consultation')).to.equal(true);
    });

  it('knows nothing of messages that others began, that are over, or about something else', async () => {
    const others = [
      anIm({ conversation: { entries: 1, delivered: 1 } }),
      anIm({ id: 'im-2', phase: 'wrap' }),
      anIm({ id: 'im-3', parent: 'call-2' }),
    ];
    const here = await open(CALL, others);
    expect(all(here.element, 'section')).to.have.length(0);
  });

  it('closes with the interaction', async () => {
    const here = await open(CALL);
    here.adapter.reportInteraction({
      ...CALL,
      revision: CALL.revision + 1_000,
      phase: 'gone',
      outcome: 'done',
      can: {},
    });
    await shown();
    expect(here.closed()).to.equal(1);
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Can, CommandType, Interaction, Phase, ReasonCode } from '../../src/core/index.js';
import { IntentEvent, type Intent } from '../../src/elements/events.js';
import { CLASS_ACTIONS, type ActionColumn } from '../../src/testing/class-actions.js';
import { anAgent, anInteraction, anOffer } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const LABELS: Readonly<Partial<Record<CommandType, string>>> = {
  accept: 'Accept',
  reject: 'Reject',
  call: 'Call',
  'end-call': 'End Call',
  release: 'Release',
  done: 'Done',
  reply: 'Reply',
  hold: 'Hold',
  retrieve: 'Retrieve',
  consult: 'Consult',
  'start-im': 'Start Consultation',
  transfer: 'Transfer',
  park: 'Park',
  requeue: 'Requeue',
  'did-not-arrive': 'Did not arrive',
};
/** Between agents some things have other names. */
const IM_LABELS = {
  ...LABELS,
  release: 'End Session',
  done: 'Mark Done',
  consult: 'Start Voice Consultation',
};
const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
const EMAIL: Can = {
  release: true,
  reply: true,
  consult: true,
  transfer: true,
  park: true,
  requeue: true,
  'did-not-arrive': true,
};

function anEmail(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({ medium: 'email', can: EMAIL, ...changes });
}

/** Everything that a cell of the table names, allowed. */
function interactionOf(column: ActionColumn, phase: Phase): Interaction {
  const can = Object.fromEntries(Object.keys(CLASS_ACTIONS[column][phase] ?? {}).map((name) => [name, true]));
  const medium = column === 'consult' ? 'voice' : column;
  const peer = column === 'consult' ? { peer: BO } : {};
  return anInteraction({ medium, phase, can, offer: anOffer(), ...peer });
}

/** The names of the buttons, in their order. */
function buttons({ element }: Stage): string[] {
  return all(one(element, '.buttons'), 'button').map(textOf);
}

async function refused(one: Interaction, type: 'release' | 'done'): Promise<Stage> {
  const here = await stage([one]);
  button(here.element, LABELS[type] ?? '').click();
  await shown();
  here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'UNAVAILABLE');
  await shown();
  return here;
}

function intents({ element }: Stage): Intent[] {
  const heard: Intent[] = [];
  one(element, 'pad-panel').addEventListener('pad-command', (event) => {
    if ((event as Event) instanceof IntentEvent) heard.push((event as unknown as IntentEvent).intent);
  });
  return heard;
}

describe('the controls of an interaction', () => {
  it('are accessible, with blocked ones and either kind of question', async () => {
    const { element } = await refused(
      anEmail({ can: { ...EMAIL, abandon: true, transfer: { reason: 'NOT_ALLOWED' } } }),
      'release',
    );
    button(element, 'Transfer').click();
    button(element, 'Abandon').click();
    await shown();
    await expect(element).to.be.accessible();
    button(element, 'Requeue').click();
    await shown();
    await expect(element).to.be.accessible();
  });

  for (const column of Object.keys(CLASS_ACTIONS) as ActionColumn[])
    for (const phase of Object.keys(CLASS_ACTIONS[column]) as Phase[]) {
      if (phase === 'offered' || phase === 'parked') continue;
      it(`of a ${column} that is ${phase} are those of the table and no other`, async () => {
        const here = await stage([interactionOf(column, phase)], { width: 1400 });
        const words = column === 'im' ? IM_LABELS : LABELS;
        const labels = Object.keys(CLASS_ACTIONS[column][phase] ?? {}).flatMap(
          (name) => words[name as CommandType] ?? [],
        );
        expect(buttons(here).sort()).to.deep.equal(labels.sort());
      });
    }

  it('are in one order, the next step first and biggest', async () => {
    const here = await stage([anEmail()], { width: 1400 });
    expect(buttons(here)).to.deep.equal([
      'Release',
      'Reply',
      'Consult',
      'Transfer',
      'Park',
      'Requeue',
      'Did not arrive',
    ]);
    expect(all(one(here.element, '.buttons'), '.primary').map(textOf)).to.deep.equal(['Release']);
  });

  it('keep their places when they are blocked, say why, and send nothing', async () => {
    const blocked = { reason: 'NOT_ALLOWED' } as const;
    const here = await stage([anEmail({ can: { ...EMAIL, park: blocked } })], { width: 1400 });
    expect(buttons(here)[4]).to.equal('Park');
    const park = button(here.element, 'Park');
    expect(park.ariaDisabled).to.equal('true');
    expect(park.title).to.equal('You are not allowed to do this');
    park.click();
    await shown();
    expect(textOf(one(here.element, '.why'))).to.equal('Park: You are not allowed to do this');
    expect(here.adapter.sent).to.have.length(0);
  });

  it('are a group of that name, each a stop of the Tab key', async () => {
    const { element } = await stage([anEmail()]);
    expect(one(element, '.buttons').role).to.equal('group');
    expect(one(element, '.buttons').ariaLabel).to.equal('Actions');
    button(element, 'Release').focus();
    for (const name of ['Reply', 'Consult', 'Transfer']) {
      await sendKeys({ press: 'Tab' });
      expect(focused() === button(element, name)).to.equal(true);
    }
  });

  it('are all in sight at 320 pixels, the next step first', async () => {
    const here = await stage([anEmail()], { width: 320 });
    const row = one(here.element, '.buttons');
    const room = row.getBoundingClientRect();
    for (const each of all(row, 'button')) {
      const { left, right, height } = each.getBoundingClientRect();
      expect(left).to.be.at.least(room.left);
      expect(right).to.be.at.most(room.right + 0.5);
      expect(height).to.be.at.least(24);
    }
    expect(buttons(here)[0]).to.equal('Release');
  });

  it('ask the root for the dialog to consult or to transfer', async () => {
    const here = await stage([anEmail()], { width: 1400 });
    const heard = intents(here);
    button(here.element, 'Consult').click();
    button(here.element, 'Transfer').click();
    expect(heard).to.deep.equal([
      { type: 'open-targets', interaction: 'item-1', mode: 'consult' },
      { type: 'open-targets', interaction: 'item-1', mode: 'transfer' },
    ]);
    await shown();
    expect(here.adapter.sent).to.have.length(0);
  });

  it('put it back into its queue or into the agent’s own, by the keyboard too (CG-29)', async () => {
    const here = await stage([anEmail()]);
    const requeue = button(here.element, 'Requeue');
    expect(requeue.ariaExpanded).to.equal('false');
    requeue.focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(requeue.ariaExpanded).to.equal('true');
    expect(textOf(focused() as Element)).to.equal('Back to its queue');
    await sendKeys({ press: 'Tab' });
    expect(textOf(focused() as Element)).to.equal('My own queue');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'requeue', interaction: 'item-1', target: 'anna' });
    expect(focused() === button(here.element, 'Requeue')).to.equal(true);
  });

  it('are asked no more which way after Escape, Cancel, or the same button again', async () => {
    const here = await stage([anEmail()]);
    const requeue = button(here.element, 'Requeue');
    const ways: (() => unknown)[] = [
      () => sendKeys({ press: 'Escape' }),
      () => {
        button(here.element, 'Cancel').click();
      },
      () => {
        requeue.click();
      },
    ];
    for (const way of ways) {
      requeue.click();
      await shown();
      expect(all(here.element, '.question')).to.have.length(1);
      await way();
      await shown();
      expect(all(here.element, '.question')).to.have.length(0);
      expect(focused() === requeue).to.equal(true);
    }
    expect(here.adapter.sent).to.have.length(0);
  });

  it('park at once where there is one workbin, and ask where there are several (WI-22)', async () => {
    const alone = await stage([anEmail()], { width: 1400 });
    button(alone.element, 'Park').click();
    await shown();
    expect(alone.adapter.sent[0]).to.include({ type: 'park', interaction: 'item-1' });
    const workLists = [{ id: 'night', name: 'Night shift', kind: 'workbin' }] as const;
    const shared = await stage([anEmail()], { width: 1400, agent: anAgent({ workLists }) });
    button(shared.element, 'Park').click();
    await shown();
    button(shared.element, 'Night shift').click();
    await shown();
    expect(shared.adapter.sent[0]).to.include({ type: 'park', workbin: 'night' });
  });

  it('hold and retrieve in one place, with the focus on it', async () => {
    const call = { medium: 'voice', can: { release: true, hold: true } } as const;
    const here = await stage([anInteraction(call)]);
    button(here.element, 'Hold').focus();
    here.adapter.reportInteraction(
      anInteraction({ ...call, phase: 'held', can: { release: true, retrieve: true } }),
    );
    await shown();
    expect(focused() === button(here.element, 'Retrieve')).to.equal(true);
    expect(textOf(one(here.element, '.status'))).to.contain('On Hold');
  });

  it('give the focus to the heading when the button that had it is gone', async () => {
    const here = await stage([anEmail()]);
    button(here.element, 'Release').focus();
    here.adapter.reportInteraction(anEmail({ phase: 'wrap', can: { done: true } }));
    await shown();
    expect(focused()?.localName).to.equal('h2');
    expect(textOf(one(here.element, '.status'))).to.contain('Wrap (Auto)');
    expect(one(here.element, '[aria-live=polite]').textContent).to.equal('Released: Eva Lind');
  });
});

describe('Abandon', () => {
  it('is there only after a Release that did not work (MI-37)', async () => {
    const can = { ...EMAIL, abandon: true } as const;
    const { element } = await stage([anEmail({ can })]);
    expect(hasButton(element, 'Abandon')).to.equal(false);
    const after = await refused(anEmail({ can }), 'release');
    expect(hasButton(after.element, 'Abandon')).to.equal(true);
  });

  it('is there for a work item after a Done that did not work', async () => {
    const { element } = await refused(anInteraction({ can: { done: true, abandon: true } }), 'done');
    expect(hasButton(element, 'Abandon')).to.equal(true);
  });

  it('warns that the other system may still hold it, and does no harm by Return', async () => {
    const here = await refused(anEmail({ can: { ...EMAIL, abandon: true } }), 'release');
    button(here.element, 'Abandon').click();
    await shown();
    expect(textOf(one(here.element, '.question'))).to.contain('The other system may still hold it');
    expect(focused() === button(here.element, 'Cancel')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent).to.have.length(1);
    button(here.element, 'Abandon').click();
    await shown();
    button(here.element, 'Abandon anyway').click();
    await shown();
    expect(here.adapter.sent[1]).to.include({ type: 'abandon', interaction: 'item-1' });
  });

  it('is not asked any more after Escape', async () => {
    const here = await refused(anEmail({ can: { ...EMAIL, abandon: true } }), 'release');
    button(here.element, 'Abandon').click();
    await shown();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(here.element, '.question')).to.have.length(0);
  });
});

describe('a blocked Done', () => {
  const DISPOSITIONS = {
    control: 'radio',
    required: true,
    options: [{ code: 'granted', label: 'Granted' }],
  } as const;
  const blocked = (reason: ReasonCode): Interaction =>
    anInteraction({ can: { done: { reason }, 'set-disposition': true }, dispositions: DISPOSITIONS });

  it('leads to the disposition that is missing and says so (WI-19)', async () => {
    const here = await stage([blocked('DISPOSITION_REQUIRED')]);
    button(here.element, 'Done').click();
    await shown();
    expect(focused()).to.equal(one(here.element, '.disposition', 'input'));
    expect(textOf(one(here.element, '.disposition'))).to.contain('Choose a disposition first.');
    expect(here.adapter.sent).to.have.length(0);
  });

  it('says why without leading anywhere for another reason', async () => {
    const here = await stage([blocked('CHILD_OPEN')]);
    button(here.element, 'Done').click();
    await shown();
    expect(textOf(one(here.element, '.why'))).to.equal('End the consultation first.');
    expect(focused() === one(here.element, '.disposition', 'input')).to.equal(false);
  });
});

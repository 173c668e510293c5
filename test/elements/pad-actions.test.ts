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
  release: 'Release',
  done: 'Done',
  reply: 'Reply',
  hold: 'Hold',
  retrieve: 'Retrieve',
  consult: 'Consult',
  transfer: 'Transfer',
  park: 'Park',
  requeue: 'Requeue',
  'did-not-arrive': 'Did not arrive',
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

/** The toolbar's buttons that a person sees, in their order. */
function buttons({ element }: Stage): string[] {
  return all(element, 'pad-actions [role=toolbar] button, [role=toolbar] button')
    .filter((each) => getComputedStyle(each).visibility === 'visible')
    .map((each) => each.ariaLabel ?? each.textContent.trim());
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
  it('are accessible, with blocked ones, a menu and a question', async () => {
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
        const labels = Object.keys(CLASS_ACTIONS[column][phase] ?? {}).flatMap(
          (name) => LABELS[name as CommandType] ?? [],
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
    expect(
      all(here.element, 'pad-actions')
        .flatMap((each) => all(each, '.primary'))
        .map(textOf),
    ).to.deep.equal(['Release']);
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

  it('go by the arrows, Home and End, with one of them in the tab order', async () => {
    const { element } = await stage([anEmail()], { width: 1400 });
    button(element, 'Release').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused() === button(element, 'Reply')).to.equal(true);
    await sendKeys({ press: 'End' });
    expect(focused() === button(element, 'Did not arrive')).to.equal(true);
    await sendKeys({ press: 'ArrowRight' });
    expect(focused() === button(element, 'Release')).to.equal(true);
    const stops = all(one(element, '[role=toolbar]'), 'button').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).to.have.length(1);
  });

  it('go into a menu where there is no room, and can be used from there by the keyboard', async () => {
    const here = await stage([anEmail({ can: { ...EMAIL, park: { reason: 'NOT_ALLOWED' } } })], {
      width: 320,
    });
    expect(buttons(here)).to.include('More actions').and.include('Release').and.not.include('Did not arrive');
    button(here.element, 'More actions').focus();
    await sendKeys({ press: 'ArrowUp' });
    await shown();
    expect(focused()?.textContent.trim()).to.equal('Did not arrive');
    expect(button(here.element, 'More actions').ariaExpanded).to.equal('true');
    await sendKeys({ press: 'p' });
    expect(textOf(focused() as Element)).to.equal('Park You are not allowed to do this');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'did-not-arrive', interaction: 'item-1' });
    expect(focused() === button(here.element, 'More actions')).to.equal(true);
  });

  it('come out of the menu when there is room again', async () => {
    const here = await stage([anEmail()], { width: 320 });
    const box = here.element.parentElement as HTMLElement;
    box.style.inlineSize = '1400px';
    await shown();
    await shown();
    expect(buttons(here)).to.include('Did not arrive').and.not.include('More actions');
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

  it('put it back into its queue or into the agent’s own (CG-29)', async () => {
    const here = await stage([anEmail()], { width: 1400 });
    button(here.element, 'Requeue').click();
    await shown();
    button(here.element, 'My own queue').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'requeue', interaction: 'item-1', target: 'anna' });
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
    expect(focused() === button(here.element, 'Keep it')).to.equal(true);
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
    expect(focused()).to.equal(one(here.element, 'pad-disposition', 'input'));
    expect(textOf(one(here.element, 'pad-disposition'))).to.contain('Choose a disposition first.');
    expect(here.adapter.sent).to.have.length(0);
  });

  it('says why without leading anywhere for another reason', async () => {
    const here = await stage([blocked('CHILD_OPEN')]);
    button(here.element, 'Done').click();
    await shown();
    expect(textOf(one(here.element, '.why'))).to.equal('End the consultation first');
    expect(focused() === one(here.element, 'pad-disposition', 'input')).to.equal(false);
  });
});

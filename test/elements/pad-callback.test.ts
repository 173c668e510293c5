import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Interaction } from '../../src/core/index.js';
import { FIXTURE_TIME } from '../../src/testing/index.js';
import { aCallback } from './call-stage.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

/** A date and a time as the fields hold them, so long after the moment of the fixtures. */
function after(hours: number): readonly [date: string, time: string] {
  const at = new Date(FIXTURE_TIME + 3_600_000 * hours);
  const local = new Date(at.getTime() - 60_000 * at.getTimezoneOffset()).toISOString();
  return [local.slice(0, 10), local.slice(11, 16)];
}

function field({ element }: Stage, name: string): HTMLInputElement {
  return one<HTMLInputElement>(element, 'pad-callback', `[name=${name}]`);
}

async function open(changes: Partial<Interaction> = {}): Promise<Stage> {
  const here = await stage([aCallback(changes)]);
  button(here.element, 'Reschedule').click();
  await shown();
  return here;
}

/** Fills in the form and sends it. */
async function put(here: Stage, hours: number, number = ''): Promise<void> {
  const [date, time] = after(hours);
  Object.assign(field(here, 'date'), { value: date });
  Object.assign(field(here, 'time'), { value: time });
  Object.assign(field(here, 'newNumber'), { value: number });
  button(one(here.element, 'form'), 'Reschedule').click();
  await shown();
}

function rescheduled(to: number): Interaction {
  const { callback } = aCallback();
  return aCallback(callback ? { callback: { ...callback, rescheduledTo: to } } : {});
}

describe('callback information', () => {
  it('is accessible with its form open', async () => {
    const { element } = await open();
    await expect(element).to.be.accessible();
  });

  it('says what for, to which number and when, in the agent’s time (WC-7)', async () => {
    const { element } = await stage([aCallback()]);
    const here = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short' });
    expect(textOf(one(element, 'pad-callback', 'dl'))).to.equal(
      `Subject Manual evaluation Number +46700000000 Scheduled ${here.format(FIXTURE_TIME)}`.replace(
        /\s/g,
        ' ',
      ),
    );
    expect(one(element, 'pad-callback', 'dd [title]').title).to.equal(
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
    );
  });

  it('has no Reschedule where the backend has none, and stands in no other panel', async () => {
    const { element } = await stage([aCallback({ can: { call: true } })]);
    expect(hasButton(element, 'Reschedule')).to.equal(false);
    const { callback: _, ...call } = aCallback();
    expect(all((await stage([call])).element, 'pad-callback')).to.have.length(0);
  });
});

describe('the number that a callback is called on', () => {
  const NUMBERS = ['+46700000000', '+46310000000'];
  const several = (changes: Partial<Interaction> = {}): Interaction =>
    aCallback({
      callback: { number: '+46700000000', numbers: NUMBERS, scheduledAt: FIXTURE_TIME },
      ...changes,
    });
  const choices = ({ element }: Stage): HTMLInputElement[] =>
    all(element, '[name=number]') as HTMLInputElement[];

  it('is the one that was asked for, and Call says nothing else', async () => {
    const here = await stage([several()]);
    expect(choices(here).map(({ checked }) => checked)).to.deep.equal([true, false]);
    expect(textOf(one(here.element, '[role=radiogroup]'))).to.equal('+46700000000 asked for +46310000000');
    await expect(here.element).to.be.accessible();
    button(here.element, 'Call').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'call', interaction: several().id });
    expect(here.adapter.sent[0]).not.to.have.property('number');
  });

  it('does not take the focus from the first field when the callback is put off', async () => {
    const here = await stage([several({ can: { call: true, reschedule: true } })]);
    button(here.element, 'Reschedule').click();
    await shown();
    expect(focused()?.getAttribute('name')).to.equal('date');
  });

  it('is chosen before the call by keys, and stays in sight in it (WC-15)', async () => {
    const here = await stage([several()]);
    choices(here)[0]?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await shown();
    button(here.element, 'Call').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'call', number: '+46310000000' });
    const call = { direction: 'outbound', dnis: '+46310000000' } as const;
    here.adapter.reportInteraction(
      several({ phase: 'establishing', call, can: { 'end-call': true } }),
      here.adapter.sent[0]?.id ?? '',
    );
    await shown();
    expect(choices(here).map(({ checked, disabled }) => [checked, disabled])).to.deep.equal([
      [false, true],
      [true, true],
    ]);
  });

  it('is the one that was asked for again where the contact has lost the other', async () => {
    const here = await stage([several()]);
    choices(here)[1]?.click();
    await shown();
    here.adapter.reportInteraction(aCallback());
    await shown();
    button(here.element, 'Call').click();
    await shown();
    expect(here.adapter.sent[0]).not.to.have.property('number');
    expect(all(here.element, '[role=radiogroup]')).to.have.length(0);
  });
});

describe('the form that puts a callback off', () => {
  it('opens with the focus in its date, and closes with Escape to its button', async () => {
    const here = await open();
    expect(focused() === field(here, 'date')).to.equal(true);
    expect(field(here, 'date').value).to.equal(after(1)[0]);
    expect(field(here, 'time').value).to.equal(after(1)[1]);
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(here.element, 'form')).to.have.length(0);
    expect(focused() === button(here.element, 'Reschedule')).to.equal(true);
  });

  it('refuses a moment that is over, beside the field, and sends nothing (WC-30)', async () => {
    const here = await open();
    await put(here, -1);
    expect(here.adapter.sent).to.have.length(0);
    expect(textOf(one(here.element, '#wrong'))).to.equal('This moment is over. Choose a later one.');
    expect(field(here, 'date').getAttribute('aria-invalid')).to.equal('true');
    expect(focused() === field(here, 'date')).to.equal(true);
    await put(here, 24);
    expect(textOf(one(here.element, '#wrong'))).to.equal('');
    expect(here.adapter.sent).to.have.length(1);
  });

  it('refuses what is no moment and no number', async () => {
    const here = await open();
    await put(here, 24, 'Eva');
    expect(textOf(one(here.element, '#wrong'))).to.equal('This is no telephone number.');
    expect(focused() === field(here, 'newNumber')).to.equal(true);
    field(here, 'date').value = '';
    button(one(here.element, 'form'), 'Reschedule').click();
    await shown();
    expect(textOf(one(here.element, '#wrong'))).to.equal('This moment is over. Choose a later one.');
    expect(here.adapter.sent).to.have.length(0);
  });

  it('sends moment, new number and who calls, waits, and closes when it has come to be (WC-29)', async () => {
    const here = await open();
    field(here, 'personal').click();
    await put(here, 24, '+46 70 123 45 67');
    const at = FIXTURE_TIME + 86_400_000;
    expect(here.adapter.sent[0]).to.include({
      type: 'reschedule',
      at,
      number: '+46701234567',
      personal: true,
    });
    expect(hasButton(here.element, 'Rescheduling…')).to.equal(true);
    here.adapter.reportInteraction(rescheduled(at), here.adapter.sent[0]?.id ?? '');
    await shown();
    expect(all(here.element, 'form')).to.have.length(0);
    expect(textOf(one(here.element, 'pad-callback', 'dl')))
      .to.contain('Rescheduled')
      .and.contain('Done closes it');
    expect(focused() === button(here.element, 'Reschedule')).to.equal(true);
  });

  it('leaves out what was not filled in', async () => {
    const here = await open();
    await put(here, 24);
    const [sent] = here.adapter.sent;
    expect(Object.keys(sent ?? {}).sort()).to.deep.equal(['at', 'id', 'interaction', 'type']);
  });

  it('stays open with what was written when it was refused, and says why', async () => {
    const here = await open();
    await put(here, 24, '+46701234567');
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'UNAVAILABLE');
    await shown();
    expect(textOf(one(here.element, 'pad-callback', '.failure'))).to.contain('Try again in a moment.');
    expect(field(here, 'newNumber').value).to.equal('+46701234567');
    button(one(here.element, 'form'), 'Reschedule').click();
    await shown();
    expect(here.adapter.sent).to.have.length(2);
  });

  it('keeps what was begun, so that it is open with it after a reload', async () => {
    const here = await open();
    const [date, time] = after(24);
    for (const [name, value] of Object.entries({ date, time, newNumber: '+46 70' })) {
      Object.assign(field(here, name), { value });
      field(here, name).dispatchEvent(new Event('input', { bubbles: true }));
    }
    field(here, 'personal').click();
    await shown();
    const { drafts } = here.pad.state;

    const again = await stage([aCallback()]);
    again.pad.set({ type: 'restored', restored: { drafts } });
    await shown();
    const value = (name: string): string => field(again, name).value;
    expect([value('date'), value('time'), value('newNumber')]).to.deep.equal([date, time, '+46 70']);
    expect(field(again, 'personal').checked).to.equal(true);
    field(again, 'newNumber').focus();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(again.element, 'form')).to.have.length(0);
    expect(again.pad.state.drafts).to.deep.equal({});
  });

  it('keeps the date before while another is half written, and nothing once it has come to be', async () => {
    const here = await open();
    field(here, 'newNumber').value = '+46701234567';
    field(here, 'newNumber').dispatchEvent(new Event('input', { bubbles: true }));
    field(here, 'date').value = '';
    field(here, 'date').dispatchEvent(new Event('input', { bubbles: true }));
    await shown();
    const kept = new URLSearchParams(here.pad.state.drafts['item-1']?.reschedule);
    expect([kept.get('date'), kept.get('newNumber')]).to.deep.equal([after(1)[0], '+46701234567']);
    await put(here, 24);
    here.adapter.reportInteraction(rescheduled(FIXTURE_TIME + 86_400_000), here.adapter.sent[0]?.id ?? '');
    await shown();
    expect(all(here.element, 'form')).to.have.length(0);
    expect(here.pad.state.drafts).to.deep.equal({});
  });

  it('goes with the callback that is called, and leaves the focus in the panel', async () => {
    const here = await open();
    here.adapter.reportInteraction(aCallback({ phase: 'establishing', can: { 'end-call': true } }));
    await shown();
    expect(all(here.element, 'form')).to.have.length(0);
    expect(focused()?.localName).to.equal('h2');
  });
});

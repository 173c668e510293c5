import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  PadError,
  initialState,
  type Can,
  type DirectoryPage,
  type DirectoryQuery,
  type Interaction,
  type PadState,
  type Presence,
  type Target,
} from '../../src/core/index.js';
import { IntentEvent, type Intent } from '../../src/elements/events.js';
import type { PadTargetDialog } from '../../src/elements/pad-target-dialog.js';
import '../../src/elements/pad-target-dialog.js';
import { FAKE_SOURCE, aLink, anInteraction } from '../../src/testing/index.js';
import { holdTimers } from '../support/held-timers.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, focused, hasButton, one, shown, textOf } from './support.js';

const CAN_BOTH = { done: true, consult: true, transfer: true } as const;
const ITEM = anInteraction({ can: CAN_BOTH });
const EMAIL = anInteraction({ medium: 'email', can: CAN_BOTH });

function agent(name: string, presence: Presence, changes: Partial<Target> = {}): Target {
  const away = presence === 'logged-in' ? 'AWAY' : 'LOGGED_OUT';
  const reachable = presence === 'available' || presence === 'interruptible';
  const can: Can = { consult: reachable ? true : { reason: away }, transfer: true };
  const id = name.toLowerCase().replace(' ', '-');
  return { source: FAKE_SOURCE, id, kind: 'agent', name, presence, can, ...changes };
}

const BO = agent('Bo Ek', 'available');
const CHEN = agent('Chen Wei', 'interruptible', { detail: 'In a chat' });
const DANA = agent('Dana Novák', 'logged-in', { favourite: true });
const EVA = agent('Eva Ekman', 'logged-out');
const LOANS: Target = {
  source: FAKE_SOURCE,
  id: 'loans',
  kind: 'queue',
  name: 'Loans',
  waiting: 3,
  can: { transfer: true },
};
const TEAM = [BO, CHEN, DANA, EVA, LOANS];

/** Answers as a backend does, out of this list. */
function directory(targets: readonly Target[]): (query: DirectoryQuery) => DirectoryPage {
  return (query) => {
    const { search, offset, limit, action, kinds, presences, ids, favourites } = query;
    const text = search.toLowerCase();
    const found = targets.filter(
      (one) =>
        (!action || action in one.can) &&
        (!kinds || kinds.includes(one.kind)) &&
        (!presences || (one.presence && presences.includes(one.presence))) &&
        (!ids || ids.includes(one.id)) &&
        (!favourites || one.favourite) &&
        one.name.toLowerCase().includes(text),
    );
    const exact = found.filter(({ name }) => text !== '' && name.toLowerCase() === text);
    const page = { targets: found.slice(offset, offset + limit), total: found.length };
    return exact.length === 1 ? { ...page, exact: exact[0]!.id } : page;
  };
}

interface Opened {
  readonly dialog: PadTargetDialog;
  readonly queries: DirectoryQuery[];
  readonly intents: Intent[];
  /** Shows another state. */
  readonly tell: (changes: Partial<PadState>) => Promise<void>;
  readonly closed: () => number;
}

interface Options {
  readonly interaction?: Interaction;
  readonly modes?: PadTargetDialog['modes'];
  readonly mode?: PadTargetDialog['mode'];
  readonly state?: Partial<PadState>;
  readonly answer?: (query: DirectoryQuery, signal: AbortSignal) => DirectoryPage | Promise<DirectoryPage>;
  readonly width?: number;
}

const UP = { [FAKE_SOURCE]: { link: aLink(), offset: 0 } };
const DOWN = { [FAKE_SOURCE]: { link: aLink({ state: 'down' }), offset: 0 } };

async function open(options: Options = {}): Promise<Opened> {
  const { interaction = ITEM, modes = ['consult', 'transfer'], mode = modes[0], width = 400 } = options;
  const answer = options.answer ?? directory(TEAM);
  const queries: DirectoryQuery[] = [];
  const intents: Intent[] = [];
  let closed = 0;
  let state: PadState = { ...initialState, interactions: [interaction], sources: UP, ...options.state };
  const search = async (query: DirectoryQuery, signal: AbortSignal): Promise<DirectoryPage> => {
    queries.push(query);
    return answer(query, signal);
  };
  const box = await fixture<HTMLElement>(
    html`<div
      style="position: relative; block-size: 560px; inline-size: ${width}px"
      @pad-command=${(event: Event) => event instanceof IntentEvent && intents.push(event.intent)}
    >
      <pad-target-dialog
        .interaction=${interaction}
        .modes=${modes}
        .mode=${mode}
        .state=${state}
        .search=${search}
        @close=${() => (closed += 1)}
      ></pad-target-dialog>
    </div>`,
  );
  const dialog = box.querySelector('pad-target-dialog') as PadTargetDialog;
  await shown();
  await shown();
  const tell = async (changes: Partial<PadState>): Promise<void> => {
    dialog.state = state = { ...state, ...changes };
    await shown();
  };
  return { dialog, queries, intents, tell, closed: () => closed };
}

const options = (dialog: HTMLElement): (string | null)[] =>
  all(dialog, '[role=option]').map(({ ariaLabel }) => ariaLabel);
const option = (dialog: HTMLElement, name: string): HTMLElement =>
  all(dialog, '[role=option]').find(({ ariaLabel }) => ariaLabel?.startsWith(name)) ??
  expect.fail(`there is no option "${name}"`);
const active = (dialog: HTMLElement): string | null | undefined => {
  const id = one(dialog, '[role=combobox]').getAttribute('aria-activedescendant');
  return id === null ? undefined : one(dialog, `#${id}`).ariaLabel;
};
const selected = (dialog: HTMLElement): (string | null)[] =>
  all(dialog, '[role=option][aria-selected=true]').map(({ ariaLabel }) => ariaLabel);
const commands = (intents: readonly Intent[]): Intent[] =>
  intents.filter(({ type }) => type !== 'watch' && type !== 'recents' && type !== 'draft');
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key });
  await shown();
};
/** Letter by letter: WebKit's driver loses repeated ones of a longer text. */
const type = async (text: string): Promise<void> => {
  for (const letter of text) await sendKeys({ type: letter });
  await shown();
};

describe('the target dialog', () => {
  it('is accessible, with rows that can and cannot be chosen, and with the actions of one open', async () => {
    const { dialog } = await open();
    await expect(dialog).to.be.accessible();
    await press('ArrowDown', 'ArrowRight');
    await expect(dialog).to.be.accessible();
  });

  it('is called after what it can do, with a choice only where there are two (MI-13)', async () => {
    const both = await open();
    expect(one(both.dialog, 'dialog').getAttribute('aria-labelledby')).to.equal('title');
    expect(one(both.dialog, 'h2').textContent).to.equal('Consult or Transfer');
    const radios = all<HTMLInputElement>(both.dialog, '[role=radiogroup] input');
    expect(radios.map(({ labels }) => labels?.[0]?.textContent?.trim())).to.deep.equal([
      'Consult',
      'Transfer',
    ]);
    const only = await open({ modes: ['transfer'] });
    expect(one(only.dialog, 'h2').textContent).to.equal('Transfer');
    expect(all(only.dialog, '[role=radiogroup]')).to.have.length(0);
  });

  it('opens with the focus in Search, and names each row with its presence or its kind (MI-14, MI-15)', async () => {
    const { dialog } = await open({ mode: 'transfer' });
    expect(focused()?.ariaLabel).to.equal('Search');
    expect(options(dialog)).to.deep.equal([
      'Bo Ek, Available now',
      'Chen Wei, Interruptible',
      'Dana Novák, Logged in',
      'Eva Ekman, Logged out',
      'Loans, Queue',
    ]);
  });

  it('greys who cannot be consulted and says why, but the arrows still reach them (T9)', async () => {
    const { dialog } = await open();
    const eva = option(dialog, 'Eva Ekman');
    expect(eva.ariaDisabled).to.equal('true');
    expect(textOf(option(dialog, 'Dana'))).to.contain('Not available now');
    await press('End');
    expect(active(dialog)).to.equal('Eva Ekman, Logged out');
    await press('Enter', 'Enter');
    expect(selected(dialog)).to.deep.equal([]);
  });

  it('says when an assignment arrives, by presence (MI-28)', async () => {
    const { dialog } = await open({ interaction: EMAIL, modes: ['transfer'] });
    expect(textOf(option(dialog, 'Bo Ek'))).to.contain('at once');
    expect(textOf(option(dialog, 'Dana'))).to.contain('when available');
    expect(textOf(option(dialog, 'Eva'))).to.contain('at next log-in');
  });

  it('closes with Escape without doing anything', async () => {
    const { intents, closed } = await open();
    await press('Escape');
    expect(closed()).to.equal(1);
    expect(commands(intents)).to.deep.equal([]);
  });

  it('does not close by the Escape that ends composing text', async () => {
    const { dialog, closed } = await open();
    const escape = new KeyboardEvent('keydown', {
      key: 'Escape',
      isComposing: true,
      bubbles: true,
      composed: true,
    });
    one(dialog, '[role=combobox]').dispatchEvent(escape);
    expect(closed()).to.equal(0);
  });

  it('closes when the interaction has left', async () => {
    const { tell, closed } = await open();
    await tell({ interactions: [] });
    expect(closed()).to.equal(1);
  });
});

describe('choosing a target by keyboard', () => {
  it('moves with arrows, Home, End and pages, and stops at both ends (MI-16)', async () => {
    const { dialog } = await open({ mode: 'transfer' });
    await press('ArrowDown');
    expect(active(dialog)).to.equal('Bo Ek, Available now');
    await press('ArrowUp');
    expect(active(dialog)).to.equal('Bo Ek, Available now');
    await press('ArrowDown', 'ArrowDown');
    expect(active(dialog)).to.equal('Dana Novák, Logged in');
    await press('PageDown');
    expect(active(dialog)).to.equal('Loans, Queue');
    await press('Home');
    expect(active(dialog)).to.equal('Bo Ek, Available now');
  });

  it('chooses with the first Return and transfers with the next (MI-20, MI-29)', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    await press('ArrowDown', 'ArrowDown', 'Enter');
    expect(selected(dialog)).to.deep.equal(['Chen Wei, Interruptible']);
    expect(commands(intents)).to.deep.equal([]);
    await press('Enter');
    expect(commands(intents)).to.deep.equal([
      { type: 'transfer', interaction: 'item-1', target: 'chen-wei' },
    ]);
  });

  it('finds by part of a name while typing, and takes keys that come before the answer (MI-17)', async () => {
    const answer = async (query: DirectoryQuery): Promise<DirectoryPage> => {
      if (query.search) await aTimeout(60);
      return directory(TEAM)(query);
    };
    const { dialog, intents } = await open({ answer });
    await sendKeys({ type: 'chen' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => commands(intents).length > 0);
    expect(options(dialog)).to.deep.equal(['Chen Wei, Interruptible']);
    expect(commands(intents)).to.deep.equal([{ type: 'consult', interaction: 'item-1', target: 'chen-wei' }]);
  });

  it('chooses a whole, unique name by itself (MI-18)', async () => {
    const { dialog, intents } = await open();
    await type('bo ek');
    expect(selected(dialog)).to.deep.equal(['Bo Ek, Available now']);
    expect(active(dialog)).to.equal('Bo Ek, Available now');
    await press('Enter');
    expect(commands(intents)).to.deep.equal([{ type: 'consult', interaction: 'item-1', target: 'bo-ek' }]);
  });

  it('chooses a whole name that stands on a later page', async () => {
    const crowd = Array.from({ length: 150 }, (_, index) => agent(`Aboek ${index}`, 'available'));
    const { dialog, intents } = await open({ answer: directory([...crowd, agent('Boek', 'available')]) });
    await type('boek');
    await press('Enter');
    expect(textOf(one(dialog, 'footer'))).to.contain('Call Boek');
    expect(commands(intents)).to.deep.equal([{ type: 'consult', interaction: 'item-1', target: 'boek' }]);
  });

  it('says that nobody matches, and asks for nothing more', async () => {
    const { dialog, queries } = await open();
    await type('q');
    await waitUntil(() => textOf(one(dialog, '[role=status]')) === 'No matches found');
    expect(queries.map(({ search, offset }) => [search, offset])).to.deep.equal([
      ['', 0],
      ['q', 0],
    ]);
  });

  it('starts anew when the text or the way changes', async () => {
    const { dialog, queries } = await open();
    await type('bo ek');
    await press('Backspace');
    expect(selected(dialog)).to.deep.equal([]);
    one<HTMLInputElement>(dialog, 'label:nth-of-type(2) input').click();
    await shown();
    expect(queries.at(-1)).to.include({ action: 'transfer', search: 'bo e' });
    expect(options(dialog)).to.deep.equal(['Bo Ek, Available now']);
  });
});

describe('a telephone number', () => {
  it('is dialled in Consult although nothing matches (MI-19)', async () => {
    const { dialog, intents } = await open();
    await type('+46 (70) 123-45 67');
    await waitUntil(() => textOf(one(dialog, '[role=status]')) === 'No matches found');
    expect(button(dialog, 'Dial').ariaDisabled).to.equal('false');
    await press('Enter');
    const request = { type: 'consult', interaction: 'item-1', number: '+46701234567' };
    expect(commands(intents)).to.deep.equal([request]);
  });

  it('waits for no directory', async () => {
    const { intents } = await open({ answer: () => new Promise(() => undefined) });
    await type('112');
    await press('Enter');
    expect(commands(intents)).to.deep.equal([{ type: 'consult', interaction: 'item-1', number: '112' }]);
  });

  it('cannot be transferred to (MI-27)', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    await type('0701234567');
    await waitUntil(() => textOf(one(dialog, '[role=status]')) === 'No matches found');
    expect(textOf(dialog)).to.contain('cannot go to a telephone number');
    expect(button(dialog, 'Transfer').ariaDisabled).to.equal('true');
    await press('Enter');
    button(dialog, 'Transfer').click();
    expect(commands(intents)).to.deep.equal([]);
  });
});

describe('the button of the target dialog', () => {
  it('is blocked until somebody is chosen, then says whom it is about', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    const transfer = button(dialog, 'Transfer');
    expect(transfer.ariaDisabled).to.equal('true');
    expect(textOf(one(dialog, '#whom'))).to.equal('Choose somebody in the list');
    option(dialog, 'Loans').click();
    await shown();
    expect(textOf(one(dialog, '#whom'))).to.equal('Transfer to Loans');
    expect(focused()?.ariaLabel).to.equal('Search');
    transfer.click();
    expect(commands(intents)).to.deep.equal([{ type: 'transfer', interaction: 'item-1', target: 'loans' }]);
  });

  it('keeps among the recent ones whom it is sent to, before it is sent (TC-1)', async () => {
    const { dialog, intents } = await open();
    option(dialog, 'Bo Ek').click();
    await shown();
    button(dialog, 'Dial').click();
    const target = { id: 'bo-ek', kind: 'agent', name: 'Bo Ek' } as const;
    expect(intents.slice(-2)).to.deep.equal([
      { type: 'recents', target, keep: true },
      { type: 'consult', interaction: 'item-1', target: 'bo-ek' },
    ]);
    const number = await open();
    await type('112');
    await press('Enter');
    expect(number.intents.filter((intent) => intent.type === 'recents')).to.deep.equal([]);
  });

  it('sends the note to the receiver with a transfer', async () => {
    const { dialog, intents } = await open({ modes: ['transfer'] });
    one<HTMLElement>(dialog, 'textarea').focus();
    await type('Call back after 15');
    option(dialog, 'Bo Ek').click();
    await shown();
    button(dialog, 'Transfer').click();
    const note = 'Call back after 15';
    expect(commands(intents)).to.deep.equal([
      { type: 'transfer', interaction: 'item-1', target: 'bo-ek', note },
    ]);
  });

  it('keeps the note while it is written, and begins with it when it is opened again', async () => {
    const { dialog, intents, tell } = await open({
      modes: ['transfer'],
      state: { drafts: { 'item-1': { transfer: 'Call' } } },
    });
    const note = one<HTMLTextAreaElement>(dialog, 'textarea');
    expect(note.value).to.equal('Call');
    note.focus();
    note.setSelectionRange(4, 4);
    await type('s');
    expect(intents.at(-1)).to.deep.equal({
      type: 'draft',
      interaction: 'item-1',
      fields: { transfer: 'Calls' },
    });
    await tell({ drafts: {} });
    expect(note.value).to.equal('');
  });

  it('waits while it is under way, and closes when the invitation is out', async () => {
    const { dialog, tell, closed } = await open({ modes: ['transfer'] });
    option(dialog, 'Bo Ek').click();
    await shown();
    button(dialog, 'Transfer').click();
    const command = { type: 'transfer', id: 'c1', interaction: 'item-1', target: 'bo-ek' } as const;
    await tell({ commands: [{ command, phase: 'pending' }] });
    expect(hasButton(dialog, 'Transferring…')).to.equal(true);
    expect(closed()).to.equal(0);
    const transfer = { target: BO, state: 'invited', since: 0 } as const;
    await tell({ commands: [], interactions: [{ ...ITEM, transfer }] });
    expect(closed()).to.equal(1);
  });

  it('closes when the consult is there, in the list or already over', async () => {
    const first = await open();
    await type('112');
    await press('Enter');
    await first.tell({
      interactions: [ITEM, anInteraction({ id: 'call-1', medium: 'voice', parent: 'item-1' })],
    });
    expect(first.closed()).to.equal(1);
    const second = await open();
    await type('112');
    await press('Enter');
    await second.tell({
      gone: [anInteraction({ id: 'call-2', medium: 'voice', parent: 'item-1', phase: 'gone' })],
    });
    expect(second.closed()).to.equal(1);
  });

  it('stays open when it was refused, says why, and shows the new presence (TARGET_UNAVAILABLE)', async () => {
    const { dialog, intents, tell, closed } = await open();
    option(dialog, 'Bo Ek').click();
    await shown();
    button(dialog, 'Dial').click();
    const command = { type: 'consult', id: 'c1', interaction: 'item-1', target: 'bo-ek' } as const;
    const failure = { code: 'TARGET_UNAVAILABLE', message: '' } as const;
    await tell({
      commands: [{ command, phase: 'refused', failure }],
      targets: { 'bo-ek': agent('Bo Ek', 'logged-in') },
    });
    expect(closed()).to.equal(0);
    expect(textOf(dialog)).to.contain('They cannot be reached. Choose somebody else.');
    expect(options(dialog)[0]).to.equal('Bo Ek, Logged in');
    expect(button(dialog, 'Dial').ariaDisabled).to.equal('true');
    button(dialog, 'Dismiss').click();
    expect(intents.at(-1)).to.deep.equal({ type: 'dismiss', command: 'c1' });
  });

  it('says why, where the interaction cannot be handed over now', async () => {
    const blocked = anInteraction({ can: { transfer: { reason: 'TRANSFER_PENDING' } } });
    const { dialog } = await open({ interaction: blocked, modes: ['transfer'] });
    option(dialog, 'Bo Ek').click();
    await shown();
    expect(textOf(one(dialog, '#whom'))).to.contain('A transfer waits for its answer');
    expect(button(dialog, 'Transfer').ariaDisabled).to.equal('true');
  });
});

describe('presence while the dialog is open', () => {
  it('changes in place: no row moves, the highlight and the choice stay', async () => {
    const { dialog, tell } = await open();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    const row = option(dialog, 'Chen Wei');
    await tell({
      targets: { 'chen-wei': agent('Chen Wei', 'available'), 'bo-ek': agent('Bo Ek', 'logged-out') },
    });
    expect(options(dialog).slice(0, 2)).to.deep.equal(['Bo Ek, Logged out', 'Chen Wei, Available now']);
    expect(option(dialog, 'Chen Wei') === row).to.equal(true);
    expect(active(dialog)).to.equal('Chen Wei, Available now');
    expect(selected(dialog)).to.deep.equal(['Chen Wei, Available now']);
  });

  it('watches what is in view about the interaction, and nothing after it closes', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    await waitUntil(() => intents.length > 0);
    const targets = TEAM.map(({ id }) => id);
    expect(intents).to.deep.equal([{ type: 'watch', targets, about: 'item-1' }]);
    dialog.close();
    expect(intents.at(-1)).to.deep.equal({ type: 'watch', targets: [], about: 'item-1' });
  });

  it('ends its watch also when it is taken away without being closed', async () => {
    const { dialog, intents } = await open();
    await waitUntil(() => intents.length > 0);
    dialog.remove();
    expect(intents.at(-1)).to.deep.equal({ type: 'watch', targets: [], about: 'item-1' });
  });

  it('does not show what was told about another interaction before', async () => {
    const state = { targets: { 'bo-ek': agent('Bo Ek', 'logged-out') } };
    const { dialog } = await open({ state });
    expect(options(dialog)[0]).to.equal('Bo Ek, Available now');
  });
});

describe('narrowing the targets', () => {
  it('asks for kinds and presence, each a button that is pressed or not (TC-1)', async () => {
    const { dialog, queries } = await open({ mode: 'transfer' });
    button(dialog, 'Queues').click();
    await shown();
    expect(queries.at(-1)?.kinds).to.deep.equal(['queue']);
    expect(options(dialog)).to.deep.equal(['Loans, Queue']);
    expect(button(dialog, 'Queues').ariaPressed).to.equal('true');
    expect(button(dialog, 'All').ariaPressed).to.equal('false');
    button(dialog, 'Agents').click();
    button(dialog, 'Available now').click();
    await shown();
    expect(queries.at(-1)).to.deep.include({ kinds: ['agent'], presences: ['available'] });
    expect(options(dialog)).to.deep.equal(['Bo Ek, Available now']);
  });

  it("shows the agent's own favourites and the administrator's together, in order of the alphabet", async () => {
    const favourites = [{ id: 'eva-ekman', kind: 'agent', name: 'Eva Ekman' } as const];
    const { dialog } = await open({ mode: 'transfer', state: { favourites } });
    button(dialog, 'Favourites').click();
    await shown();
    expect(options(dialog)).to.deep.equal(['Dana Novák, Logged in', 'Eva Ekman, Logged out']);
  });

  it('shows the recent ones newest first, and says so when there are none', async () => {
    const recents = [CHEN, BO].map(({ id, kind, name }) => ({ id, kind, name }));
    const { dialog } = await open({ state: { recents } });
    button(dialog, 'Recent').click();
    await shown();
    expect(options(dialog)).to.deep.equal(['Chen Wei, Interruptible', 'Bo Ek, Available now']);
    const none = await open();
    button(none.dialog, 'Recent').click();
    await shown();
    expect(textOf(one(none.dialog, '.hint'))).to.contain('Whom you consult');
  });

  it('announces how many were found when the typing rests, not with each key', async () => {
    const { dialog } = await open();
    const status = one(dialog, '[role=status]');
    await waitUntil(() => textOf(status) === '4 matches');
    const said: string[] = [];
    const watcher = new MutationObserver(() => said.push(textOf(status)));
    watcher.observe(status, { childList: true, characterData: true, subtree: true });
    const timers = holdTimers(200);
    try {
      for (const letter of 'ek') await sendKeys({ type: letter });
      await waitUntil(() => options(dialog).length === 2);
      expect(said).to.deep.equal([]);
      for (let turn = 0; turn < 2; turn += 1) {
        timers.pass(300);
        await shown();
      }
    } finally {
      timers.stop();
      watcher.disconnect();
    }
    expect(said).to.deep.equal(['2 matches']);
  });
});

describe('the actions of a row', () => {
  it('are one button at the highlighted row, opened by Shift+F10 or on from the end of the text (WI-34)', async () => {
    const { dialog } = await open({ mode: 'transfer' });
    expect(all(dialog, '.actions')).to.have.length(0);
    await press('ArrowDown', 'ArrowDown');
    expect(all(dialog, '.actions').map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Actions for Chen Wei']);
    await press('ArrowRight');
    expect(textOf(focused()!)).to.equal('Workitem Transfer');
    await press('Escape');
    expect(focused()?.ariaLabel).to.equal('Search');
    const chord = { key: 'F10', shiftKey: true, bubbles: true, composed: true };
    one(dialog, '[role=combobox]').dispatchEvent(new KeyboardEvent('keydown', chord));
    await shown();
    expect(textOf(focused()!)).to.equal('Workitem Transfer');
  });

  it('begin with the default, and do it at once', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    await press('ArrowDown', 'ArrowRight');
    expect(all(dialog, '[role=menuitem]').map(textOf)).to.deep.equal([
      'Workitem Transfer',
      'Consult',
      'Add to favourites',
    ]);
    await press('Enter');
    expect(commands(intents)).to.deep.equal([{ type: 'transfer', interaction: 'item-1', target: 'bo-ek' }]);
  });

  it('say why one of them is blocked', async () => {
    const { dialog, intents } = await open({ mode: 'transfer' });
    await press('End', 'ArrowUp', 'ArrowRight', 'ArrowDown');
    expect(textOf(focused()!)).to.equal('Consult Logged out');
    await press('Enter');
    expect(commands(intents)).to.deep.equal([]);
    expect(dialog.isConnected).to.equal(true);
  });

  it('keep a favourite and take it out; what the administrator keeps stays', async () => {
    const { dialog, intents, tell } = await open({ mode: 'transfer' });
    await press('ArrowDown', 'ArrowRight', 'End', 'Enter');
    const target = { id: 'bo-ek', kind: 'agent', name: 'Bo Ek' } as const;
    expect(commands(intents)).to.deep.equal([{ type: 'favourites', target, keep: true }]);
    await tell({ favourites: [target] });
    await press('ArrowRight', 'End');
    expect(textOf(focused()!)).to.equal('Remove from favourites');
    await press('Escape', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'End');
    expect(textOf(focused()!)).to.match(/^Consult/);
    expect(active(dialog)).to.equal('Dana Novák, Logged in');
  });
});

describe('a directory of 100,000 targets', () => {
  const SIZE = 100_000;
  const many = (query: DirectoryQuery): DirectoryPage => ({
    total: SIZE,
    targets: Array.from({ length: query.limit }, (_, index) =>
      agent(`Agent ${query.offset + index}`, 'available'),
    ),
  });

  it('renders only what is in view, and says how many there are in all', async () => {
    const { dialog } = await open({ answer: many });
    const rows = all(dialog, '[role=option]');
    expect(rows.length).to.be.within(5, 40);
    expect(rows[0]?.ariaSetSize).to.equal('100000');
    expect(one(dialog, '[role=listbox]').scrollHeight).to.be.closeTo(SIZE * rows[0]!.offsetHeight, 2);
    await waitUntil(() => textOf(one(dialog, '[role=status]')) === '100,000 matches');
  });

  it('gets the pages that come into view, and only those', async () => {
    const { dialog, queries } = await open({ answer: many });
    await press('End');
    await shown();
    await waitUntil(() => active(dialog) === 'Agent 99999, Available now');
    expect(queries.map(({ offset }) => offset)).to.deep.equal([0, 99_900]);
    const list = one(dialog, '[role=listbox]');
    const row = option(dialog, 'Agent 99999').getBoundingClientRect();
    expect(row.bottom).to.be.closeTo(list.getBoundingClientRect().bottom, 1);
    list.scrollTop = 0;
    await shown();
    await shown();
    expect(options(dialog)).to.include('Agent 0, Available now').and.to.include('Agent 99999, Available now');
    expect(active(dialog)).to.equal('Agent 99999, Available now');
  });

  it('calls off what is no longer wanted', async () => {
    const signals: AbortSignal[] = [];
    const answer = (query: DirectoryQuery, signal: AbortSignal): Promise<DirectoryPage> => {
      signals.push(signal);
      return query.search === 'xy' ? Promise.resolve(many(query)) : new Promise(() => undefined);
    };
    const { dialog } = await open({ answer });
    await type('xy');
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, true, false]);
    expect(options(dialog)[0]).to.equal('Agent 0, Available now');
  });
});

describe('a directory that does not answer', () => {
  it('shows bones only after a while', async () => {
    const { dialog } = await open({ answer: () => new Promise(() => undefined) });
    expect(all(dialog, '.bone')).to.have.length(0);
    await waitUntil(() => textOf(one(dialog, '[role=status]')) === 'Searching…');
    expect(all(dialog, '.bone').length).to.be.greaterThan(3);
    expect(one(dialog, '[role=listbox]').ariaBusy).to.equal('true');
  });

  it('says why it failed, and tries again', async () => {
    let works = false;
    const answer = (query: DirectoryQuery): DirectoryPage => {
      if (works) return directory(TEAM)(query);
      throw new PadError('UNAVAILABLE');
    };
    const { dialog } = await open({ answer });
    expect(textOf(one(dialog, '[role=status]'))).to.contain('cannot do this now');
    works = true;
    button(dialog, 'Try again').click();
    await shown();
    expect(options(dialog)).to.have.length(4);
    expect(hasButton(dialog, 'Try again')).to.equal(false);
  });

  it('keeps the list when the link is down, and says that search and Dial wait for it', async () => {
    const { dialog, intents, tell } = await open();
    await waitUntil(() => intents.length === 1);
    option(dialog, 'Bo Ek').click();
    await tell({ sources: DOWN });
    expect(textOf(one(dialog, '[role=status]'))).to.equal('There is no connection now');
    expect(one<HTMLInputElement>(dialog, '[role=combobox]').readOnly).to.equal(true);
    expect(button(dialog, 'Dial').ariaDisabled).to.equal('true');
    expect(options(dialog)).to.have.length(4);
    await tell({ sources: UP });
    expect(button(dialog, 'Dial').ariaDisabled).to.equal('false');
    expect(intents).to.have.length(2);
    expect(intents[1]).to.deep.equal(intents[0]);
  });
});

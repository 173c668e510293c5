import { expect } from '@open-wc/testing';
import {
  ShortcutKeys,
  keysOf,
  offerKeys,
  ownSettings,
  pageSettings,
  pressed,
  type Shortcuts,
} from '../../src/controllers/shortcuts.js';
import { initialState, type PadState } from '../../src/core/index.js';

/** An agent who has chosen these keys. */
function chosen(keys: Shortcuts): PadState {
  const settings = Object.fromEntries(Object.entries(keys).map(([name, own]) => [`key:${name}`, own]));
  return { ...initialState, settings };
}

interface Pressed {
  readonly done: readonly (readonly [name: string, nth: number])[];
  readonly used: boolean;
}

/** What one key press in the page, or in the pad, has done. */
function press(
  init: KeyboardEventInit,
  { state = initialState, at = 'page', before }: PressOptions = {},
): Pressed {
  const done: [string, number][] = [];
  const host = Object.assign(document.createElement('div'), {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  document.body.append(host);
  const keys = new ShortcutKeys(host, {
    state: () => state,
    shortcuts: () => ({}),
    press: (name, nth) => done.push([name, nth]) > 0,
  });
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, composed: true, ...init });
  if (before) document.body.addEventListener('keydown', before, { once: true });
  keys.hostConnected();
  (at === 'pad' ? host : at === 'page' ? document.body : at).dispatchEvent(event);
  keys.hostDisconnected();
  host.remove();
  return { done, used: event.defaultPrevented };
}

interface PressOptions {
  readonly state?: PadState;
  readonly at?: 'page' | 'pad' | HTMLElement;
  readonly before?: (event: Event) => void;
}

/** Something to write in, on the page until the test is over. */
function field(markup: 'input' | 'textarea' | 'div', root: ParentNode & Node = document.body): HTMLElement {
  const element = document.createElement(markup);
  if (markup === 'div') element.contentEditable = 'true';
  root.appendChild(element);
  return element;
}

describe('the keys that answer offers (CG-27)', () => {
  it('are F10 for the top one and Alt+Shift+number for the nth', () => {
    expect(press({ key: 'F10' })).to.deep.equal({ done: [['accept', 0]], used: true });
    const third = { key: '"', code: 'Digit3', altKey: true, shiftKey: true };
    expect(press(third).done).to.deep.equal([['accept-nth', 2]]);
    expect(offerKeys(initialState, 0)).to.deep.equal(['F10', 'Alt+Shift+1']);
    expect(offerKeys(initialState, 2)).to.deep.equal(['Alt+Shift+3']);
    expect(offerKeys(initialState, 9)).to.deep.equal([]);
  });

  it('are left alone with another modifier, when held, and while an input method is writing', () => {
    const others: KeyboardEventInit[] = [
      { key: 'F10', shiftKey: true },
      { key: 'F10', ctrlKey: true },
      { key: 'F10', altKey: true },
      { key: 'F10', metaKey: true },
      { key: 'F10', repeat: true },
      { key: 'F10', isComposing: true },
      { key: '1', code: 'Digit1', altKey: true },
      { key: '1', code: 'Digit1', altKey: true, shiftKey: true, ctrlKey: true },
    ];
    expect(others.flatMap((init) => press(init).done)).to.deep.equal([]);
  });

  it('are left to a page that has used them', () => {
    const before = (event: Event): void => {
      event.preventDefault();
    };
    expect(press({ key: 'F10' }, { before }).done).to.deep.equal([]);
  });
});

describe('shortcuts', () => {
  const made: HTMLElement[] = [];
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });

  it('do nothing while something is written, in whichever shadow, but for F1 to F24', () => {
    const inside = document.createElement('div');
    const shadow = inside.attachShadow({ mode: 'open' });
    document.body.append(inside);
    const fields = [field('input'), field('textarea'), field('div'), field('input', shadow)];
    made.push(inside, ...fields);
    const second = { key: '2', code: 'Digit2', altKey: true, shiftKey: true };
    for (const at of fields) {
      expect(press(second, { at }).done).to.deep.equal([]);
      expect(press({ key: 'F10' }, { at }).done).to.deep.equal([['accept', 0]]);
    }
  });

  it('count in the pad alone, unless they are for the whole page', () => {
    const state = chosen({ hold: 'Alt+H', mute: 'page Alt+M' });
    const hold = { key: 'h', code: 'KeyH', altKey: true };
    const mute = { key: 'µ', code: 'KeyM', altKey: true };
    expect(press(hold, { state })).to.deep.equal({ done: [], used: false });
    expect(press(hold, { state, at: 'pad' }).done).to.deep.equal([['hold', 0]]);
    expect(press(mute, { state }).done).to.deep.equal([['mute', 0]]);
    expect(press({ key: '?', code: 'Minus', shiftKey: true }, { at: 'pad' }).done).to.deep.equal([
      ['keys', 0],
    ]);
  });

  it('are those of the agent, else those of the page, else those of the pad', () => {
    const state = pageSettings(chosen({ accept: 'page F9' }), {
      accept: 'page F8',
      done: 'Alt+X',
      'accept-nth': '',
    });
    expect(keysOf(state, 'accept')).to.equal('F9');
    expect(keysOf(state, 'done')).to.equal('Alt+X');
    expect(keysOf(state, 'keys')).to.equal('?');
    expect(offerKeys(state, 1)).to.deep.equal([]);
    expect(press({ key: 'F10' }, { state }).used).to.equal(false);
  });

  it('give the same settings for the same choice, so that nothing renders for it', () => {
    const state = chosen({ accept: 'page F9' });
    const own: Shortcuts = { done: 'Alt+X' };
    expect(pageSettings(state, own).settings === pageSettings({ ...state }, own).settings).to.equal(true);
    expect(pageSettings(state, {}) === state).to.equal(true);
  });

  it('are kept by the agent without those of the page', () => {
    const { settings } = pageSettings(chosen({ accept: 'page F9' }), { done: 'Alt+X' });
    expect(ownSettings(settings)).to.deep.equal({ 'key:accept': 'page F9' });
    expect(ownSettings(undefined)).to.deep.equal({});
  });

  it('are the same for controls that take the place of each other', () => {
    const state = chosen({ hold: 'Alt+H', release: 'Alt+R', mute: 'Alt+M' });
    expect(['retrieve', 'end-call', 'unmute'].map((name) => keysOf(state, name))).to.deep.equal([
      'Alt+H',
      'Alt+R',
      'Alt+M',
    ]);
  });

  it('are called by the letter where there is one, else by the place of the key', () => {
    const name = (init: KeyboardEventInit): string => pressed(new KeyboardEvent('keydown', init));
    expect(name({ key: 'å', code: 'KeyA', altKey: true })).to.equal('Alt+A');
    expect(name({ key: 'q', code: 'KeyX', altKey: true })).to.equal('Alt+Q');
    expect(name({ key: 'Dead', code: 'KeyE', altKey: true })).to.equal('Alt+E');
    expect(name({ key: 'F9', shiftKey: true })).to.equal('Shift+F9');
  });
});

import { expect } from '@open-wc/testing';
import { OfferShortcuts, offerKeys } from '../../src/controllers/shortcuts.js';

/** The places that one key press answers. */
function answered(
  init: KeyboardEventInit,
  before?: (event: KeyboardEvent) => void,
): { places: number[]; used: boolean } {
  const places: number[] = [];
  const host = Object.assign(document.createElement('div'), {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  const shortcuts = new OfferShortcuts(host, (place) => places.push(place) > 0);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  if (before) document.body.addEventListener('keydown', before, { once: true });
  shortcuts.hostConnected();
  document.body.dispatchEvent(event);
  shortcuts.hostDisconnected();
  return { places, used: event.defaultPrevented };
}

describe('the keys that answer offers (CG-27)', () => {
  it('are F10 for the top one and Alt+Shift+number for the nth', () => {
    expect(answered({ key: 'F10' })).to.deep.equal({ places: [0], used: true });
    expect(answered({ key: '"', code: 'Digit3', altKey: true, shiftKey: true }).places).to.deep.equal([2]);
    expect(offerKeys(0)).to.deep.equal(['F10', 'Alt+Shift+1']);
    expect(offerKeys(9)).to.deep.equal([]);
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
    expect(others.flatMap((init) => answered(init).places)).to.deep.equal([]);
  });

  it('are left to a page that has used them', () => {
    const { places } = answered({ key: 'F10' }, (event) => {
      event.preventDefault();
    });
    expect(places).to.deep.equal([]);
  });
});

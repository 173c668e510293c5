import { expect } from '@open-wc/testing';
import { everySecond } from '../../src/controllers/clock.js';

/** Counts the timers that the page sets meanwhile. */
function timersSet(run: () => void): number {
  const original = window.setTimeout;
  let count = 0;
  window.setTimeout = ((...args: Parameters<typeof original>) => {
    count += 1;
    return original(...args);
  }) as typeof original;
  run();
  window.setTimeout = original;
  return count;
}

function look(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('the shared clock', () => {
  it('is one timer for everybody, and none for nobody', () => {
    const stops: (() => void)[] = [];
    expect(
      timersSet(() =>
        stops.push(
          everySecond(() => undefined),
          everySecond(() => undefined),
        ),
      ),
    ).to.equal(1);
    for (const stop of stops) stop();
    expect(timersSet(() => everySecond(() => undefined)())).to.equal(1);
  });

  it('sleeps while the page is hidden, and is right at once when it is seen again', () => {
    let ticks = 0;
    const stop = everySecond(() => {
      ticks += 1;
    });
    expect(timersSet(() => look(true))).to.equal(0);
    expect(timersSet(() => look(false))).to.equal(1);
    stop();
    Reflect.deleteProperty(document, 'hidden');
    expect(ticks).to.equal(1);
  });
});

import { expect } from '@open-wc/testing';
import { virtualClock } from '../../src/testing/index.js';

describe('a virtual clock', () => {
  it('stands still until it is told to move', () => {
    const clock = virtualClock(1000);
    let ran = false;
    clock.after(0, () => (ran = true));
    expect([clock.now(), ran]).to.deep.equal([1000, false]);
  });

  it('runs what falls due in order of time, and of equals what was set first', () => {
    const clock = virtualClock(0);
    const ran: string[] = [];
    for (const [name, ms] of [
      ['c', 20],
      ['a', 10],
      ['b', 10],
      ['late', 31],
    ] as const)
      clock.after(ms, () => ran.push(`${name}@${clock.now()}`));
    clock.advance(30);
    expect(ran).to.deep.equal(['a@10', 'b@10', 'c@20']);
    expect([clock.now(), clock.waiting]).to.deep.equal([30, 1]);
  });

  it('runs timers that other timers set, when they fall due too', () => {
    const clock = virtualClock(0);
    const ran: number[] = [];
    clock.after(10, () => clock.after(10, () => ran.push(clock.now())));
    clock.advance(20);
    expect(ran).to.deep.equal([20]);
  });

  it('does not run what was called off', () => {
    const clock = virtualClock(0);
    let ran = false;
    clock.after(10, () => (ran = true))();
    clock.advance(10);
    expect(ran).to.equal(false);
  });

  it('lets promises settle between timers where asked to', async () => {
    const clock = virtualClock(0);
    const ran: number[] = [];
    const pause = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
    void (async () => {
      await pause(10);
      await pause(10);
      ran.push(clock.now());
    })();
    await clock.advanceAsync(25);
    expect(ran).to.deep.equal([20]);
  });
});

import { expect } from '@open-wc/testing';
import { combine } from '../../src/combine/index.js';
import type { Adapter, Signal } from '../../src/core/index.js';
import { aLink, aSnapshot, anAgent, fakeAdapter } from '../../src/testing/index.js';
import type { FakeAdapter } from '../../src/testing/index.js';
import { anAudio } from '../elements/call-stage.js';

/** A backend with its agent; with a line where calls are heard in this browser. */
function backend(name: string, hasLine: boolean): FakeAdapter {
  const link = aLink({ source: name, ...(hasLine ? { audio: anAudio() } : {}) });
  const snapshot = aSnapshot({ source: name, agent: anAgent({ source: name }) });
  return fakeAdapter({ name, first: [snapshot, { type: 'link', link }] });
}

/** The same, noting in `heard` what becomes of its calls. */
function leaves(line: FakeAdapter, heard: string[]): FakeAdapter {
  const { connect, disconnect } = line;
  let stop: Signal | undefined;
  return Object.assign(line, {
    connect(report: Parameters<Adapter['connect']>[0], signal: Signal) {
      stop = signal;
      return connect(report, signal);
    },
    handOver() {
      heard.push(stop?.aborted === false ? 'handed over' : 'handed over too late');
      return disconnect();
    },
  });
}

describe('a running call of several backends, in a tab that another takes over from', () => {
  it('is left to that tab before the line is told to stop, and the others are disconnected', async () => {
    const heard: string[] = [];
    const acd = backend('acd', false);
    const phone = leaves(backend('phone', true), heard);
    const adapter = combine([acd, phone]);
    const link = new AbortController();
    await adapter.connect(() => undefined, link.signal);
    const left = adapter.handOver?.();
    link.abort();
    await left;
    expect(heard).to.deep.equal(['handed over']);
    expect([acd.connected, phone.connected]).to.deep.equal([false, false]);
    const refused = await adapter.send({ type: 'log-out', id: 'late' }).catch((thrown: unknown) => thrown);
    expect(refused).to.include({ code: 'CLOSED' });
  });

  it('ends with a plain farewell', async () => {
    const heard: string[] = [];
    const adapter = combine([backend('acd', false), leaves(backend('phone', true), heard)]);
    await adapter.connect(() => undefined, new AbortController().signal);
    await adapter.disconnect();
    expect(heard).to.deep.equal([]);
  });

  it('keeps its tab where nobody can leave calls, or one of two lines cannot', async () => {
    expect(combine([backend('acd', false), backend('phone', true)]).handOver).to.equal(undefined);
    const two = combine([backend('desk', true), leaves(backend('phone', true), [])]);
    await two.connect(() => undefined, new AbortController().signal);
    expect(two.handOver).to.equal(undefined);
  });
});

describe('a command to several backends', () => {
  it('is known again only where each of them knows it', () => {
    const line = Object.assign(backend('phone', true), { recognisesCommands: false });
    expect(combine([backend('acd', false), line]).recognisesCommands).to.equal(false);
    expect(combine([backend('acd', false), backend('phone', true)]).recognisesCommands).to.equal(undefined);
  });
});

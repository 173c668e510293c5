import { expect } from '@open-wc/testing';
import { gateway } from '../../../src/adapters/gateway/index.js';
import type { Adapter, Signal } from '../../../src/core/index.js';
import { anAgent, aSnapshot, fakeAdapter } from '../../../src/testing/index.js';
import { FakeSocket } from './fake-socket.js';

/** A gateway that takes everybody in. */
function welcome(socket: FakeSocket): void {
  const agent = anAgent({ source: 'gateway' });
  socket.open();
  socket.say({
    ...{ type: 'welcome', agent: agent.id, epoch: 'one', now: Date.now() },
    ...{ resumed: false, heartbeatMs: 15_000 },
  });
  socket.say({ type: 'fact', seq: 1, fact: aSnapshot({ source: 'gateway', agent }) });
}

/** A line that can leave its calls to the next tab, and notes whether it was told to stop before. */
function lineThatHandsOver(): { readonly line: Adapter; readonly heard: string[] } {
  const heard: string[] = [];
  const line = fakeAdapter({ name: 'sip' });
  const { connect, disconnect } = line;
  let stop: Signal | undefined;
  return {
    heard,
    line: Object.assign(line, {
      connect(report: Parameters<Adapter['connect']>[0], signal: Signal) {
        stop = signal;
        return connect(report, signal);
      },
      handOver() {
        heard.push(stop?.aborted === false ? 'handed over' : 'handed over too late');
        return disconnect();
      },
    }),
  };
}

describe('A gateway with a line, in a tab that another takes over from', () => {
  const real = globalThis.WebSocket;

  beforeEach(() => {
    FakeSocket.onOpen = welcome;
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  });
  afterEach(() => {
    globalThis.WebSocket = real;
  });

  it('leaves the calls of the line to that tab before the line is told to stop, and closes its own link', async () => {
    const { line, heard } = lineThatHandsOver();
    const adapter = gateway({ token: 'token', voice: line });
    const link = new AbortController();
    await adapter.connect(() => undefined, link.signal);
    const left = adapter.handOver?.();
    link.abort();
    await left;
    expect(heard).to.deep.equal(['handed over']);
    expect(FakeSocket.last.readyState).not.to.equal(FakeSocket.OPEN);
    const refused = await adapter.send({ type: 'log-out', id: 'late' }).catch((thrown: unknown) => thrown);
    expect(refused).to.include({ code: 'CLOSED' });
  });

  it('keeps them where the line cannot leave them', () => {
    const adapter = gateway({ token: 'token', voice: fakeAdapter({ name: 'sip' }) });
    expect(adapter).not.to.have.property('handOver');
  });

  it('says that commands are not known again where its line does not know them', () => {
    const line = fakeAdapter({ name: 'sip' });
    const knows = (recognisesCommands?: boolean): boolean | undefined =>
      gateway({
        token: 'token',
        voice: { ...line, ...(recognisesCommands === undefined ? {} : { recognisesCommands }) },
      }).recognisesCommands;
    expect([knows(), knows(true), knows(false)]).to.deep.equal([true, true, false]);
  });
});

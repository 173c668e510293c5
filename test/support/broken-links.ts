import type { Command, Fact } from '../../src/core/index.js';
import { changed } from './broken-adapter.js';
import type { Wrap } from './broken-adapter.js';

/** Keeps what is asked while the link is down, and sends it later. */
export const waitsForLink: Wrap = (adapter) => {
  let waiting: Command[] = [];
  return changed(adapter, {
    connect: (report, signal) =>
      adapter.connect((fact) => {
        report(fact);
        if (fact.type !== 'link' || fact.link.state !== 'up') return;
        waiting.forEach((command) => void adapter.send(command));
        waiting = [];
      }, signal),
    send: (command) =>
      adapter.send(command).catch((error: unknown) => {
        waiting.push(command);
        throw error;
      }),
  });
};

/** Says something after it was disconnected. */
export const speaksAfterDisconnect: Wrap = (adapter) => {
  let last: Fact | undefined;
  let report: (fact: Fact) => void = () => undefined;
  return changed(adapter, {
    connect: (to, signal) => {
      report = to;
      return adapter.connect((fact) => to((last = fact)), signal);
    },
    disconnect: async () => {
      await adapter.disconnect();
      setTimeout(() => last && report(last), 1);
    },
  });
};

/** Resolves `connect` before anything is there. */
export const hasty: Wrap = (adapter) =>
  changed(adapter, {
    connect: (report, signal) => {
      setTimeout(() => void adapter.connect(report, signal).catch(() => undefined), 1);
      return Promise.resolve();
    },
  });

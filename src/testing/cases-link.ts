import type { CaseSpec } from './case-spec.js';

/** Connecting and falling silent. */
export const linkCases: readonly CaseSpec[] = [
  {
    name: 'connect resolves after the first snapshot, and the link is up',
    async play(stage) {
      const first = stage.recorder('first');
      await first.connect();
      await first.waitFor('the link is up', () => (first.link?.state === 'up' ? true : undefined));
    },
  },
  {
    name: 'a snapshot tells the time of the backend',
    async play(stage) {
      const first = await stage.notReady('first');
      const since = first.agent?.since ?? 0;
      const snapshot = first.facts.find((fact) => fact.type === 'snapshot');
      const difference = Math.abs(since - (snapshot?.now ?? 0));
      first.expect(difference < 60_000, 'now and since are of one clock', `${difference} ms between them`);
    },
  },
  {
    name: 'connects again after it was disconnected',
    async play(stage) {
      const first = await stage.notReady('first');
      await first.disconnect();
      await first.connect();
      first.expect(first.agent !== undefined, 'an agent in the snapshot', 'none');
    },
  },
  {
    name: 'stays silent after it was disconnected',
    async play(stage) {
      const first = await stage.ready('first');
      await first.disconnect();
      await stage.post();
      await stage.quiet();
    },
  },
  {
    name: 'an aborted connect gives up and stays silent',
    async play(stage) {
      const first = stage.recorder('first');
      const outcome = await first.connectAndAbort();
      first.expect(outcome !== undefined, 'connect rejects', 'it resolved');
      await stage.quiet();
    },
  },
  {
    name: 'a command before connect is refused',
    async play(stage) {
      const first = stage.recorder('first');
      await first.refused({ type: 'set-state', state: 'ready' }, 'CLOSED', 'OFFLINE');
    },
  },
];

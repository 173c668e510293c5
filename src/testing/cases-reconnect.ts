import type { CaseSpec } from './case-spec.js';

/** The link goes and comes back: nothing is lost, nothing happens twice. */
export const reconnectCases: readonly CaseSpec[] = [
  {
    name: 'a link that is cut is told as down, and as up when it is back',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      await stage.cut(first);
      await stage.restore(first);
    },
  },
  {
    name: 'what the agent holds is still there afterwards',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await stage.cut(first);
      await stage.restore(first);
      await first.phase(id, 'connected');
    },
  },
  {
    name: 'a command while the link is down is refused and never done later',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await stage.cut(first);
      await first.refused({ type: stage.ending, interaction: id }, 'OFFLINE');
      await stage.restore(first);
      await stage.quiet();
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
];

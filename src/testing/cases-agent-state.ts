import type { CaseSpec } from './case-spec.js';
import { becomeReady } from './stage.js';

/** Ready, Not Ready with reasons, Logged out (8.10, WI-23). */
export const agentStateCases: readonly CaseSpec[] = [
  {
    name: 'Ready is told by a fact that names the command',
    async play(stage) {
      const first = await stage.notReady('first');
      const fact = await first.settle({ type: 'set-state', state: 'ready' });
      first.expect(
        fact.type === 'agent' && fact.agent.state === 'ready',
        'an agent fact with state ready',
        fact,
      );
    },
  },
  {
    name: 'Not Ready takes a configured reason',
    async play(stage) {
      const first = await stage.ready('first');
      const reason = first.agent?.reasons[0]?.code;
      stage.needs(reason === undefined ? undefined : true, 'reasons for Not Ready');
      await first.settle({
        type: 'set-state',
        state: 'not-ready',
        ...(reason === undefined ? {} : { reason }),
      });
      first.expect(first.agent?.reason === reason, `the reason ${reason}`, first.agent?.reason);
    },
  },
  {
    name: 'Not Ready for an unknown reason is refused',
    async play(stage) {
      const first = await stage.ready('first');
      await first.refused({ type: 'set-state', state: 'not-ready', reason: 'no-such-reason' }, 'INVALID');
      first.expect(first.agent?.state === 'ready', 'the agent is still ready', first.agent?.state);
    },
  },
  {
    name: 'logs out when nothing is open, and in again',
    async play(stage) {
      const first = await stage.notReady('first');
      stage.needs(first.agent?.can['log-out'], 'log-out');
      await first.settle({ type: 'log-out' });
      first.expect(first.agent?.state === 'logged-out', 'the agent is logged out', first.agent?.state);
      await becomeReady(first);
      first.expect(first.agent?.state === 'ready', 'the agent is ready', first.agent?.state);
    },
  },
  {
    name: 'logging out is blocked while an interaction is open (WI-23)',
    async play(stage) {
      const first = await stage.ready('first');
      stage.needs(first.agent?.can['log-out'], 'log-out');
      const { id } = await stage.held(first);
      await first.waitFor('log-out is blocked with INTERACTIONS_OPEN', () => {
        const permission = first.agent?.can['log-out'];
        return typeof permission === 'object' && permission.reason === 'INTERACTIONS_OPEN' ? true : undefined;
      });
      await first.refused({ type: 'log-out' }, 'INTERACTIONS_OPEN');
      await first.settle({ type: stage.ending, interaction: id });
      await first.waitFor('log-out is allowed again', () =>
        first.agent?.can['log-out'] === true ? true : undefined,
      );
      await first.settle({ type: 'log-out' });
    },
  },
];

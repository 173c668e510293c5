import type { CaseSpec } from './case-spec.js';

/** Refusals are coded, and leave everything as it was. */
export const errorCases: readonly CaseSpec[] = [
  {
    name: 'a command about an interaction that never was is NOT_FOUND',
    async play(stage) {
      const first = await stage.ready('first');
      await first.refused({ type: stage.ending, interaction: 'no-such-interaction' }, 'NOT_FOUND');
    },
  },
  {
    name: 'a capability that was taken away is absent, and its command refused',
    needs: ['forbid'],
    async play(stage) {
      await stage.forbid(stage.ending);
      const first = await stage.ready('first');
      const { id, can } = await stage.held(first);
      first.expect(can[stage.ending] === undefined, `${stage.ending} is absent`, can);
      await first.refused({ type: stage.ending, interaction: id }, 'NOT_ALLOWED');
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
  {
    name: 'a refused command is told by its answer alone: no fact follows',
    async play(stage) {
      const first = await stage.ready('first');
      await stage.held(first);
      await stage.quiet();
      const before = first.facts.length;
      await first.refused({ type: stage.ending, interaction: 'no-such-interaction' }, 'NOT_FOUND');
      await stage.quiet();
      const entities = first.facts
        .slice(before)
        .filter(({ type }) => type === 'interaction' || type === 'agent');
      first.expect(entities.length === 0, 'no entity changes', entities);
    },
  },
];

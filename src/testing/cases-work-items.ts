import type { CaseSpec } from './case-spec.js';
import { becomeReady } from './stage.js';

const EVA = { name: 'Eva Lind', address: '+46700000000' } as const;

/** What an agent does with a work item that they hold (WI-18, CG-20, MI-34, WI-24). */
export const workItemCases: readonly CaseSpec[] = [
  {
    name: 'Done ends it (WI-18)',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, can } = await stage.held(first);
      stage.needs(can.done, 'done');
      const fact = await first.settle({ type: 'done', interaction: id });
      first.expect(
        fact.type === 'interaction' && fact.interaction.id === id && fact.interaction.outcome === 'done',
        'it is gone as done, named by the command',
        fact,
      );
    },
  },
  {
    name: 'what is done never comes back',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await first.settle({ type: 'done', interaction: id });
      await first.disconnect();
      await first.connect();
      await stage.quiet();
      first.expect(first.interactions.get(id)?.phase === 'gone', 'it stays gone', first.interactions.get(id));
    },
  },
  {
    name: "Done of another agent's interaction is refused and changes nothing",
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id } = await stage.held(first);
      await second.refused({ type: 'done', interaction: id }, 'NOT_FOUND');
      await stage.quiet();
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
  {
    name: 'Done of what is only offered is refused',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.offered(first);
      await first.refused({ type: 'done', interaction: id }, 'NOT_FOUND', 'NOT_ALLOWED', 'CONFLICT');
      first.expect(
        first.interactions.get(id)?.phase === 'offered',
        'it is still offered',
        first.interactions.get(id),
      );
    },
  },
  {
    name: 'Done twice is refused the second time',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await first.settle({ type: 'done', interaction: id });
      await first.refused({ type: 'done', interaction: id }, 'GONE', 'NOT_FOUND');
    },
  },
  {
    name: 'after the first release nothing new comes until all are released (MI-34)',
    async play(stage) {
      const first = await stage.ready('first');
      const one = await stage.held(first);
      const other = await stage.held(first);
      await first.settle({ type: 'done', interaction: one.id });
      const id = await stage.post();
      await stage.quiet();
      first.expect(!first.interactions.has(id), 'nothing new is offered', first.interactions.get(id));
      await first.settle({ type: 'done', interaction: other.id });
      await first.phase(id, 'offered');
    },
  },
  {
    name: "the contact's other work in progress is counted, and the count follows (WI-24, WI-26)",
    async play(stage) {
      const first = await stage.ready('first');
      const one = await stage.held(first, { contact: EVA });
      const other = await stage.held(first, { contact: EVA });
      stage.needs(other.counters && true, 'counters');
      const counted = (): number => first.interactions.get(one.id)?.counters?.inProgress['work-item'] ?? 0;
      await first.waitFor('the first counts the other', () => (counted() === 1 ? true : undefined));
      await first.settle({ type: 'done', interaction: other.id });
      await first.waitFor('the first counts nothing more', () => (counted() === 0 ? true : undefined));
    },
  },
  {
    name: 'what an agent holds stays when they become Not Ready and Ready again',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await first.settle({ type: 'set-state', state: 'not-ready' });
      await becomeReady(first);
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
];

import type { Interaction } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';

/** What a recorder believes to be open, as text, without what a new snapshot may count anew. */
function open(recorder: Recorder): string {
  const held = [...recorder.interactions.values()].filter(({ phase }) => phase !== 'gone');
  return JSON.stringify(held.map(essence).sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function essence({ id, phase, subject, caseData, offer }: Interaction): Pick<
  Interaction,
  'id' | 'phase' | 'subject' | 'caseData'
> & {
  readonly offer: string | undefined;
} {
  return { id, phase, subject, caseData, offer: offer?.id };
}

/** What changed while the link was down is told when it is back. */
export const catchUpCases: readonly CaseSpec[] = [
  {
    name: 'an offer that ended meanwhile is gone, and the agent learns how',
    needs: ['cutLink', 'restoreLink', 'letOffersExpire'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id } = await stage.offered(first);
      await stage.cut(first);
      await becomeReady(second);
      await stage.letOffersExpire();
      await second.phase(id, 'offered');
      await stage.restore(first);
      const gone = await first.phase(id, 'gone');
      first.expect(gone.outcome === 'redirected', 'the outcome redirected', gone.outcome);
    },
  },
  {
    name: 'what came meanwhile is offered afterwards',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      await stage.cut(first);
      const id = await stage.post();
      await stage.restore(first);
      await first.phase(id, 'offered');
    },
  },
  {
    name: 'after several cuts the adapter has told exactly what the backend holds',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      await stage.held(first);
      await stage.cut(first);
      const id = await stage.post();
      await stage.restore(first);
      await first.phase(id, 'offered');
      await stage.cut(first);
      await stage.restore(first);
      await stage.quiet();
      const told = open(first);
      await first.disconnect();
      await first.connect();
      first.expect(open(first) === told, `what a fresh snapshot holds: ${open(first)}`, told);
    },
  },
];

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

/** The link goes and comes back: what changed meanwhile is told, nothing is lost, nothing happens twice. */
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
    name: 'a command while the link is down is refused and never done later',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      await stage.cut(first);
      await first.refused({ type: 'done', interaction: id }, 'OFFLINE');
      await stage.restore(first);
      await stage.quiet();
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
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

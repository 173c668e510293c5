import type { CaseSpec } from './case-spec.js';
import { gone, inState } from './teamwork.js';

/** Who misses or rejects what was offered gets the state that is configured for it (8.10). */
export const missedOfferCases: readonly CaseSpec[] = [
  {
    name: 'who misses an offer becomes Not Ready',
    needs: ['pauseWhenMissed', 'letOffersExpire'],
    async play(stage) {
      await stage.pauseWhenMissed();
      const first = await stage.ready('first');
      const { id } = await stage.offered(first);
      await stage.letOffersExpire();
      await gone(first, id, 'redirected');
      await inState(first, 'not-ready');
    },
  },
  {
    name: 'who rejects an offer becomes Not Ready',
    needs: ['pauseWhenMissed'],
    async play(stage) {
      await stage.pauseWhenMissed();
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first);
      await first.settle({ type: 'reject', interaction: id, offer: offer.id });
      await gone(first, id, 'rejected');
      await inState(first, 'not-ready');
    },
  },
  {
    name: 'with something open it becomes the intended state, and begins on finish',
    needs: ['pauseWhenMissed'],
    async play(stage) {
      await stage.pauseWhenMissed();
      const first = await stage.ready('first');
      const held = await stage.held(first);
      const { id, offer } = await stage.offered(first);
      await first.settle({ type: 'reject', interaction: id, offer: offer.id });
      await first.waitFor('not-ready is intended', () =>
        first.agent?.intended?.state === 'not-ready' ? true : undefined,
      );
      first.expect(first.agent?.state === 'ready', 'the agent is still ready', first.agent?.state);
      await first.settle({ type: 'done', interaction: held.id });
      await inState(first, 'not-ready');
    },
  },
];

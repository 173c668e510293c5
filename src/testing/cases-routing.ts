import type { CaseSpec } from './case-spec.js';
import { becomeReady } from './stage.js';

/** Who gets what waits, and what somebody else did not take (WI-7 to WI-9). */
export const routingCases: readonly CaseSpec[] = [
  {
    name: 'an agent who is Not Ready is offered nothing until Ready',
    async play(stage) {
      const first = await stage.notReady('first');
      const id = await stage.post();
      await stage.quiet();
      first.expect(!first.interactions.has(id), 'nothing is offered', first.interactions.get(id));
      await becomeReady(first);
      await first.phase(id, 'offered');
    },
  },
  {
    name: 'Reject takes it away and gives it to the other agent (WI-7)',
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id, offer, can } = await stage.offered(first);
      stage.needs(can.reject, 'reject');
      await becomeReady(second);
      const fact = await first.settle({ type: 'reject', interaction: id, offer: offer.id });
      first.expect(
        fact.type === 'interaction' && fact.interaction.outcome === 'rejected',
        'it is gone as rejected, named by the command',
        fact,
      );
      await second.phase(id, 'offered');
    },
  },
  {
    name: 'an offer that nobody answers is redirected to the other agent (WI-8)',
    needs: ['letOffersExpire'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id } = await stage.offered(first);
      await becomeReady(second);
      await stage.letOffersExpire();
      const gone = await first.phase(id, 'gone');
      first.expect(gone.outcome === 'redirected', 'the outcome redirected', gone.outcome);
      await second.phase(id, 'offered');
    },
  },
  {
    name: 'accepting an offer that is over is refused as GONE (WI-9)',
    needs: ['letOffersExpire'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id, offer } = await stage.offered(first);
      await becomeReady(second);
      await stage.letOffersExpire();
      await first.phase(id, 'gone');
      await first.refused({ type: 'accept', interaction: id, offer: offer.id }, 'GONE');
      await second.phase(id, 'offered');
    },
  },
];

import type { CaseSpec } from './case-spec.js';
import { withOffer } from './stage.js';

const CLOCK_TOLERANCE_MS = 1000;

/** Offers: taken, refused, taken away (WI-1 to WI-10). */
export const offerCases: readonly CaseSpec[] = [
  {
    name: 'it is offered with what the sender said',
    async play(stage) {
      const first = await stage.ready('first');
      const offered = await stage.offered(first, { subject: 'Manual evaluation' });
      first.expect(offered.subject === 'Manual evaluation', 'the subject as it was sent', offered.subject);
      first.expect(offered.medium === stage.medium, `the medium ${stage.medium}`, offered.medium);
      first.expect(offered.can.accept === true, 'accept is allowed', offered.can);
    },
  },
  {
    name: 'the deadline of an offer lies ahead, on the clock of the backend',
    async play(stage) {
      const first = await stage.ready('first');
      const snapshot = first.facts.find((fact) => fact.type === 'snapshot');
      const offset = (snapshot?.now ?? 0) - stage.clock.now();
      const { offer, since } = await stage.offered(first);
      stage.needs(offer.deadline === undefined ? undefined : true, 'offers with a deadline');
      const deadline = offer.deadline ?? 0;
      const left = deadline - (stage.clock.now() + offset);
      first.expect(
        left > -CLOCK_TOLERANCE_MS && deadline > since,
        'a deadline in the future',
        `${left} ms are left`,
      );
      const whole = Math.abs(deadline - since - (offer.durationMs ?? deadline - since));
      first.expect(
        whole <= CLOCK_TOLERANCE_MS,
        'durationMs from the beginning to the deadline',
        `${whole} ms amiss`,
      );
    },
  },
  {
    name: 'Accept makes it connected under the same id (WI-6)',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first);
      const fact = await first.settle({ type: 'accept', interaction: id, offer: offer.id });
      first.expect(
        fact.type === 'interaction' && fact.interaction.id === id && fact.interaction.phase === 'connected',
        `interaction ${id} is connected, named by the command`,
        fact,
      );
    },
  },
  {
    name: 'accepting an offer that never was is refused',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.offered(first);
      await first.refused(
        { type: 'accept', interaction: id, offer: 'no-such-offer' },
        'GONE',
        'NOT_FOUND',
        'INVALID',
      );
      first.expect(
        first.interactions.get(id)?.phase === 'offered',
        'it is still offered',
        first.interactions.get(id),
      );
    },
  },
  {
    name: "accepting another agent's offer is refused",
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id, offer } = await stage.offered(first);
      await second.refused({ type: 'accept', interaction: id, offer: offer.id }, 'NOT_FOUND', 'GONE');
      await stage.quiet();
      first.expect(
        first.interactions.get(id)?.phase === 'offered',
        'it is still offered',
        first.interactions.get(id),
      );
      second.expect(
        !second.interactions.has(id),
        'the other agent sees nothing of it',
        second.interactions.get(id),
      );
    },
  },
  {
    name: 'accepting twice is refused the second time',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first);
      await first.settle({ type: 'accept', interaction: id, offer: offer.id });
      await first.refused({ type: 'accept', interaction: id, offer: offer.id }, 'GONE', 'NOT_FOUND');
    },
  },
  {
    name: 'of several offers each is answered by itself',
    async play(stage) {
      const first = await stage.ready('first');
      const ids = [await stage.post(), await stage.post(), await stage.post()] as const;
      const offered = await Promise.all(ids.map((id) => first.phase(id, 'offered')));
      const middle = withOffer(offered[1] ?? (offered[0] as never));
      await first.settle({ type: 'accept', interaction: middle.id, offer: middle.offer.id });
      await stage.quiet();
      const phases = ids.map((id) => first.interactions.get(id)?.phase).join(', ');
      first.expect(phases === 'offered, connected, offered', 'offered, connected, offered', phases);
    },
  },
  {
    name: 'an offer can be taken back by the backend',
    needs: ['withdraw'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.offered(first);
      await stage.withdraw(id);
      const gone = await first.phase(id, 'gone');
      first.expect(gone.outcome === 'withdrawn', 'the outcome withdrawn', gone.outcome);
    },
  },
  {
    name: 'accepting what was taken back is refused as GONE (WI-9)',
    needs: ['withdraw'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first);
      await stage.withdraw(id);
      await first.phase(id, 'gone');
      await first.refused({ type: 'accept', interaction: id, offer: offer.id }, 'GONE');
    },
  },
  {
    name: 'Reject takes it away',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer, can } = await stage.offered(first);
      stage.needs(can.reject, 'reject');
      const fact = await first.settle({ type: 'reject', interaction: id, offer: offer.id });
      first.expect(
        fact.type === 'interaction' && fact.interaction.outcome === 'rejected',
        'it is gone as rejected, named by the command',
        fact,
      );
    },
  },
];

import type { Target } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { colleagues, inviting, letNoticeEnd, letWaitEnd, over } from './conversations.js';
import type { Recorder } from './recorder.js';
import { accept, withOffer } from './stage.js';
import { blockedBy, gone, idOf, logOut, still } from './teamwork.js';

/** The second agent as the first finds them for an instant message, about nothing. */
async function found(first: Recorder, second: Recorder): Promise<Target | undefined> {
  const search = second.agent?.name ?? '';
  const { targets } = await first.query({
    type: 'directory',
    action: 'start-im',
    search,
    offset: 0,
    limit: 100,
  });
  return targets.find(({ id }) => id === idOf(second));
}

/** How an instant message begins, or does not (8.6, IM-1 to IM-4, IM-12 to IM-14). */
export const imCases: readonly CaseSpec[] = [
  {
    name: 'who begins waits, and the colleague is asked, both by name (IM-3, IM-12)',
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      first.expect(mine.conversation?.own === true, 'the first agent began it', mine.conversation);
      first.expect((mine.ringUntil ?? 0) > mine.since, 'a ringUntil that lies ahead', mine.ringUntil);
      const { offer, peer, conversation } = withOffer(theirs);
      second.expect(peer?.kind === 'agent', 'the first agent as peer', peer);
      second.expect(conversation?.own === undefined, 'the second agent did not begin it', conversation);
      second.expect(offer.onDeadline === 'stay', 'a notice that goes and leaves the entry', offer);
      second.expect((offer.deadline ?? 0) > theirs.since, 'a deadline that lies ahead', offer);
      second.expect(offer.caseKeys.length === 0, 'no case data', offer);
    },
  },
  {
    name: 'accepted: both are connected, can write, and nobody waits any more (IM-13)',
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      const answered = await accept(second, theirs);
      const connected = await first.phase(mine.id, 'connected');
      second.expect(answered.can['send-message'] === true, 'they can write', answered.can);
      first.expect(connected.can['send-message'] === true, 'they can write', connected.can);
      first.expect(connected.ringUntil === undefined, 'nobody waits', connected.ringUntil);
    },
  },
  {
    name: 'rejected: the sender is told so, and marks it done (IM-4)',
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      const { offer } = withOffer(theirs);
      await second.settle({ type: 'reject', interaction: theirs.id, offer: offer.id });
      await gone(second, theirs.id, 'rejected');
      await over(first, mine.id, 'rejected');
      await first.settle({ type: 'done', interaction: mine.id });
      await gone(first, mine.id, 'done');
    },
  },
  {
    name: 'the notice passes: the entry stays under the same offer, and joins when it is opened (IM-14)',
    needs: ['letNoticeEnd'],
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      const { offer } = withOffer(theirs);
      await letNoticeEnd(stage);
      const pending = await second.waitFor('the notice is over', () => {
        const now = second.interactions.get(theirs.id);
        return now?.offer && now.offer.deadline === undefined ? now : undefined;
      });
      second.expect(pending.offer?.id === offer.id, 'the same offer', pending.offer);
      second.expect(pending.offer?.durationMs === undefined, 'no countdown', pending.offer);
      still(first, mine.id, 'establishing');
      await accept(second, pending);
      await first.phase(mine.id, 'connected');
    },
  },
  {
    name: 'nobody answers: both see that it timed out, and it is too late to accept (IM-4)',
    needs: ['letWaitEnd'],
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      await letWaitEnd(stage);
      await over(first, mine.id, 'timed-out');
      await over(second, theirs.id, 'timed-out');
      const { offer } = withOffer(theirs);
      await second.refused({ type: 'accept', interaction: theirs.id, offer: offer.id }, 'GONE');
      await second.settle({ type: 'done', interaction: theirs.id });
      await gone(second, theirs.id, 'done');
    },
  },
  {
    name: 'given up by the sender before it is answered: both see that it has ended (IM-11)',
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      await first.settle({ type: 'release', interaction: mine.id });
      await over(first, mine.id, 'by-agent');
      await over(second, theirs.id, 'by-other');
    },
  },
  {
    name: 'a colleague is found for it in any presence but logged out, and never oneself (IM-2)',
    async play(stage) {
      const { first, second } = await colleagues(stage);
      const away = await found(first, second);
      first.expect(away?.can['start-im'] === true, 'who is Not Ready can be written to', away);
      const self = await found(first, first);
      first.expect(!self?.can['start-im'], 'oneself cannot be written to', self);
      await first.refused({ type: 'start-im', target: idOf(first) }, 'TARGET_UNAVAILABLE');
      const target = await logOut(second);
      const out = await found(first, second);
      first.expect(blockedBy(out?.can['start-im'], 'LOGGED_OUT'), 'who is logged out: LOGGED_OUT', out);
      await first.refused({ type: 'start-im', target }, 'TARGET_UNAVAILABLE');
    },
  },
  {
    name: 'an agent without the feature has it nowhere (IM-1)',
    needs: ['forbid'],
    async play(stage) {
      await stage.forbid('start-im');
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      stage.needs(second.agent?.can['start-im'], 'start-im');
      const own = first.agent?.can['start-im'];
      first.expect(own === undefined, 'start-im is absent', own);
      const { can } = await stage.held(first);
      first.expect(can['start-im'] === undefined, 'start-im is absent on an interaction', can);
      await first.refused({ type: 'start-im', target: idOf(second) }, 'NOT_ALLOWED');
      const target = await found(second, first);
      second.expect(!target?.can['start-im'], 'and cannot be written to', target);
      await second.refused({ type: 'start-im', target: idOf(first) }, 'TARGET_UNAVAILABLE');
    },
  },
];

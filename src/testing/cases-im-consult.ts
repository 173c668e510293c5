import type { Interaction } from '../core/index.js';
import type { ContractInteraction } from './backend.js';
import { talking } from './callbacks.js';
import type { CaseSpec } from './case-spec.js';
import { forbiddenActions, missingActions } from './class-actions.js';
import { asking, hears, imWith, over, preparing, say, writing } from './conversations.js';
import type { Recorder } from './recorder.js';
import { accept, becomeReady, withOffer } from './stage.js';
import type { Stage } from './stage.js';
import { consultAbout, gone, idOf, logOut, still, untilCan } from './teamwork.js';

const CALLS = ['media.callback', 'numbers.answers', 'letCallsGoOn'] as const;

/** Looks that exactly the actions of an instant message stand there (section 11). */
function expectActions(recorder: Recorder, one: Interaction): void {
  const missing = missingActions(one).join(', ');
  recorder.expect(missing === '', `every action of an im that is ${one.phase} stands`, `without ${missing}`);
  const forbidden = forbiddenActions(one).join(', ');
  recorder.expect(forbidden === '', `no other action of an im that is ${one.phase}`, `also ${forbidden}`);
}

/** The first agent talks with a contact, and writes with the second about it. */
async function inCall(
  stage: Stage,
  item: Partial<ContractInteraction> = {},
): Promise<{
  readonly first: Recorder;
  readonly second: Recorder;
  readonly call: string;
  readonly mine: Interaction;
  readonly theirs: Interaction;
}> {
  const { first, id, one } = await talking(stage, item);
  stage.needs(one.can['start-im'], 'start-im');
  stage.needs(one.can.consult, 'consult');
  const second = await stage.notReady('second');
  await becomeReady(second);
  await first.settle({ type: 'start-im', target: idOf(second), interaction: id });
  const { id: im } = await imWith(first, idOf(second), 'not-connected');
  await say(first, im, 'Can you help me?');
  const theirs = await accept(second, await imWith(second, idOf(first), 'offered'));
  return { first, second, call: id, theirs, mine: await first.phase(im, 'connected') };
}

/** Asking a colleague in writing about an interaction, and going on with it by voice (8.7, IM-16 to IM-29). */
export const imConsultCases: readonly CaseSpec[] = [
  {
    name: 'before the first message the colleague knows nothing of it, and Mark Done takes it back (IM-17, IM-19)',
    async play(stage) {
      const { first, second, held, mine } = await preparing(stage);
      first.expect(mine.parent === held.id, 'it is about what the agent holds', mine.parent);
      await stage.quiet();
      await first.settle({ type: 'done', interaction: mine.id });
      await gone(first, mine.id, 'done');
      await stage.quiet();
      const ims = [...second.interactions.values()].filter(({ medium }) => medium === 'im');
      second.expect(ims.length === 0, 'the colleague was told nothing', ims);
      still(first, held.id, 'connected');
    },
  },
  {
    name: 'the first message asks the colleague and stands in what they are offered (IM-18)',
    async play(stage) {
      const { first, second, mine, theirs } = await asking(stage, 'Is this in order?');
      first.expect((mine.ringUntil ?? 0) > mine.since, 'a ringUntil that lies ahead', mine.ringUntil);
      const { conversation } = withOffer(theirs);
      second.expect(conversation?.first === 'Is this in order?', 'the first message', conversation);
      second.expect(conversation?.entries === 1, 'it is counted', conversation);
      await accept(second, theirs);
      await first.phase(mine.id, 'connected');
      const { entries } = await second.query({ type: 'transcript', interaction: theirs.id, limit: 10 });
      const texts = entries.map(({ text }) => text).join();
      second.expect(texts === 'Is this in order?', 'it stands in the transcript', texts);
      await say(second, theirs.id, 'Yes');
      await hears(first, mine.id, 'Yes');
    },
  },
  {
    name: 'the colleague sees what it is about, and can change nothing of it (IM-20, IM-21)',
    needs: ['editableKey'],
    async play(stage) {
      const { key, valid } = stage.editableKey;
      const contact = { name: 'Eva Lind', address: '+46700000123' };
      const item = { subject: 'Loan', contact, caseData: { cid: '4711', [key]: valid } };
      const { second, theirs } = await asking(stage, 'Please look', item);
      const { subject, caseData, ...seen } = await accept(second, theirs);
      second.expect(subject === 'Loan', 'the subject', subject);
      second.expect(seen.contact?.address === contact.address, 'the contact', seen.contact);
      second.expect(caseData.find((one) => one.key === 'cid')?.value === '4711', 'the case data', caseData);
      second.expect(!caseData.some(({ editable }) => editable), 'nothing can be changed', caseData);
      second.expect(seen.counters === undefined, 'no counters', seen.counters);
    },
  },
  {
    name: 'whoever began it writes, reads what was written and ends it, and puts it away then (IM-22)',
    async play(stage) {
      const { first, second, mine, theirs } = await asking(stage, 'May I?');
      await accept(second, theirs);
      await first.phase(mine.id, 'connected');
      await say(second, theirs.id, 'You may');
      await hears(first, mine.id, 'You may');
      const { entries } = await first.query({ type: 'transcript', interaction: mine.id, limit: 10 });
      const texts = entries.map(({ text }) => text).join();
      first.expect(texts === 'May I?,You may', 'all that was written', texts);
      await first.refused({ type: 'done', interaction: mine.id }, 'NOT_ALLOWED');
      await first.settle({ type: 'release', interaction: mine.id });
      await over(first, mine.id, 'by-agent');
      await over(second, theirs.id, 'by-other');
      await first.settle({ type: 'done', interaction: mine.id });
      await gone(first, mine.id, 'done');
    },
  },
  {
    name: 'begun from a call, it shows the colleague who the contact is, and the call goes on (IM-23, IM-25)',
    needs: CALLS,
    async play(stage) {
      const contact = { name: 'Eva Lind', address: '+46700000123' };
      const { first, second, call, theirs } = await inCall(stage, { contact });
      second.expect(theirs.contact?.name === contact.name, 'the name of the contact', theirs.contact);
      second.expect(theirs.contact?.address === contact.address, 'the address', theirs.contact);
      still(first, call, 'connected');
    },
  },
  {
    name: 'what it is about goes on: it is not held, and Done is not blocked (IM-23)',
    async play(stage) {
      const { first, second, held, mine, theirs } = await asking(stage, 'One moment');
      const parent = still(first, held.id, 'connected');
      first.expect(parent.can.done === true, 'Done is allowed', parent.can.done);
      await accept(second, theirs);
      await first.settle({ type: 'done', interaction: held.id });
      await first.phase(held.id, 'gone');
      await say(first, mine.id, 'It is done');
      await hears(second, theirs.id, 'It is done');
    },
  },
  {
    name: 'refused: the sender is told, and what it is about is unchanged (IM-24)',
    async play(stage) {
      const { first, second, held, mine, theirs } = await asking(stage, 'Have you time?');
      const { offer } = withOffer(theirs);
      await second.settle({ type: 'reject', interaction: theirs.id, offer: offer.id });
      await over(first, mine.id, 'rejected');
      still(first, held.id, 'connected');
    },
  },
  {
    name: 'who has logged out meanwhile is not asked, and the message is not lost in the dark',
    async play(stage) {
      const { first, second, mine } = await preparing(stage);
      await logOut(second);
      const message = { type: 'send-message', interaction: mine.id, text: 'Are you there?' } as const;
      await first.refused(message, 'TARGET_UNAVAILABLE');
      const { conversation } = still(first, mine.id, 'not-connected');
      first.expect(conversation?.entries === 0, 'nothing is written', conversation);
    },
  },
  {
    name: 'phase by phase it shows exactly the actions of an instant message, on both sides',
    async play(stage) {
      const { first, second, mine } = await preparing(stage);
      expectActions(first, mine);
      await say(first, mine.id, 'Hello');
      expectActions(first, await first.phase(mine.id, 'establishing'));
      const theirs = await imWith(second, idOf(first), 'offered');
      expectActions(second, theirs);
      expectActions(second, await accept(second, theirs));
      expectActions(first, await first.phase(mine.id, 'connected'));
      await second.settle({ type: 'release', interaction: theirs.id });
      expectActions(first, await first.phase(mine.id, 'wrap'));
      expectActions(second, await second.phase(theirs.id, 'wrap'));
    },
  },
  {
    name: 'about a call, whoever began it can go on by voice: the contact is held, and both go on (IM-26 to IM-29)',
    needs: CALLS,
    async play(stage) {
      const { first, second, call, mine, theirs } = await inCall(stage);
      first.expect(mine.can.consult === true, 'consult stands on the instant message', mine.can);
      second.expect(theirs.can.consult === undefined, 'not for who was asked', theirs.can);
      await first.settle({ type: 'consult', interaction: call, target: idOf(second) });
      await first.phase(call, 'held');
      await consultAbout(first, call, 'establishing');
      await untilCan(first, mine.id, 'consult', 'CHILD_OPEN');
      const ringing = await second.waitFor('the call rings', () =>
        [...second.interactions.values()].find((one) => one.medium === 'voice' && one.phase === 'offered'),
      );
      await accept(second, ringing);
      await second.settle({ type: 'release', interaction: ringing.id });
      await gone(second, ringing.id, 'released');
      await untilCan(first, mine.id, 'consult');
      await say(second, theirs.id, 'We can go on here');
      await hears(first, mine.id, 'We can go on here');
    },
  },
  {
    name: 'declined by voice: the contact is still held, and the instant message still there (IM-28)',
    needs: CALLS,
    async play(stage) {
      const { first, second, call, mine } = await inCall(stage);
      await first.settle({ type: 'consult', interaction: call, target: idOf(second) });
      const consult = await consultAbout(first, call, 'establishing');
      const ringing = await second.waitFor('the call rings', () =>
        [...second.interactions.values()].find((one) => one.medium === 'voice' && one.phase === 'offered'),
      );
      const { offer } = withOffer(ringing);
      await second.settle({ type: 'reject', interaction: ringing.id, offer: offer.id });
      await gone(first, consult.id, 'rejected');
      const { can } = still(first, call, 'held');
      first.expect(can.retrieve === true, 'Retrieve is offered', can);
      still(first, mine.id, 'connected');
    },
  },
  {
    name: 'about nothing, or about what is no call, there is no voice to go on with (IM-26)',
    async play(stage) {
      const { first, second, mine } = await writing(stage);
      first.expect(mine.can.consult === undefined, 'consult is absent', mine.can);
      await first.refused({ type: 'consult', interaction: mine.id, target: idOf(second) }, 'NOT_ALLOWED');
    },
  },
];

import { consulting, readyAgain, readyToCall, talking } from './callbacks.js';
import type { CaseSpec } from './case-spec.js';
import { becomeReady } from './stage.js';
import { absent, blockedBy, gone, idOf, inState, still, untilCan } from './teamwork.js';

const CALLS = ['media.callback', 'numbers.answers', 'letCallsGoOn'] as const;

/** What becomes of a call to a number, and what is told of it. */
const OUTCOMES = [
  ['the line is busy', 'busy', 'busy'],
  ['nobody answers', 'silent', 'no-answer'],
] as const;

/** A web callback (seed 3, 8.2): Accept dials nothing, Call does, and Done ends it. */
export const callbackCases: readonly CaseSpec[] = [
  {
    name: 'Accept dials nothing: it is Ready to Call, with its number and its time (WC-7, WC-8)',
    needs: ['media.callback', 'numbers.answers'],
    async play(stage) {
      const scheduledAt = stage.clock.now() - 60_000;
      const { first, id, one } = await readyToCall(stage, { scheduledAt });
      first.expect(one.callback?.number === stage.numberThat('answers'), 'the number', one.callback);
      first.expect(one.callback?.scheduledAt === scheduledAt, 'the time that was asked for', one.callback);
      await stage.quiet();
      still(first, id, 'ready-to-call');
    },
  },
  {
    name: 'Call rings, and who answers is talked to (WC-11, WC-13)',
    needs: CALLS,
    async play(stage) {
      const { first, one } = await talking(stage);
      const { direction, dnis } = one.call ?? {};
      first.expect(direction === 'outbound', 'an outbound call', one.call);
      first.expect(dnis === stage.numberThat('answers'), 'to that number', one.call);
    },
  },
  ...OUTCOMES.map(([what, kind, result]): CaseSpec => ({
    name: `${what}: it is Ready to Call again and says so, and can be called again (WC-12)`,
    needs: ['media.callback', `numbers.${kind}`, 'letCallsGoOn'],
    async play(stage) {
      const { first, id, one } = await readyToCall(stage, { number: stage.numberThat(kind) });
      stage.needs(one.can.call, 'call');
      for (const _ of [1, 2]) {
        await first.settle({ type: 'call', interaction: id });
        const { callback } = await first.phase(id, 'establishing');
        first.expect(callback?.result === undefined, 'no outcome yet', callback);
        await stage.letCallsGoOn();
        await readyAgain(first, id, result);
      }
    },
  })),
  {
    name: 'of several numbers of the contact the one that was asked for is called, or the one that is named (WC-15)',
    needs: [...CALLS, 'numbers.busy'],
    async play(stage) {
      const [asked, other] = [stage.numberThat('answers'), stage.numberThat('busy')];
      const contact = { name: 'Mei Tanaka', address: other };
      const { first, id, one } = await readyToCall(stage, { contact });
      const { numbers } = one.callback ?? {};
      stage.needs(numbers && true, 'several numbers of a contact');
      first.expect(numbers?.[0] === asked && numbers.includes(other), `${asked}, then ${other}`, numbers);
      await first.refused({ type: 'call', interaction: id, number: `${asked}0` }, 'INVALID');
      still(first, id, 'ready-to-call');
      await first.settle({ type: 'call', interaction: id, number: other });
      const { call, callback } = await first.phase(id, 'establishing');
      first.expect(call?.dnis === other && callback?.number === asked, `a call to ${other}`, call);
      await stage.letCallsGoOn();
      await readyAgain(first, id, 'busy');
      await first.settle({ type: 'call', interaction: id });
      const again = await first.phase(id, 'establishing');
      first.expect(again.call?.dnis === asked, `a call to ${asked}`, again.call);
    },
  },
  {
    name: 'the contact hangs up: it is Ready to Call again, until Done (WC-22, T6)',
    needs: ['media.callback', 'numbers.hangsUp', 'letCallsGoOn'],
    async play(stage) {
      const { first, id } = await talking(stage, { number: stage.numberThat('hangsUp') });
      await stage.letCallsGoOn();
      await readyAgain(first, id, 'ended');
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
    },
  },
  {
    name: 'End Call gives up waiting, and no answer comes afterwards (WC-14)',
    needs: CALLS,
    async play(stage) {
      const { first, id, one } = await readyToCall(stage);
      stage.needs(one.can.call, 'call');
      await first.settle({ type: 'call', interaction: id });
      await first.settle({ type: 'end-call', interaction: id });
      await readyAgain(first, id, 'cancelled');
      await stage.letCallsGoOn();
      await stage.quiet();
      still(first, id, 'ready-to-call');
    },
  },
  {
    name: 'End Call does not end the callback (WC-22, T6)',
    needs: CALLS,
    async play(stage) {
      const { first, id } = await talking(stage);
      await first.settle({ type: 'end-call', interaction: id });
      const { call, can } = await readyAgain(first, id, 'ended');
      first.expect(call === undefined, 'no call any more', call);
      first.expect(can.call === true, 'it can be called again', can);
      await first.refused({ type: 'end-call', interaction: id }, 'NOT_ALLOWED', 'GONE');
    },
  },
  {
    name: 'a callback is held and retrieved (WC-16)',
    needs: CALLS,
    async play(stage) {
      const { first, id } = await talking(stage);
      await first.settle({ type: 'hold', interaction: id });
      const { can } = await first.phase(id, 'held');
      first.expect(can.retrieve === true && can.hold === undefined, 'Retrieve and not Hold', can);
      await first.settle({ type: 'retrieve', interaction: id });
      await first.phase(id, 'connected');
    },
  },
  {
    name: 'keys are pressed in a call and nowhere else, and only keys (WC-17)',
    needs: CALLS,
    async play(stage) {
      const { first, id } = await talking(stage);
      await first.settle({ type: 'send-dtmf', interaction: id, digits: '12#' });
      await first.refused({ type: 'send-dtmf', interaction: id, digits: 'one' }, 'INVALID');
      await first.settle({ type: 'end-call', interaction: id });
      await first.refused({ type: 'send-dtmf', interaction: id, digits: '1' }, 'NOT_ALLOWED', 'GONE');
    },
  },
  {
    name: 'Done is blocked while it rings, in the call, and on hold (WC-28)',
    needs: CALLS,
    async play(stage) {
      const { first, id, one } = await readyToCall(stage);
      stage.needs(one.can.call, 'call');
      await first.settle({ type: 'call', interaction: id });
      await untilCan(first, id, 'done', 'CALL_OPEN');
      await first.refused({ type: 'done', interaction: id }, 'CALL_OPEN');
      await stage.letCallsGoOn();
      const { can } = await first.phase(id, 'connected');
      first.expect(blockedBy(can.done, 'CALL_OPEN'), 'Done is blocked in the call', can.done);
      await first.settle({ type: 'hold', interaction: id });
      await untilCan(first, id, 'done', 'CALL_OPEN');
      await first.refused({ type: 'done', interaction: id }, 'CALL_OPEN');
      await first.settle({ type: 'end-call', interaction: id });
      await untilCan(first, id, 'done');
    },
  },
  {
    name: 'Done of a callback waits for a required disposition (WC-24)',
    needs: ['media.callback', 'numbers.answers', 'taskTypes.requiredDisposition'],
    async play(stage) {
      const taskType = stage.taskType('requiredDisposition');
      const { first, id, one } = await readyToCall(stage, { taskType });
      first.expect(blockedBy(one.can.done, 'DISPOSITION_REQUIRED'), 'Done is blocked', one.can.done);
      await first.refused({ type: 'done', interaction: id }, 'DISPOSITION_REQUIRED');
      still(first, id, 'ready-to-call');
    },
  },
  {
    name: 'after Done of a callback there is after-work (WC-27)',
    needs: ['media.callback', 'numbers.answers', 'taskTypes.openWrap'],
    async play(stage) {
      const { first, id } = await readyToCall(stage, { taskType: stage.taskType('openWrap') });
      await first.settle({ type: 'done', interaction: id });
      await first.phase(id, 'wrap');
      await inState(first, 'wrap');
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'a consult holds the contact, and Done waits for its end (WC-18, WC-26)',
    needs: CALLS,
    async play(stage) {
      const { first, id, consult } = await consulting(stage);
      await first.settle({ type: 'end-call', interaction: id });
      await untilCan(first, id, 'done', 'CHILD_OPEN');
      await first.refused({ type: 'done', interaction: id }, 'CHILD_OPEN');
      await first.settle({ type: 'release', interaction: consult.id });
      await untilCan(first, id, 'done');
    },
  },
  {
    name: 'three talk, and the consult becomes part of the call (WC-19)',
    needs: CALLS,
    async play(stage) {
      const { first, id, consult } = await consulting(stage);
      stage.needs(consult.can.conference ?? first.interactions.get(id)?.can.conference, 'conference');
      await first.settle({ type: 'alternate', interaction: id });
      await first.phase(consult.id, 'held');
      await first.phase(id, 'connected');
      await first.settle({ type: 'conference', interaction: id });
      await gone(first, consult.id, 'merged');
      const { call } = await first.phase(id, 'connected');
      first.expect(call?.parties?.length === 2, 'the contact and the colleague', call);
      await first.settle({ type: 'end-call', interaction: id });
      await readyAgain(first, id, 'ended');
    },
  },
  {
    name: 'the contact is handed on, and the callback stays to be finished (8.2)',
    needs: CALLS,
    async play(stage) {
      const { first, id, one } = await talking(stage);
      stage.needs(one.can.transfer, 'transfer');
      const second = await stage.notReady('second');
      await becomeReady(second);
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second) });
      await readyAgain(first, id, 'ended');
      await second.waitFor('the call rings there', () =>
        [...second.interactions.values()].find(
          ({ medium, phase }) => medium === 'voice' && phase === 'offered',
        ),
      );
      await first.settle({ type: 'done', interaction: id });
    },
  },
  {
    name: 'Call that is sent twice under the same id calls once, and nobody calls in a call',
    needs: CALLS,
    async play(stage) {
      const { first, id, one } = await readyToCall(stage);
      stage.needs(one.can.call, 'call');
      const command = first.command({ type: 'call', interaction: id });
      await first.settle(command);
      await first.settle({ type: 'end-call', interaction: id });
      await readyAgain(first, id, 'cancelled');
      await first.send(command);
      await stage.quiet();
      still(first, id, 'ready-to-call');
      await first.settle({ type: 'call', interaction: id });
      await first.refused({ type: 'call', interaction: id }, 'NOT_ALLOWED', 'CONFLICT');
    },
  },
  {
    name: 'the callback of another agent cannot be called',
    needs: CALLS,
    async play(stage) {
      const { id } = await readyToCall(stage);
      const second = await stage.notReady('second');
      await second.refused({ type: 'call', interaction: id }, 'NOT_FOUND', 'NOT_ALLOWED');
      absent(second, id);
    },
  },
];

import type { Interaction } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { accept, withOffer } from './stage.js';
import type { Stage } from './stage.js';
import { absent, gone, idOf, logOut, still, told, untilCan } from './teamwork.js';

const NOTE = 'Please call <b>Eva</b>\nbefore noon.';

interface Invited {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly id: string;
  readonly offered: Interaction;
}

/** The first agent has a work item, the second is logged in and Not Ready: an invitation reaches them all the same. */
async function holding(stage: Stage): Promise<Omit<Invited, 'offered'>> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const { id, can } = await stage.held(first, { caseData: { cid: '4711' } });
  stage.needs(can.transfer, 'transfer');
  return { first, second, id };
}

async function invited(stage: Stage): Promise<Invited> {
  const held = await holding(stage);
  const { first, second, id } = held;
  const fact = await first.settle({ type: 'transfer', interaction: id, target: idOf(second), note: NOTE });
  const transfer = told(fact, id)?.transfer;
  first.expect(
    transfer?.state === 'invited' && transfer.target.id === idOf(second),
    'an open invitation to the second agent, named by the command',
    fact,
  );
  return { ...held, offered: await second.phase(id, 'offered') };
}

/** Waits until the transfer has failed in one of these ways; the interaction has stayed. */
async function failed(recorder: Recorder, id: string, ...states: readonly string[]): Promise<void> {
  await recorder.waitFor(`the transfer is ${states.join(' or ')}`, () => {
    const one = recorder.interactions.get(id);
    return (one?.phase === 'connected' && states.includes(one.transfer?.state ?? '')) || undefined;
  });
}

/** Handing a work item over: whoever has it keeps it until somebody else accepts (8.8, WI-32 to WI-38). */
export const transferInvitationCases: readonly CaseSpec[] = [
  {
    name: 'the target is offered the same interaction, with who hands it over, the note and the case data (WI-36)',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      still(first, id, 'connected');
      second.expect(offered.handover?.by.id === idOf(first), 'from the first agent', offered.handover);
      second.expect(offered.handover?.note === NOTE, 'the note as it was written', offered.handover);
      const value = offered.caseData.find(({ key }) => key === 'cid')?.value;
      second.expect(value === '4711', 'the case data', offered.caseData);
    },
  },
  {
    name: 'accepted: it leaves the source and is connected at the target (WI-36)',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      const { handover } = await accept(second, offered);
      second.expect(handover?.note === NOTE, 'the note is still there', handover);
      await gone(first, id, 'transferred');
      await first.refused({ type: 'done', interaction: id }, 'NOT_FOUND', 'GONE');
      await second.settle({ type: 'done', interaction: id });
    },
  },
  {
    name: 'attachments go with it',
    needs: ['attachments'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id, can, attachments } = await stage.held(first, { attachment: true });
      stage.needs(can.transfer, 'transfer');
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second) });
      const received = await accept(second, await second.phase(id, 'offered'));
      const names = received.attachments.map(({ name }) => name).join(', ');
      second.expect(received.attachments.length === attachments.length, 'the attachment', names);
      const attachment = received.attachments[0]?.id ?? '';
      await second.query({ type: 'attachment', interaction: id, attachment });
    },
  },
  {
    name: 'rejected: the source keeps it and learns why; nothing is lost (WI-37, WI-38)',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      await second.settle({ type: 'reject', interaction: id, offer: withOffer(offered).offer.id });
      await gone(second, id, 'rejected');
      await failed(first, id, 'rejected');
      await first.settle({ type: 'done', interaction: id });
    },
  },
  {
    name: 'not answered in time: the source keeps it and learns why (WI-37)',
    needs: ['letOffersExpire'],
    async play(stage) {
      const { first, second, id } = await invited(stage);
      await stage.letOffersExpire();
      await gone(second, id, 'redirected');
      await failed(first, id, 'timed-out');
    },
  },
  {
    name: 'a target who is lost: the source keeps it and learns that it failed (WI-37)',
    needs: ['letOffersExpire'],
    async play(stage) {
      const { first, second, id } = await invited(stage);
      await second.disconnect();
      await stage.letOffersExpire();
      await failed(first, id, 'failed', 'timed-out');
    },
  },
  {
    name: 'after a failure it can be handed over again, and the failure is forgotten (WI-38)',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      await second.settle({ type: 'reject', interaction: id, offer: withOffer(offered).offer.id });
      await failed(first, id, 'rejected');
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second) });
      const again = await second.phase(id, 'offered');
      second.expect(again.handover?.note === undefined, 'no note this time', again.handover);
      await accept(second, again);
      await gone(first, id, 'transferred');
    },
  },
  {
    name: 'after a failure somebody else can be asked',
    needs: ['thirdAgent'],
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      const third = await stage.third();
      await second.settle({ type: 'reject', interaction: id, offer: withOffer(offered).offer.id });
      await failed(first, id, 'rejected');
      await first.settle({ type: 'transfer', interaction: id, target: idOf(third) });
      await accept(third, await third.phase(id, 'offered'));
      await gone(first, id, 'transferred');
      absent(second, id);
    },
  },
  {
    name: 'an open invitation can be taken back (WI-35)',
    async play(stage) {
      const { first, second, id } = await invited(stage);
      const fact = await first.settle({ type: 'cancel-transfer', interaction: id });
      const source = told(fact, id);
      first.expect(
        source?.phase === 'connected' && source.transfer === undefined,
        'it is connected without a transfer, named by the command',
        fact,
      );
      await gone(second, id, 'withdrawn');
    },
  },
  {
    name: 'taking back an invitation that was answered is refused as GONE',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      await second.settle({ type: 'reject', interaction: id, offer: withOffer(offered).offer.id });
      await failed(first, id, 'rejected');
      await first.refused({ type: 'cancel-transfer', interaction: id }, 'GONE');
    },
  },
  {
    name: 'accepting an invitation that was taken back is refused as GONE',
    async play(stage) {
      const { first, second, id, offered } = await invited(stage);
      await first.settle({ type: 'cancel-transfer', interaction: id });
      await gone(second, id, 'withdrawn');
      const { offer } = withOffer(offered);
      await second.refused({ type: 'accept', interaction: id, offer: offer.id }, 'GONE');
      still(first, id, 'connected');
    },
  },
  {
    name: 'while an invitation is open nothing else ends it or hands it on (WI-35)',
    async play(stage) {
      const { first, second, id } = await invited(stage);
      await untilCan(first, id, 'done', 'TRANSFER_PENDING');
      const target = idOf(second);
      await first.refused({ type: 'done', interaction: id }, 'TRANSFER_PENDING');
      await first.refused({ type: 'transfer', interaction: id, target }, 'TRANSFER_PENDING');
      await first.refused({ type: 'park', interaction: id }, 'TRANSFER_PENDING', 'NOT_ALLOWED');
      await first.refused({ type: 'requeue', interaction: id }, 'TRANSFER_PENDING', 'NOT_ALLOWED');
      still(first, id, 'connected');
      still(second, id, 'offered');
    },
  },
  {
    name: 'who is logged out, oneself and who never was cannot be invited',
    async play(stage) {
      const { first, second, id } = await holding(stage);
      const target = await logOut(second);
      await first.refused({ type: 'transfer', interaction: id, target }, 'TARGET_UNAVAILABLE');
      const self = { type: 'transfer', interaction: id, target: idOf(first) } as const;
      await first.refused(self, 'TARGET_UNAVAILABLE', 'INVALID', 'NOT_FOUND');
      const nobody = { type: 'transfer', interaction: id, target: 'no-such-target' } as const;
      await first.refused(nobody, 'TARGET_UNAVAILABLE', 'INVALID', 'NOT_FOUND');
      const { transfer } = still(first, id, 'connected');
      first.expect(transfer === undefined, 'no transfer', transfer);
    },
  },
  {
    name: "another agent's interaction cannot be handed over",
    async play(stage) {
      const { first, second, id } = await holding(stage);
      await second.refused({ type: 'transfer', interaction: id, target: idOf(second) }, 'NOT_FOUND');
      still(first, id, 'connected');
    },
  },
  {
    name: 'what was handed over counts as released: nothing new comes until all is (MI-30, MI-34)',
    async play(stage) {
      const { first, second, id } = await holding(stage);
      const other = await stage.held(first);
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second) });
      await accept(second, await second.phase(id, 'offered'));
      await gone(first, id, 'transferred');
      const next = await stage.post();
      await stage.quiet();
      absent(first, next);
      await first.settle({ type: 'done', interaction: other.id });
      await first.phase(next, 'offered');
    },
  },
];

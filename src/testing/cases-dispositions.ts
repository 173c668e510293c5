import type { Disposition, Interaction } from '../core/index.js';
import type { ContractTaskTypes } from './backend.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { leavesOf } from './rules-teamwork.js';
import type { Stage } from './stage.js';
import { blockedBy, gone, inState, still, told, untilCan } from './teamwork.js';

const foldersOf = (options: readonly Disposition[]): readonly string[] =>
  options.flatMap(({ code, children }) => (children ? [code, ...foldersOf(children)] : []));

/** A code that can be chosen. */
function choiceOf(recorder: Recorder, { dispositions }: Interaction): string {
  const [code] = leavesOf(dispositions?.options ?? []);
  return code ?? recorder.fail('a disposition to choose', 'none');
}

interface Holding {
  readonly first: Recorder;
  readonly held: Interaction;
  readonly code: string;
}

async function holding(
  stage: Stage,
  kind: keyof ContractTaskTypes,
  medium: 'work-item' | 'email' = 'work-item',
): Promise<Holding> {
  const first = await stage.ready('first');
  const held = await stage.held(first, { medium, taskType: stage.taskType(kind) });
  return { first, held, code: choiceOf(first, held) };
}

/** The first agent has released an e-mail without the disposition that it needs. */
async function logging(stage: Stage): Promise<Holding> {
  const one = await holding(stage, 'requiredDisposition', 'email');
  await one.first.settle({ type: 'release', interaction: one.held.id });
  await one.first.phase(one.held.id, 'wrap');
  await inState(one.first, 'logging');
  return one;
}

/** How it ended: chosen from what is configured, required or not (DC-1, WI-19, MI-55). */
export const dispositionCases: readonly CaseSpec[] = [
  {
    name: 'a required disposition blocks Done until one is chosen (WI-19)',
    needs: ['taskTypes.requiredDisposition'],
    async play(stage) {
      const { first, held, code } = await holding(stage, 'requiredDisposition');
      const interaction = held.id;
      first.expect(held.dispositions?.required === true, 'a required choice', held.dispositions);
      first.expect(blockedBy(held.can.done, 'DISPOSITION_REQUIRED'), 'done is blocked', held.can);
      await first.refused({ type: 'done', interaction }, 'DISPOSITION_REQUIRED');
      const fact = await first.settle({ type: 'set-disposition', interaction, disposition: code });
      first.expect(told(fact, interaction)?.disposition === code, `the disposition ${code}`, fact);
      await untilCan(first, interaction, 'done');
      await first.settle({ type: 'done', interaction });
      await gone(first, interaction, 'done');
    },
  },
  {
    name: 'an optional disposition does not block Done',
    needs: ['taskTypes.optionalDisposition'],
    async play(stage) {
      const { first, held } = await holding(stage, 'optionalDisposition');
      first.expect(held.dispositions?.required === false, 'an optional choice', held.dispositions);
      await first.settle({ type: 'done', interaction: held.id });
      await gone(first, held.id, 'done');
    },
  },
  {
    name: 'what is no disposition, or only a folder of them, is refused',
    needs: ['taskTypes.requiredDisposition'],
    async play(stage) {
      const { first, held } = await holding(stage, 'requiredDisposition');
      const interaction = held.id;
      for (const disposition of ['no-such-code', ...foldersOf(held.dispositions?.options ?? [])])
        await first.refused({ type: 'set-disposition', interaction, disposition }, 'INVALID');
      await stage.quiet();
      const chosen = still(first, interaction, 'connected').disposition;
      first.expect(chosen === undefined, 'nothing is chosen', chosen);
    },
  },
  {
    name: 'a choice can be taken back, and Done is blocked again',
    needs: ['taskTypes.requiredDisposition'],
    async play(stage) {
      const { first, held, code } = await holding(stage, 'requiredDisposition');
      const interaction = held.id;
      await first.settle({ type: 'set-disposition', interaction, disposition: code });
      await untilCan(first, interaction, 'done');
      await first.settle({ type: 'set-disposition', interaction });
      await untilCan(first, interaction, 'done', 'DISPOSITION_REQUIRED');
      const chosen = first.interactions.get(interaction)?.disposition;
      first.expect(chosen === undefined, 'nothing is chosen', chosen);
    },
  },
  {
    name: 'a choice is still there after the link was cut',
    needs: ['taskTypes.requiredDisposition', 'cutLink', 'restoreLink'],
    async play(stage) {
      const { first, held, code } = await holding(stage, 'requiredDisposition');
      await first.settle({ type: 'set-disposition', interaction: held.id, disposition: code });
      await stage.cut(first);
      await stage.restore(first);
      const chosen = first.interactions.get(held.id)?.disposition;
      first.expect(chosen === code, `the disposition ${code}`, chosen);
    },
  },
  {
    name: 'an agent logs the call after the last release until it is chosen (MI-35)',
    needs: ['media.email', 'taskTypes.requiredDisposition'],
    async play(stage) {
      const { first, held, code } = await logging(stage);
      first.expect(first.agent?.wrapUntil === undefined, 'no countdown', first.agent);
      await first.settle({ type: 'set-disposition', interaction: held.id, disposition: code });
      await gone(first, held.id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'Ready is refused while an agent logs the call',
    needs: ['media.email', 'taskTypes.requiredDisposition'],
    async play(stage) {
      const { first, held } = await logging(stage);
      await first.refused({ type: 'set-state', state: 'ready' }, 'DISPOSITION_REQUIRED');
      await first.refused({ type: 'done', interaction: held.id }, 'DISPOSITION_REQUIRED');
      still(first, held.id, 'wrap');
    },
  },
  {
    name: 'a wrap-up that ends without the disposition goes on as Logging the call',
    needs: ['media.email', 'taskTypes.timedWrapRequired', 'letWrapEnd'],
    async play(stage) {
      const { first, held, code } = await holding(stage, 'timedWrapRequired', 'email');
      await first.settle({ type: 'release', interaction: held.id });
      await inState(first, 'wrap');
      await stage.letWrapEnd();
      await inState(first, 'logging');
      still(first, held.id, 'wrap');
      await first.settle({ type: 'set-disposition', interaction: held.id, disposition: code });
      await gone(first, held.id, 'done');
      await inState(first, 'ready');
    },
  },
];

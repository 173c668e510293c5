import type { Interaction } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { accept } from './stage.js';
import type { Stage } from './stage.js';
import { absent } from './teamwork.js';

interface Filled {
  readonly first: Recorder;
  /** What the agent holds, and what waits until there is room. */
  readonly held: readonly string[];
  readonly waiting: string;
}

/** One work item more than there is room for comes in; the agent accepts what is offered. */
async function filled(stage: Stage, first: Recorder, room: number): Promise<Filled> {
  const ids: string[] = [];
  for (let posted = 0; posted <= room; posted += 1) ids.push(await stage.post());
  const held: string[] = [];
  while (held.length < room) {
    const offered = await first.waitFor(`${room} of ${ids.length} are offered`, () => offerOf(first, ids));
    held.push((await accept(first, offered)).id);
  }
  await stage.quiet();
  const beyond = offerOf(first, ids);
  first.expect(beyond === undefined, `${room} are offered and no more`, beyond);
  return { first, held, waiting: ids.find((id) => !held.includes(id)) ?? '' };
}

function offerOf(recorder: Recorder, ids: readonly string[]): Interaction | undefined {
  return ids.map((id) => recorder.interactions.get(id)).find((one) => one?.phase === 'offered');
}

/** How much comes to an agent at once, and what the first release holds back (MI-4, MI-34). */
export const capacityCases: readonly CaseSpec[] = [
  {
    name: 'as many are offered as fit, and no more (MI-4)',
    needs: ['weights.work-item'],
    async play(stage) {
      await filled(stage, await stage.ready('first'), stage.room('work-item'));
    },
  },
  {
    name: 'what is parked makes room for the next',
    needs: ['weights.work-item'],
    async play(stage) {
      const agent = await stage.ready('first');
      const { first, held, waiting } = await filled(stage, agent, stage.room('work-item'));
      const [interaction = ''] = held;
      stage.needs(first.interactions.get(interaction)?.can.park, 'park');
      await first.settle({ type: 'park', interaction });
      await first.phase(waiting, 'offered');
    },
  },
  {
    name: 'media share the room: what fits beside a chat is offered, and no more',
    needs: ['media.chat', 'weights.chat', 'weights.work-item'],
    async play(stage) {
      const first = await stage.ready('first');
      await stage.held(first, { medium: 'chat' });
      await filled(stage, first, stage.room('work-item', stage.weight('chat')));
    },
  },
  {
    name: 'a call waits while something is held that leaves no room for it',
    needs: ['media.voice', 'weights.voice', 'weights.work-item'],
    async play(stage) {
      const first = await stage.ready('first');
      const fits = stage.room('voice', stage.weight('work-item')) > 0;
      stage.needs(fits ? undefined : true, 'calls that take more than what is left');
      const held = await stage.held(first);
      const call = await stage.post({ medium: 'voice' });
      await stage.quiet();
      absent(first, call);
      await first.settle({ type: 'done', interaction: held.id });
      await first.phase(call, 'offered');
    },
  },
  {
    name: 'the first release of any class holds everything back until all are released (MI-34)',
    needs: ['media.email'],
    async play(stage) {
      const first = await stage.ready('first');
      const mail = await stage.held(first, { medium: 'email' });
      const other = await stage.held(first);
      await first.settle({ type: 'release', interaction: mail.id });
      const next = await stage.post({ medium: 'email' });
      await stage.quiet();
      absent(first, next);
      await first.settle({ type: 'done', interaction: other.id });
      await first.phase(next, 'offered');
    },
  },
  {
    name: 'what is parked does not hold the next back after a release',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, can } = await stage.held(first);
      stage.needs(can.park, 'park');
      const other = await stage.held(first);
      await first.settle({ type: 'park', interaction: id });
      await first.settle({ type: 'done', interaction: other.id });
      await first.phase(await stage.post(), 'offered');
    },
  },
];

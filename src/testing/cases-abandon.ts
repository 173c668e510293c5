import type { CaseSpec } from './case-spec.js';
import type { Stage } from './stage.js';
import { gone, still } from './teamwork.js';

async function abandons(stage: Stage, medium: 'chat' | 'email' | 'work-item'): Promise<void> {
  const first = await stage.ready('first');
  const { id: interaction, can } = await stage.held(first, { medium, queue: stage.place('stuck') });
  stage.needs(can.abandon, 'abandon');
  const ending = medium === 'work-item' ? 'done' : 'release';
  await first.refused({ type: ending, interaction }, 'UNAVAILABLE');
  still(first, interaction, 'connected');
  await first.settle({ type: 'abandon', interaction });
  await gone(first, interaction, 'abandoned');
  await first.refused({ type: 'abandon', interaction }, 'GONE', 'NOT_FOUND');
}

/** Forced closed after a Release that did not work (MI-37). */
export const abandonCases: readonly CaseSpec[] = [
  {
    name: 'a work item that cannot be ended is abandoned (MI-37)',
    needs: ['places.stuck'],
    play: (stage) => abandons(stage, 'work-item'),
  },
  {
    name: 'an e-mail that cannot be released is abandoned (MI-37)',
    needs: ['places.stuck', 'media.email'],
    play: (stage) => abandons(stage, 'email'),
  },
  {
    name: 'a chat that cannot be released is abandoned (MI-37)',
    needs: ['places.stuck', 'media.chat'],
    play: (stage) => abandons(stage, 'chat'),
  },
  {
    name: 'what is only offered cannot be abandoned',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.offered(first);
      await first.refused({ type: 'abandon', interaction: id }, 'NOT_FOUND', 'NOT_ALLOWED', 'CONFLICT');
      still(first, id, 'offered');
    },
  },
];

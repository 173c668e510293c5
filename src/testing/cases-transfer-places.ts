import type { ContractPlaces } from './backend.js';
import type { CaseSpec } from './case-spec.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { gone, idOf, inState } from './teamwork.js';

type Place = Extract<keyof ContractPlaces, 'otherQueue' | 'service' | 'routingPoint'>;

async function handsOver(stage: Stage, place: Place): Promise<void> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const { id, can } = await stage.held(first);
  stage.needs(can.transfer, 'transfer');
  const target = stage.place(place);
  await first.settle({ type: 'set-state', state: 'not-ready' });
  await first.settle({ type: 'transfer', interaction: id, target, note: 'for whoever is free' });
  await gone(first, id, 'transferred');
  await inState(first, 'not-ready');
  await becomeReady(second);
  const { handover } = await second.phase(id, 'offered');
  second.expect(handover?.by.id === idOf(first), 'from the first agent', handover);
  second.expect(handover?.note === 'for whoever is free', 'the note', handover);
}

/** Work to a place: the system accepts it at once, and whoever is free is offered it (WI-39). */
export const transferPlaceCases: readonly CaseSpec[] = [
  {
    name: 'a work item goes to a queue at once, and is offered from there (WI-39)',
    needs: ['places.otherQueue'],
    play: (stage) => handsOver(stage, 'otherQueue'),
  },
  {
    name: 'a work item goes to a service at once, and is offered from there (WI-39)',
    needs: ['places.service'],
    play: (stage) => handsOver(stage, 'service'),
  },
  {
    name: 'a work item goes to a routing point at once, and is offered from there (WI-39)',
    needs: ['places.routingPoint'],
    play: (stage) => handsOver(stage, 'routingPoint'),
  },
  {
    name: 'a call goes to a queue at once, and is offered from there (MI-44)',
    needs: ['media.voice', 'places.otherQueue'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.ready('second');
      const { id, can } = await stage.held(first, { medium: 'voice' });
      stage.needs(can.transfer, 'transfer');
      await first.settle({ type: 'set-state', state: 'not-ready' });
      await first.settle({ type: 'transfer', interaction: id, target: stage.place('otherQueue') });
      await gone(first, id, 'transferred');
      await second.phase(id, 'offered');
    },
  },
];

import { PadError } from '../../core/index.js';
import { end, turnGate } from './routing.js';
import { sampleWorkItem } from './samples.js';
import { newId } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldItem } from './world-state.js';

/** What a work item may be told of itself; anything left out is made up from the seed. */
export type NewWorkItem = Partial<
  Pick<
    WorldItem,
    | 'subject'
    | 'from'
    | 'taskType'
    | 'instruction'
    | 'priority'
    | 'weight'
    | 'answer'
    | 'onDeadline'
    | 'offerMs'
    | 'contact'
    | 'record'
    | 'attachments'
    | 'entrance'
  >
> & { readonly caseData?: Readonly<Record<string, string>> };

/** A work item comes in; answers its id. A closed entrance buffers it (CG-16). */
export function post(turn: Turn, item: NewWorkItem): string {
  const { caseData, ...given } = item;
  const made = { ...sampleWorkItem(turn.state), ...given };
  const entrance = turn.state.entrances[made.entrance];
  if (!entrance) throw new PadError('NOT_FOUND', `there is no entrance ${made.entrance}`);
  const id = newId(turn, 'item');
  const posted: WorldItem = {
    priority: 0,
    weight: 20,
    attachments: [],
    ...made,
    id,
    queue: entrance.queue,
    state: entrance.open ? 'queued' : 'buffered',
    since: turn.now,
    createdAt: turn.now,
    pastOffers: [],
    declined: {},
    data: { ...(caseData ?? made.data) },
  };
  turn.state.items[id] = posted;
  turn.changed.push(posted);
  return id;
}

/** Takes an item back for good, wherever it is. */
export function withdraw(turn: Turn, id: string): void {
  const item = turn.state.items[id];
  if (!item || item.state === 'ended') throw new PadError('NOT_FOUND', `there is no open interaction ${id}`);
  const holder = item.state === 'assigned' ? item.agent : undefined;
  end(turn, item, 'withdrawn');
  if (holder !== undefined) turnGate(turn, holder);
}

/** Opens or closes an entrance; what was buffered goes to the queue when it opens (CG-17). */
export function setEntrance(turn: Turn, id: string, open: boolean): void {
  const entrance = turn.state.entrances[id];
  if (!entrance) throw new PadError('NOT_FOUND', `there is no entrance ${id}`);
  entrance.open = open;
  if (!open) return;
  for (const item of Object.values(turn.state.items))
    if (item.entrance === id && item.state === 'buffered') item.state = 'queued';
}

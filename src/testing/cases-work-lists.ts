import type { WorkListPage } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent } from './teamwork.js';

const NEEDS = { needs: ['places.waitingList'] } as const;

interface Listed {
  readonly first: Recorder;
  readonly list: string;
  /** What waits there, oldest first. */
  readonly ids: readonly string[];
}

/** Three work items wait to be picked. */
async function listed(stage: Stage): Promise<Listed> {
  const first = await stage.notReady('first');
  const list = stage.place('waitingList');
  const ids: string[] = [];
  for (const subject of ['One', 'Two', 'Three']) ids.push(await stage.post({ subject, queue: list }));
  return { first, list, ids };
}

/** The list, asked until it holds that many. */
async function page(recorder: Recorder, list: string, total: number): Promise<WorkListPage> {
  const found = await recorder.query({ type: 'work-list', list, offset: 0, limit: 100 });
  recorder.expect(found.total === total, `${total} in the list`, found);
  return found;
}

async function waits(recorder: Recorder, list: string, waiting: number): Promise<void> {
  await recorder.waitFor(`${waiting} waiting in ${list}`, () =>
    recorder.targets.get(list)?.waiting === waiting ? true : undefined,
  );
}

/** What waits to be picked, and how much waits (CG-15, CG-36, MI-48). */
export const workListCases: readonly CaseSpec[] = [
  {
    ...NEEDS,
    name: 'an agent knows the lists that they serve',
    async play(stage) {
      const first = await stage.notReady('first');
      const found = first.agent?.workLists?.find(({ id }) => id === stage.place('waitingList'));
      first.expect(found?.kind === 'waiting-list', 'the waiting list', first.agent?.workLists);
    },
  },
  {
    ...NEEDS,
    name: 'what waits in a waiting list is told in order, and offered to nobody',
    async play(stage) {
      const { first, list, ids } = await listed(stage);
      await becomeReady(first);
      await stage.quiet();
      ids.forEach((id) => {
        absent(first, id);
      });
      const { items } = await page(first, list, ids.length);
      const told = items.map(({ id }) => id).join(', ');
      first.expect(told === ids.join(', '), `the items in order: ${ids.join(', ')}`, told);
      first.expect(items[0]?.subject === 'One', 'the subject', items[0]);
    },
  },
  {
    ...NEEDS,
    name: 'a long list is told page by page',
    async play(stage) {
      const { first, list, ids } = await listed(stage);
      for (const [offset, id] of ids.entries()) {
        const { items, total } = await first.query({ type: 'work-list', list, offset, limit: 1 });
        first.expect(total === ids.length, `${ids.length} in all`, `${total}`);
        first.expect(items.length === 1 && items[0]?.id === id, `${id} alone`, items);
      }
      await first.queryRefused({ type: 'work-list', list, offset: 0, limit: 101 }, 'INVALID');
    },
  },
  {
    ...NEEDS,
    name: 'a list that the agent does not have is NOT_FOUND',
    async play(stage) {
      const first = await stage.notReady('first');
      const list = 'no-such-list';
      await first.queryRefused({ type: 'work-list', list, offset: 0, limit: 10 }, 'NOT_FOUND');
    },
  },
  {
    ...NEEDS,
    name: 'what is taken is connected at once, and has left the list (CG-15)',
    async play(stage) {
      const { first, list, ids } = await listed(stage);
      const [, middle = ''] = ids;
      await first.settle({ type: 'take', interaction: middle });
      await first.phase(middle, 'connected');
      const { items } = await page(first, list, ids.length - 1);
      first.expect(!items.some(({ id }) => id === middle), 'it is not in the list', items);
      await first.settle({ type: 'done', interaction: middle });
    },
  },
  {
    ...NEEDS,
    name: 'who comes second is told that it is GONE',
    async play(stage) {
      const { first, ids } = await listed(stage);
      const second = await stage.notReady('second');
      const [interaction = ''] = ids;
      await first.settle({ type: 'take', interaction });
      await second.refused({ type: 'take', interaction }, 'GONE');
      absent(second, interaction);
    },
  },
  {
    ...NEEDS,
    name: 'what waits in a queue cannot be taken, nor what never was',
    async play(stage) {
      const first = await stage.notReady('first');
      const id = await stage.post();
      await first.refused({ type: 'take', interaction: id }, 'NOT_FOUND', 'NOT_ALLOWED', 'GONE');
      const nothing = { type: 'take', interaction: 'no-such-interaction' } as const;
      await first.refused(nothing, 'NOT_FOUND');
    },
  },
  {
    ...NEEDS,
    name: 'what is taken comes although a release holds the next back',
    async play(stage) {
      const { first, ids } = await listed(stage);
      await becomeReady(first);
      const one = await stage.held(first);
      await stage.held(first);
      await first.settle({ type: 'done', interaction: one.id });
      await first.settle({ type: 'take', interaction: ids[0] ?? '' });
      await first.phase(ids[0] ?? '', 'connected');
    },
  },
  {
    ...NEEDS,
    name: 'how much waits in a list is told while it is watched (CG-36)',
    async play(stage) {
      const { first, list, ids } = await listed(stage);
      await first.settle({ type: 'watch', targets: [list] });
      await waits(first, list, ids.length);
      await first.settle({ type: 'take', interaction: ids[0] ?? '' });
      await waits(first, list, ids.length - 1);
    },
  },
  {
    name: 'how much waits in a queue is told while it is watched (MI-48)',
    needs: ['places.queue'],
    async play(stage) {
      const first = await stage.notReady('first');
      const queue = stage.place('queue');
      await first.settle({ type: 'watch', targets: [queue] });
      await waits(first, queue, 0);
      await stage.post({ queue });
      await waits(first, queue, 1);
      const { waitingSince } = first.targets.get(queue) ?? {};
      first.expect(waitingSince !== undefined, 'since when it waits', first.targets.get(queue));
    },
  },
];

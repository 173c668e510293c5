import type { DirectoryPage, DirectoryQuery, Permission, Target } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { blockedBy, idOf, logOut } from './teamwork.js';

const ACUTE = '\u0301';
const byName = new Intl.Collator('en', { sensitivity: 'base' });

function search(recorder: Recorder, query: Partial<DirectoryQuery> = {}): Promise<DirectoryPage> {
  return recorder.query({ search: '', offset: 0, limit: 100, ...query, type: 'directory' });
}

interface Pair {
  readonly first: Recorder;
  readonly second: Recorder;
  /** The second agent's name, by which the first finds them. */
  readonly name: string;
}

async function pair(stage: Stage): Promise<Pair> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  return { first, second, name: second.agent?.name ?? '' };
}

/** The second agent as the first finds them about an interaction. */
async function found(
  { first, second, name }: Pair,
  query: Partial<DirectoryQuery>,
): Promise<Target | undefined> {
  const { targets } = await search(first, { ...query, search: name });
  return targets.find(({ id }) => id === idOf(second));
}

/** What can be done with the second agent about an interaction, in each presence that they can have. */
async function permissions(
  one: Pair,
  query: { readonly about: string; readonly action: 'consult' | 'transfer' },
): Promise<Readonly<Record<'available' | 'away' | 'loggedOut', Permission | undefined>>> {
  const now = async (): Promise<Permission | undefined> => (await found(one, query))?.can[query.action];
  const away = await now();
  await becomeReady(one.second);
  const available = await now();
  await logOut(one.second);
  return { available, away, loggedOut: await now() };
}

/** Who and what a consult or a transfer can go to (MI-15 to MI-18, MI-28, TC-2). */
export const directoryCases: readonly CaseSpec[] = [
  {
    name: 'finds by part of a name, without regard to case and accents (MI-17)',
    async play(stage) {
      const one = await pair(stage);
      const { name } = one;
      const part = name.slice(1).toUpperCase();
      for (const text of [part, name.toLowerCase(), name.slice(0, 1) + ACUTE + name.slice(1)]) {
        const { targets, total } = await search(one.first, { search: text });
        const id = idOf(one.second);
        one.first.expect(
          targets.some((target) => target.id === id) && total > 0,
          `${name} by ${text}`,
          targets,
        );
      }
    },
  },
  {
    name: 'finds nothing for what is nobody’s name',
    async play(stage) {
      const { first } = await pair(stage);
      const { targets, total } = await search(first, { search: 'no such name anywhere' });
      first.expect(targets.length === 0 && total === 0, 'nothing', targets);
    },
  },
  {
    name: 'is in alphabetical order, without oneself (MI-25)',
    async play(stage) {
      const { first } = await pair(stage);
      const { targets } = await search(first);
      const names = targets.map(({ name }) => name);
      const sorted = [...names].sort((a, b) => byName.compare(a, b));
      const ordered = names.every((name, index) => byName.compare(name, sorted[index] ?? '') === 0);
      first.expect(ordered, sorted.join(', '), names.join(', '));
      first.expect(!targets.some(({ id }) => id === idOf(first)), 'without oneself', names);
    },
  },
  {
    name: 'comes page by page, with how many there are in all',
    async play(stage) {
      const { first } = await pair(stage);
      const all = await search(first);
      for (const [offset, { id }] of all.targets.slice(0, 5).entries()) {
        const { targets, total } = await search(first, { offset, limit: 1 });
        first.expect(total === all.total, `${all.total} in all`, `${total}`);
        first.expect(targets.length === 1 && targets[0]?.id === id, `${id} alone`, targets);
      }
      const beyond = await search(first, { offset: all.total, limit: 1 });
      first.expect(beyond.targets.length === 0, 'nothing beyond the end', beyond);
    },
  },
  {
    name: 'a page of nothing, of too much, or before the beginning is refused',
    async play(stage) {
      const { first } = await pair(stage);
      for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }])
        await first.queryRefused(
          { type: 'directory', search: '', offset: 0, limit: 10, ...wrong },
          'INVALID',
        );
    },
  },
  {
    name: 'a whole name that only one target has is exact; a part of it is not (MI-18)',
    async play(stage) {
      const { first, second, name } = await pair(stage);
      const whole = await search(first, { search: name.toUpperCase() });
      first.expect(whole.exact === idOf(second), `exact: ${idOf(second)}`, whole);
      const part = await search(first, { search: name.slice(0, -1) });
      first.expect(part.exact !== idOf(second), 'not exact', part.exact);
    },
  },
  {
    name: 'only kinds, only presences, only ids',
    async play(stage) {
      const { first, second } = await pair(stage);
      const id = idOf(second);
      const kinds = await search(first, { kinds: ['agent'] });
      first.expect(
        kinds.targets.length > 0 && kinds.targets.every(({ kind }) => kind === 'agent'),
        'agents',
        kinds,
      );
      const presences = await search(first, { presences: ['logged-in'] });
      first.expect(
        presences.targets.some((target) => target.id === id) &&
          presences.targets.every(({ presence }) => presence === 'logged-in'),
        'who is logged in',
        presences,
      );
      const ids = await search(first, { ids: [id] });
      first.expect(ids.total === 1 && ids.targets[0]?.id === id, 'the second agent alone', ids);
    },
  },
  {
    name: 'only who is available or interruptible can be consulted, others say why (MI-14)',
    async play(stage) {
      const one = await pair(stage);
      const held = await stage.held(one.first);
      stage.needs(held.can.consult, 'consult');
      const can = await permissions(one, { about: held.id, action: 'consult' });
      one.first.expect(can.available === true, 'who is available: allowed', can);
      one.first.expect(blockedBy(can.away, 'AWAY'), 'who is away: AWAY', can);
      one.first.expect(blockedBy(can.loggedOut, 'LOGGED_OUT'), 'who is logged out: LOGGED_OUT', can);
    },
  },
  {
    name: 'a work item can be handed to who is logged in, others say why',
    async play(stage) {
      const one = await pair(stage);
      const held = await stage.held(one.first);
      stage.needs(held.can.transfer, 'transfer');
      const can = await permissions(one, { about: held.id, action: 'transfer' });
      one.first.expect(can.available === true && can.away === true, 'who is logged in: allowed', can);
      one.first.expect(blockedBy(can.loggedOut, 'LOGGED_OUT'), 'who is logged out: LOGGED_OUT', can);
    },
  },
  {
    name: 'an e-mail can be handed to any agent, and to no queue (MI-27, MI-28)',
    needs: ['media.email'],
    async play(stage) {
      const one = await pair(stage);
      const { id: about } = await stage.held(one.first, { medium: 'email' });
      const can = await permissions(one, { about, action: 'transfer' });
      const all = [can.available, can.away, can.loggedOut].every((permission) => permission === true);
      one.first.expect(all, 'every agent: allowed', can);
      const { targets } = await search(one.first, { about, action: 'transfer', kinds: ['queue', 'number'] });
      one.first.expect(targets.length === 0, 'no queue and no number', targets);
    },
  },
  {
    name: 'a chat can be handed to nobody (MI-32)',
    needs: ['media.chat'],
    async play(stage) {
      const { first } = await pair(stage);
      const { id: about } = await stage.held(first, { medium: 'chat' });
      const { targets } = await search(first, { about, action: 'transfer' });
      first.expect(targets.length === 0, 'nobody', targets);
    },
  },
  {
    name: 'presence: logged out, logged in, available, and at work (8.10)',
    async play(stage) {
      const one = await pair(stage);
      const presence = async (): Promise<string | undefined> => (await found(one, {}))?.presence;
      one.first.expect((await presence()) === 'logged-in', 'logged-in', await presence());
      await one.first.settle({ type: 'set-state', state: 'not-ready' });
      await becomeReady(one.second);
      one.first.expect((await presence()) === 'available', 'available', await presence());
      const { id } = await stage.held(one.second);
      const working = await presence();
      const busy = working === 'interruptible' || working === 'logged-in';
      one.first.expect(busy, 'interruptible or logged-in', working);
      await one.second.settle({ type: 'done', interaction: id });
      await logOut(one.second);
      one.first.expect((await presence()) === 'logged-out', 'logged-out', await presence());
    },
  },
  {
    name: 'who is away, logged out, or oneself cannot be consulted (MI-14)',
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const held = await stage.held(first);
      stage.needs(held.can.consult, 'consult');
      const consult = { type: 'consult', interaction: held.id } as const;
      await first.refused({ ...consult, target: idOf(second) }, 'TARGET_UNAVAILABLE');
      await logOut(second);
      await first.refused({ ...consult, target: idOf(second) }, 'TARGET_UNAVAILABLE');
      await first.refused({ ...consult, target: idOf(first) }, 'TARGET_UNAVAILABLE', 'INVALID', 'NOT_FOUND');
      const calls = [...first.interactions.values()].filter(({ parent }) => parent === held.id);
      first.expect(calls.length === 0, 'no consult', calls);
    },
  },
];

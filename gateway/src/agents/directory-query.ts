/** A page of the directory, as an agent sees it (MI-15 to MI-18, TC-1, TC-2). */
import type { DirectoryPage, DirectoryQuery, Presence, Target } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Directory, Entry } from './directory.js';
import { countWaiting, PRESENCE, readPlaces } from './places.js';
import { isTargetOf, readAbout, readViewers, toTarget } from './target-view.js';
import type { About } from './target-view.js';

type Test = (entry: Entry) => boolean;

const LOGGED_IN = `
SELECT a.id, ${PRESENCE} AS presence FROM presence p JOIN agent a ON a.id = p.agent_id WHERE p.state <> 'logged-out'`;

/** Answers a search. Names come from this node's memory, all else from the store as it is now. */
export async function searchDirectory(
  db: Queryable,
  directory: Directory,
  agent: string,
  query: DirectoryQuery,
): Promise<DirectoryPage> {
  const about = await readAbout(db, agent, query.about);
  const tests = await testsOf(db, query, about);
  const { search: text, offset, limit } = query;
  const { page, total, exact } = await directory.find({ text, except: agent, tests, offset, limit });
  const ids = page.map(({ id }) => id);
  return {
    targets: await readTargets(db, agent, ids, about),
    total,
    ...(exact.length === 1 && exact[0] ? { exact: exact[0].id } : {}),
  };
}

/** Targets as they are now, in the order asked for; who is not there is passed over. */
export async function readTargets(
  db: Queryable,
  agent: string,
  ids: readonly string[],
  about: About | undefined,
): Promise<Target[]> {
  if (ids.length === 0) return [];
  const places = await readPlaces(db, ids);
  const waitsAt = await countWaiting(db, places.values());
  const viewerOf = await readViewers(db, [agent]);
  return ids.flatMap((id) => {
    const place = places.get(id);
    return place ? [toTarget(viewerOf(agent), place, waitsAt(place), about)] : [];
  });
}

/** What it has to be beside its name. */
async function testsOf(
  db: Queryable,
  { action, kinds, presences, favourites, ids }: DirectoryQuery,
  about: About | undefined,
): Promise<Test[]> {
  const tests: Test[] = [];
  if (ids) tests.push(({ id }) => ids.includes(id));
  if (kinds) tests.push(({ kind }) => kinds.includes(kind));
  if (favourites) tests.push(({ favourite }) => favourite);
  if (action === 'start-im') tests.push(await writableTest(db));
  else if (action) tests.push(({ kind }) => about !== undefined && isTargetOf(about, action, kind));
  if (presences) tests.push(await presenceTest(db, presences));
  return tests;
}

/** Who has not the feature is the exception (IM-1). */
async function writableTest(db: Queryable): Promise<Test> {
  const rows = await db.query<{ id: string }>(`SELECT id FROM agent WHERE NOT 'im' = ANY(privileges)`);
  const without = new Set(rows.map(({ id }) => id));
  return ({ id, kind }) => kind === 'agent' && !without.has(id);
}

/** Most agents of a large directory are logged out: only the others are read. */
async function presenceTest(db: Queryable, presences: readonly Presence[]): Promise<Test> {
  const rows = await db.query<{ id: string; presence: Presence }>(LOGGED_IN);
  const loggedIn = new Map(rows.map(({ id, presence }) => [id, presence]));
  return ({ id, kind }) => kind === 'agent' && presences.includes(loggedIn.get(id) ?? 'logged-out');
}

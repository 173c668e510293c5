import type { Can, DirectoryPage, DirectoryQuery, Permission, Target } from '../../core/index.js';

/** A colleague as they are to a call on the line: it rings with whoever is free (8.9, 8.10). */
export function targetOnLine(target: Target): Target {
  return { ...target, can: canOf(target) };
}

/** The colleagues whom a call on the line can go to; the gateway knows who there is, and nothing of that call. */
export async function searchForLine(
  { about: _, action: __, ...query }: DirectoryQuery,
  search: (query: DirectoryQuery) => Promise<DirectoryPage>,
): Promise<DirectoryPage> {
  const { kinds = ['agent'] } = query;
  const found = await search({ ...query, kinds: kinds.filter((kind) => kind === 'agent') });
  return { ...found, targets: found.targets.map(targetOnLine) };
}

function canOf({ kind, presence }: Target): Can {
  if (kind !== 'agent') return {};
  const away: Permission = { reason: presence === 'logged-out' ? 'LOGGED_OUT' : 'AWAY' };
  const permission = presence === 'available' || presence === 'interruptible' ? true : away;
  return { consult: permission, transfer: permission };
}

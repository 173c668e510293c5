/** What an agent sees of a target, and what they can do with it about an interaction (T9 has several rules). */
import type { Can, Medium, Permission, ReasonCode, Target, TargetKind } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { readInteractions } from '../events/interaction-rows.js';
import { SOURCE, toInteraction } from '../events/interaction-view.js';
import { isUuid } from '../ids.js';
import type { Place, Waits } from './places.js';

/** The interaction that a target is looked at for: what the agent may do with it. */
export interface About {
  readonly medium: Medium;
  readonly can: Can;
}

/** What a target can be asked for about an interaction. */
export type TargetAction = 'consult' | 'transfer' | 'requeue';

/** Who looks at targets. */
export interface Viewer {
  readonly agent: string;
  /** They can send instant messages now (IM-1). */
  readonly writes: boolean;
}

/** What a transfer of that medium can go to (8.8, MI-27, WI-33). */
const TRANSFER: Readonly<Partial<Record<Medium, readonly TargetKind[]>>> = {
  email: ['agent', 'service'],
  case: ['agent', 'service'],
  'work-item': ['agent', 'queue', 'service', 'routing-point'],
};

/** Whom somebody can be asked about it. */
const CONSULT: readonly TargetKind[] = ['agent', 'contact', 'number'];

/** The interaction, where that agent has it in front of them; nothing where they have not. */
export async function readAbout(
  db: Queryable,
  agent: string,
  id: string | undefined,
): Promise<About | undefined> {
  if (id === undefined || !isUuid(id)) return undefined;
  const row = (await readInteractions(db, [id], 0)).get(id);
  if (row?.agent_id !== agent || row.state === 'ended') return undefined;
  const { medium, can } = toInteraction(row, agent);
  return { medium, can };
}

/** Whether anything of that kind comes into question. */
export function isTargetOf(
  about: Pick<About, 'medium' | 'can'>,
  action: TargetAction,
  kind: TargetKind,
): boolean {
  if (!(action in about.can)) return false;
  if (action === 'consult') return CONSULT.includes(kind);
  if (action === 'requeue') return kind === 'agent' || kind === 'queue';
  return TRANSFER[about.medium]?.includes(kind) === true;
}

/** Whether it can be done with that place now; absent where it never can. */
export function targetPermission(about: About, action: TargetAction, place: Place): Permission | undefined {
  if (!isTargetOf(about, action, place.kind)) return undefined;
  const reason = absence(about, action, place);
  return reason ? { reason } : true;
}

/** Whether an instant message can be sent there now; absent where it never can (IM-1). */
export function canWriteTo({ im, presence }: Place): Permission | undefined {
  if (!im) return undefined;
  return presence === 'logged-out' ? { reason: 'LOGGED_OUT' } : true;
}

const VIEWERS = `
SELECT a.id, 'im' = ANY(a.privileges) AND coalesce(p.state, 'logged-out') <> 'logged-out' AS writes
FROM agent a LEFT JOIN presence p ON p.agent_id = a.id WHERE a.id = ANY($1::text[])`;

/** Those agents as viewers. Gives a look-up by id. */
export async function readViewers(
  db: Queryable,
  agents: readonly string[],
): Promise<(agent: string) => Viewer> {
  const rows = await db.query<{ id: string; writes: boolean }>(VIEWERS, [agents]);
  const writers = new Set(rows.filter(({ writes }) => writes).map(({ id }) => id));
  return (agent) => ({ agent, writes: writers.has(agent) });
}

/** A target as that agent sees it; `about` says for which interaction. */
export function toTarget(
  { agent, writes }: Viewer,
  place: Place,
  waits: Waits | undefined,
  about: About | undefined,
): Target {
  const { id, kind, name, presence, detail, favourite } = place;
  return {
    source: SOURCE,
    id,
    kind,
    name,
    ...(presence === null ? {} : { presence }),
    ...(detail === null ? {} : { detail }),
    ...(waits ? { waiting: waits.waiting } : {}),
    ...(waits?.since ? { waitingSince: waits.since.getTime() } : {}),
    ...(favourite ? { favourite: true } : {}),
    can: id === agent ? {} : canOf(about, place, writes),
  };
}

function canOf(about: About | undefined, place: Place, writes: boolean): Can {
  const can: Partial<Record<TargetAction | 'start-im', Permission>> = {};
  for (const action of ['consult', 'transfer', 'requeue'] as const) {
    const permission = about && targetPermission(about, action, place);
    if (permission !== undefined) can[action] = permission;
  }
  const asks = writes && (about === undefined || 'start-im' in about.can);
  const written = asks ? canWriteTo(place) : undefined;
  return written === undefined ? can : { ...can, 'start-im': written };
}

/**
 * Whoever is called has to be free; whoever is invited only has to be there; what is assigned waits for them. The gateway has
 * no line to telephones.
 */
function absence({ medium }: About, action: TargetAction, { kind, presence }: Place): ReasonCode | undefined {
  if (kind === 'contact' || kind === 'number') return 'UNSUPPORTED';
  if (presence === 'logged-out')
    return action === 'consult' || (action === 'transfer' && medium === 'work-item')
      ? 'LOGGED_OUT'
      : undefined;
  return action === 'consult' && presence === 'logged-in' ? 'AWAY' : undefined;
}

import { PadError, subjectOf } from '../core/index.js';
import type { Command, Watch } from '../core/index.js';
import { FOR_ALL, setStateFor } from './merged-agent.js';
import { partsWithChannel } from './merged-channels.js';
import type { Part } from './part.js';
import { ownerOf } from './questions.js';
import { askedOf, watchOf } from './translate.js';

const MOST_WATCHED = 100;

/** A command as each of some adapters gets it. */
type Group = ReadonlyMap<Part, Command>;

/** Somebody who did not do it. */
interface Refusal {
  readonly part: Part;
  readonly error: PadError;
}

/**
 * Who is to do what, group by group: the next is asked when the one before has agreed. Throws a `PadError` when there is
 * nobody to ask.
 */
export function groupsOf(parts: readonly Part[], command: Command): readonly Group[] {
  if (command.type === 'watch') return [watchers(parts, command)];
  const id = namedBy(command);
  if (id !== undefined) {
    const part = ownerOf(parts, id);
    return [new Map([[part, askedOf(part, command)]])];
  }
  const channel = command.type === 'set-state' ? command.channel : undefined;
  const asked = whoCan(channel ? partsWithChannel(parts, channel) : parts, command.type);
  const isFree = ([{ agent }]: readonly [Part, Command]): boolean => agent?.can[command.type] === true;
  const all = asked.map((part) => [part, requestTo(parts, part, command)] as const);
  // Who is blocked refuses, and then nothing has happened yet.
  const groups = [all.filter((one) => !isFree(one)), all.filter(isFree)];
  return groups.filter(({ length }) => length > 0).map((group) => new Map(group));
}

/** The id of what a command is about. */
function namedBy(command: Command): string | undefined {
  if (command.type === 'keep-response') return command.response;
  const isDirect = command.type === 'call' || command.type === 'start-im';
  return subjectOf(command) ?? (isDirect ? command.target : undefined);
}

/** Asks a group at once; answers who refused when all have answered. */
export async function refusalsOf(group: Group): Promise<readonly Refusal[]> {
  const answers = [...group].map(async ([part, request]): Promise<readonly Refusal[]> => {
    try {
      await part.adapter.send(request);
      return [];
    } catch (thrown) {
      return [{ part, error: PadError.from(thrown) }];
    }
  });
  return (await Promise.all(answers)).flat();
}

/** Those that report any of these targets, or have to stop reporting others. */
function watchers(parts: readonly Part[], command: Watch): Group {
  if (command.targets.length > MOST_WATCHED)
    throw new PadError('INVALID', `at most ${MOST_WATCHED} targets can be watched`);
  const requests = new Map<Part, Command>();
  for (const part of parts) {
    const request = watchOf(part, command);
    const isMeant = request.targets.length > 0;
    if (isMeant || part.watches) requests.set(part, request);
    part.watches = isMeant;
  }
  return requests;
}

/** Whoever offers what is for all; else all that can do it now, but one makes a call. Where nobody can, they say why. */
function whoCan(parts: readonly Part[], type: Command['type']): readonly Part[] {
  const able = parts.filter(({ agent, link }) =>
    FOR_ALL.includes(type)
      ? agent?.can[type] && link !== 'closed'
      : agent?.can[type] === true && link === 'up',
  );
  const asked = able.length > 0 ? able : parts;
  return type === 'call' ? asked.slice(0, 1) : asked;
}

function requestTo(parts: readonly Part[], part: Part, command: Command): Command {
  return command.type === 'set-state' ? setStateFor(parts, part, command) : command;
}

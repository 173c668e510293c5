import { randomId, type Adapter, type Command, type Fact, type Request } from '../../core/index.js';
import { without } from './without.js';

/** What is asked of the line by the joining itself, which the pad knows nothing of. */
export interface LineAsks {
  /** Asks; `failed` is called when it was refused, or came to nothing. */
  ask(request: Request, failed?: () => void): void;
  /** A fact of the line without what it settles of that; nothing where it says no more. */
  without(fact: Fact): Fact | undefined;
}

/** Nothing was asked yet. */
export function newAsks(line: Adapter): LineAsks {
  const open = new Map<string, () => void>();

  function end(id: string, isDone: boolean): void {
    const failed = open.get(id);
    open.delete(id);
    if (!isDone) failed?.();
  }

  return {
    ask(request, failed = () => undefined) {
      const command = { ...request, id: randomId() } as Command;
      open.set(command.id, failed);
      line.send(command).catch(() => {
        end(command.id, false);
      });
    },
    without(fact) {
      const rest = without(fact, (id) => open.has(id));
      if (fact.type === 'settled') end(fact.command, !fact.error);
      return rest;
    },
  };
}

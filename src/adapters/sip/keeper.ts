/** Keeps the calls of a page, so that the page can be reloaded, or another take over, with the calls going on. */
import { systemClock } from '../../core/index.js';
import type { Call } from './call.js';
import type { Dialog } from './phone.js';
import { resume } from './resume.js';
import type { Session } from './session.js';

/** How old a sign of life may be for the other side to be still there (behaviours 8.1), in milliseconds. */
const PATIENCE_MS = 20_000;
/** How often there is one. */
const EVERY_MS = 2_000;
/** How long another page may take to let go. */
const LET_GO_MS = 1_000;

/** Where text is kept: `localStorage`, or for the same tab alone `sessionStorage`. */
export type CallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A call without what is of this page alone. */
export interface KeptCall extends Omit<
  Call,
  'legs' | 'recording' | 'video' | 'settle' | 'awaited' | 'quality'
> {
  readonly legs: readonly { readonly dialog: Dialog }[];
}

/** The calls of one account, which one page at a time has. */
export interface Keeper {
  /** What the page before has left. */
  readonly calls: readonly KeptCall[];
  /** Whether the other side of them may still be there. */
  readonly isFresh: boolean;
  keep(calls: readonly Call[]): void;
  /** Keeps them for the next page, and lets this one forget them: whoever has not answered is hung up on. */
  leave(calls: readonly Call[]): void;
  /** The next page may have them. `forget`: there is nothing to take up. */
  release(forget: boolean): void;
}

/** Takes up the calls of that account that another page has left; nothing where one goes on having them. */
export async function takeOver(
  session: Session,
  storage: CallStorage,
  account: string,
): Promise<Keeper | undefined> {
  const name = `contact-pad/sip/${account}`;
  const letGo = await take(name);
  if (!letGo) return undefined;
  const keeper = newKeeper(storage, name, letGo);
  resume(session, keeper);
  return keeper;
}

/** `letGo`: lets another page have them. */
function newKeeper(storage: CallStorage, name: string, letGo: () => void): Keeper {
  const { at, calls } = read(storage, name);
  let kept: readonly KeptCall[] = calls;
  let stopTimer = (): void => undefined;

  function write(): void {
    stopTimer();
    if (kept.length === 0) {
      storage.removeItem(name);
      return;
    }
    storage.setItem(name, JSON.stringify({ at: Date.now(), calls: kept }));
    stopTimer = systemClock.after(EVERY_MS, write);
  }
  function keep(open: readonly Call[]): void {
    kept = open.flatMap(keptOf);
    write();
  }
  function release(forget: boolean): void {
    if (forget) kept = [];
    write();
    stopTimer();
    letGo();
  }
  return {
    calls,
    isFresh: Date.now() - at < PATIENCE_MS,
    keep,
    leave(open) {
      keep(open);
      for (const { line } of open.flatMap(({ legs }) => legs)) {
        if (line.dialog) line.connection?.close();
        else line.hangUp();
      }
      release(false);
    },
    release,
  };
}

/** Those whose other side has answered; of what rings nothing is left when the page goes. */
function keptOf({
  recording: _r,
  video: _v,
  settle: _s,
  awaited: _a,
  quality: _q,
  ...call
}: Call): readonly KeptCall[] {
  const dialogs = call.legs.flatMap(({ line }) => (call.phase === 'gone' ? [] : (line.dialog ?? [])));
  if (dialogs.length === 0 || dialogs.length < call.legs.length) return [];
  return [{ ...call, legs: dialogs.map((dialog) => ({ dialog })) }];
}

/** What does not look like a call of ours is none. */
function read(
  storage: CallStorage,
  name: string,
): { readonly at: number; readonly calls: readonly KeptCall[] } {
  try {
    const { at, calls } = JSON.parse(storage.getItem(name) ?? '') as Record<string, unknown>;
    return { at: Number(at), calls: Array.isArray(calls) ? calls.filter(isKept) : [] };
  } catch {
    return { at: 0, calls: [] };
  }
}

function isKept(one: Partial<KeptCall> | null): one is KeptCall {
  const hasCall = typeof one?.id === 'string' && typeof one.about?.subject === 'string';
  return (
    hasCall &&
    Array.isArray(one.legs) &&
    (one.legs as KeptCall['legs']).every((leg) => typeof leg.dialog.callId === 'string')
  );
}

/** Gives the way to let go; nothing where another page does not, or where there are no locks. */
async function take(name: string): Promise<(() => void) | undefined> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return new Promise((resolve) => {
    const held = locks?.request(
      name,
      { signal: AbortSignal.timeout(LET_GO_MS) },
      () => new Promise<void>(resolve),
    );
    if (held)
      held.catch(() => {
        resolve(undefined);
      });
    else resolve(undefined);
  });
}

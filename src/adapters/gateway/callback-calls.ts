import type { Can, CommandType, Interaction } from '../../core/index.js';
import { stateOf, type Report } from './line-reports.js';

/** The call of a callback, made on the line. */
export interface CallbackCall {
  readonly number: string;
  /** Id of the line's call, once it has begun. */
  line?: string;
  /** The line's call as it was told last before it was over. */
  view?: Interaction;
  isOver: boolean;
}

/** What a call of the line means for the callback that it is made for. */
export interface Learnt {
  readonly callback: string;
  /** What the gateway is to be told of it, where that is new. */
  readonly report?: Report;
  /** The callback was given up before this call began. */
  readonly isUnwanted?: boolean;
}

/** How many ended calls are remembered. */
const MOST = 256;

/** What the line allows for calls and not for callbacks: how they end and what is kept of them is the gateway's. */
const NOT_OF_CALLBACKS: readonly CommandType[] = ['accept', 'reject', 'release', 'done', 'set-note'];

/** Whether a callback is in its call, as the gateway says. */
export function isInCall({ phase }: Interaction): boolean {
  return phase === 'establishing' || phase === 'connected' || phase === 'held';
}

/** The number that a callback is called at, where it has one. */
export function numberOf({ call, callback }: Interaction): string | undefined {
  return call?.dnis ?? callback?.number;
}

/** Which call of the line belongs to which callback, by the ids of both. */
export class CallbackCalls {
  readonly #calls = new Map<string, CallbackCall>();
  readonly #callbackOf = new Map<string, string>();
  /** What the line was asked to call and has not told of, oldest first; some of it was given up meanwhile. */
  #dialled: readonly { readonly callback: string; readonly call: CallbackCall }[] = [];

  /** The call of a callback that is in one. */
  of(callback: string): CallbackCall | undefined {
    return this.#calls.get(callback);
  }

  /** Ids of the callbacks that are in a call. */
  get callbacks(): readonly string[] {
    return [...this.#calls.keys()];
  }

  /** The callback that a call of the line is or was made for. */
  callbackOf(line: string): string | undefined {
    return this.#callbackOf.get(line);
  }

  /** The line is about to call that number. */
  begin(callback: string, number: string): void {
    const call = { number, isOver: false };
    this.#calls.set(callback, call);
    this.#dialled = [...this.#dialled, { callback, call }];
  }

  /**
   * Another page was in calls of these callbacks: what the line goes on with here is found by the number. Gives the ids of
   * those that are in a call.
   */
  takeUp(callbacks: readonly Interaction[]): readonly string[] {
    const left = callbacks.filter((one) => isInCall(one) && !this.#calls.has(one.id));
    for (const one of left) this.begin(one.id, numberOf(one) ?? '');
    return left.map(({ id }) => id);
  }

  /** The callback is in no call any more. Gives the line's call, where that goes on. */
  end(callback: string): string | undefined {
    const call = this.#calls.get(callback);
    this.#calls.delete(callback);
    return call?.isOver ? undefined : call?.line;
  }

  /** The line cannot call. Gives whether anybody still waits for that call. */
  fail(callback: string): boolean {
    const failed = this.#dialled.find((one) => one.callback === callback);
    this.#dialled = this.#dialled.filter((one) => one !== failed);
    return failed !== undefined && this.#calls.get(callback) === failed.call;
  }

  /** A call of the line was told: what that means, where it is made for a callback. */
  learn(view: Interaction): Learnt | undefined {
    const known = this.#callbackOf.get(view.id);
    const callback = known ?? this.#match(view);
    if (callback === undefined) return undefined;
    const call = this.#calls.get(callback);
    if (call?.line !== view.id) return { callback, isUnwanted: known === undefined };
    const state = stateOf(view);
    const isNews = !call.isOver && state !== 'ringing' && (!call.view || stateOf(call.view) !== state);
    if (state === 'ended') call.isOver = true;
    else call.view = view;
    const { result } = view.call ?? {};
    return isNews
      ? { callback, report: { interaction: callback, state, ...(result ? { result } : {}) } }
      : { callback };
  }

  /** A callback with its call in it: how far that is, and what can be done, by the line. `offset` as in `reportOf`. */
  shown(callback: Interaction, offset: number): Interaction {
    const { view, number = '', isOver } = this.#calls.get(callback.id) ?? {};
    if (!view || !isInCall(callback)) return callback;
    const { phase, since, ringUntil, transfer, call } = view;
    return {
      ...callback,
      phase,
      since: since + offset,
      ...(ringUntil === undefined ? {} : { ringUntil: ringUntil + offset }),
      ...(transfer ? { transfer } : {}),
      call: { ...call, direction: 'outbound', dnis: number },
      // Until the gateway knows that it is over, nothing can be done.
      can: isOver ? {} : { ...callback.can, ...ofCallback(view.can) },
    };
  }

  /** Only one call begins at a time, and it goes out to that number. */
  #match({ id, parent, peer, phase, call }: Interaction): string | undefined {
    if (parent !== undefined || peer || phase === 'gone' || call?.direction !== 'outbound') return undefined;
    const found = this.#dialled.find((one) => (call.dnis ?? one.call.number) === one.call.number);
    if (!found) return undefined;
    this.#dialled = this.#dialled.filter((one) => one !== found);
    found.call.line = id;
    this.#callbackOf.set(id, found.callback);
    for (const oldest of [...this.#callbackOf.keys()].slice(0, -MOST)) this.#callbackOf.delete(oldest);
    return found.callback;
  }
}

/** What the line allows for the call of a callback. */
export function ofCallback(can: Can): Can {
  return Object.fromEntries(
    Object.entries(can).filter(([command]) => !NOT_OF_CALLBACKS.includes(command as CommandType)),
  );
}

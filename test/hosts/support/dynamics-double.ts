/**
 * A double of `Microsoft.CIFramework` (1.0), after its published reference: arguments in order, objects as JSON, promises
 * for answers, and handlers by the names of their events.
 */
import type { CiFramework } from '../../../src/hosts/dynamics.js';

type Handler = (data: string) => Promise<unknown>;

const EVENTS = ['onclicktoact', 'onmodechanged', 'onpagenavigate', 'onsizechanged', 'onsendkbarticle'];

export interface DynamicsDouble {
  readonly api: CiFramework;
  readonly asked: readonly (readonly [method: string, ...given: unknown[]])[];
  by(method: string): readonly (readonly unknown[])[];
  /** The rejections that come next. */
  readonly refuse: Error[];
  click(data: unknown): void;
}

/** @param onAsked hears of all that is asked of it */
export function dynamicsDouble(onAsked?: (method: string, given: unknown[]) => void): DynamicsDouble {
  const asked: [string, ...unknown[]][] = [];
  const refuse: Error[] = [];
  const handlers = new Map<string, Set<Handler>>(EVENTS.map((name) => [name, new Set()]));
  const kept = new Set<string>();
  const method =
    (name: string, types: readonly string[], answer: (...given: never[]) => unknown = () => undefined) =>
    (...given: unknown[]): Promise<unknown> => {
      types.forEach((type, index) => {
        if (typeof given[index] !== type) throw new Error(`${name}: argument ${index} is no ${type}`);
      });
      asked.push([name, ...given]);
      onAsked?.(name, given);
      const refusal = refuse.shift();
      return refusal ? Promise.reject(refusal) : Promise.resolve().then(() => answer(...(given as never[])));
    };
  const create = (_entity: string, data: string): string => {
    const { activityid } = JSON.parse(data) as { activityid: string };
    if (kept.has(activityid)) throw new Error('0x80040237: Cannot insert duplicate key.');
    kept.add(activityid);
    return JSON.stringify({ entityType: 'phonecall', id: activityid });
  };
  const of = (name: string): Set<Handler> => {
    const found = handlers.get(name);
    if (!found) throw new Error(`there is no event ${name}`);
    return found;
  };
  const api = {
    setClickToAct: method('setClickToAct', ['boolean']),
    searchAndOpenRecords: method('searchAndOpenRecords', ['string', 'string', 'boolean'], () => '[]'),
    openForm: method('openForm', ['string'], (options: string) => JSON.parse(options) as unknown),
    createRecord: method('createRecord', ['string', 'string'], create),
    setMode: method('setMode', ['number']),
    setWidth: method('setWidth', ['number']),
    addHandler: (name: string, handler: Handler) => of(name).add(handler),
    removeHandler: (name: string, handler: Handler) => of(name).delete(handler),
  };
  return {
    api: api as unknown as CiFramework,
    asked,
    refuse,
    by: (name) => asked.filter(([one]) => one === name).map(([, ...given]) => given),
    click: (data) => {
      for (const handler of of('onclicktoact'))
        void handler(typeof data === 'string' ? data : JSON.stringify(data));
    },
  };
}

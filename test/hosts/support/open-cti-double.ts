/**
 * A double of `sforce.opencti`, after the published contracts of Open CTI for Lightning Experience: each method takes one
 * object with exactly these names, and answers by `callback({ success, returnValue, errors })`, later.
 */
import type { OpenCti, OpenCtiResponse } from '../../../src/hosts/open-cti.js';

const ARGUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  screenPop: { type: 'string', params: 'object' },
  searchAndScreenPop: { searchParams: 'string', callType: 'string', deferred: 'boolean' },
  saveLog: { value: 'object' },
  enableClickToDial: {},
  disableClickToDial: {},
  isSoftphonePanelVisible: {},
  setSoftphonePanelVisibility: { visible: 'boolean' },
  setSoftphonePanelWidth: { widthPX: 'number' },
  setSoftphonePanelHeight: { heightPX: 'number' },
  setSoftphoneItemLabel: { label: 'string' },
};

type Listener = (payload: Readonly<Record<string, unknown>>) => void;

export interface OpenCtiDouble {
  readonly api: OpenCti;
  /** What was asked of it, without the callbacks. */
  readonly asked: readonly { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[];
  /** What was asked by one method. */
  by(method: string): readonly Readonly<Record<string, unknown>>[];
  /** The answers that come next, instead of success; `silent`: none. */
  readonly next: (Partial<OpenCtiResponse> | 'silent')[];
  /** The agent presses a number. */
  click(payload: Readonly<Record<string, unknown>>): void;
  /** The agent goes somewhere. */
  go(payload: Readonly<Record<string, unknown>>): void;
}

/** @param onAsked hears of all that is asked of it */
export function openCtiDouble(onAsked?: (method: string, args: unknown) => void): OpenCtiDouble {
  const asked: { method: string; args: Record<string, unknown> }[] = [];
  const next: (Partial<OpenCtiResponse> | 'silent')[] = [];
  const listeners: Record<string, Listener[]> = { onClickToDial: [], onNavigationChange: [] };
  let visible = false;
  const method =
    (name: string) =>
    ({ callback, ...args }: { callback?: (response: OpenCtiResponse) => void }): void => {
      const wanted = ARGUMENTS[name] ?? {};
      for (const [key, value] of Object.entries(args))
        if (typeof value !== wanted[key]) throw new Error(`${name}: ${key} is ${typeof value}`);
      for (const key of Object.keys(wanted))
        if (!(key in args)) throw new Error(`${name}: ${key} is missing`);
      asked.push({ method: name, args });
      onAsked?.(name, args);
      const answer = /^(screenPop|search|saveLog)/.test(name) ? next.shift() : undefined;
      if (answer === 'silent') return;
      if (name === 'setSoftphonePanelVisibility') ({ visible } = args as { visible: boolean });
      const returnValue = name === 'isSoftphonePanelVisible' ? { visible } : null;
      queueMicrotask(() => callback?.({ success: true, returnValue, errors: null, ...answer }));
    };
  const register =
    (name: string) =>
    ({ listener }: { listener: Listener }): void => {
      listeners[name]?.push(listener);
    };
  const api = {
    SCREENPOP_TYPE: { SOBJECT: 'sobject', URL: 'url' },
    CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound' },
    onClickToDial: register('onClickToDial'),
    onNavigationChange: register('onNavigationChange'),
    ...Object.fromEntries(Object.keys(ARGUMENTS).map((name) => [name, method(name)])),
  };
  return {
    api: api as unknown as OpenCti,
    asked,
    next,
    by: (name) => asked.filter((one) => one.method === name).map(({ args }) => args),
    click: (payload) => listeners.onClickToDial?.forEach((listener) => listener(payload)),
    go: (payload) => listeners.onNavigationChange?.forEach((listener) => listener(payload)),
  };
}

const SIGNS = ['focus', 'pointerdown', 'keydown'] as const;

/** Calls `used` whenever the agent uses this tab, and at once if it has the focus. */
export function onUse(used: () => void, signal: AbortSignal): void {
  for (const sign of SIGNS) addEventListener(sign, used, { capture: true, passive: true, signal });
  if (document.hasFocus()) used();
}

/**
 * Calls `rest` when the browser puts the page away: freezes it, or keeps it for the way back; and `wake` when it takes it
 * out again. Either may be called twice for one of these.
 */
export function onPutAway(rest: () => void, wake: () => void, signal: AbortSignal): void {
  const ifKept =
    (then: () => void) =>
    ({ persisted }: PageTransitionEvent): void => {
      if (persisted) then();
    };
  addEventListener('pagehide', ifKept(rest), { signal });
  addEventListener('pageshow', ifKept(wake), { signal });
  document.addEventListener('freeze', rest, { signal });
  document.addEventListener('resume', wake, { signal });
}

/** Calls `then` after so many milliseconds, unless `signal` is aborted before: then nothing is held until then. */
export function after(ms: number, then: () => void, signal: AbortSignal): void {
  const timer = setTimeout(then, ms);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
}

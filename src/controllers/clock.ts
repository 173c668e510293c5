/** One clock for every timer of every pad on the page. It ticks once a second, and sleeps while nobody looks. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  for (const listener of listeners) listener();
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0 || document.hidden) return;
  timer = setTimeout(
    () => {
      tick();
      schedule();
    },
    1000 - (Date.now() % 1000),
  );
}

function onVisibility(): void {
  if (!document.hidden) tick();
  schedule();
}

/** Calls `listener` every second from now on; returns the way to stop. */
export function everySecond(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility);
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    schedule();
  };
}

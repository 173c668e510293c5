/** The lock that a tab holds as long as it lives: the browser gives it away when the tab is closed, killed or crashes. */
function lockOf(name: string, tab: string): string {
  return `${name}/${tab}`;
}

/** Shows the other tabs that this one lives, until `left`; resolves when they can see it. */
export function bePresent(name: string, tab: string, left: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stay = (): Promise<void> =>
      new Promise((leave) => {
        resolve();
        left.addEventListener('abort', () => {
          leave();
        });
        if (left.aborted) leave();
      });
    void navigator.locks.request(lockOf(name, tab), stay);
  });
}

/** Calls `onGone` when that tab lives no more, unless `signal` is aborted before. */
export function watchPresence(name: string, tab: string, signal: AbortSignal, onGone: () => void): void {
  const options: LockOptions = { mode: 'shared', signal };
  navigator.locks.request(lockOf(name, tab), options, onGone).catch(() => undefined);
}

/** Does a task after so many milliseconds, instead of the one before; without a task, none. */
export function delay(): (ms?: number, task?: () => void) => void {
  let id: ReturnType<typeof setTimeout> | undefined;
  return (ms, task) => {
    clearTimeout(id);
    id = task && setTimeout(task, ms);
  };
}

/** Runs a task one at a time: a call while it runs makes it run once more afterwards. */
export class Repeater {
  readonly #task: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  /** @param onError hears of failures; the task runs again when next asked. */
  constructor(task: () => Promise<void>, onError: (error: unknown) => void) {
    this.#task = task;
    this.#onError = onError;
  }

  /** The task is not running. */
  get idle(): boolean {
    return this.#running === undefined;
  }

  /** Runs the task as soon as it is not running. */
  run(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#running ??= this.#loop();
  }

  /** Runs no more; resolves when the run under way is over. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #loop(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        await this.#task();
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#running = undefined;
  }
}

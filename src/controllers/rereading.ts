/** From the beginning of one reading to that of the next, in milliseconds. */
const PAUSE = 1_000;

/** Reads something again whenever it is asked to, but one reading at a time and at most one a second. */
export class Rereading {
  readonly #read: (signal: AbortSignal) => Promise<void>;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;
  #again = false;

  /** @param read must not reject; the signal is aborted by `stop`. */
  constructor(read: (signal: AbortSignal) => Promise<void>) {
    this.#read = read;
  }

  /** Reads as soon as it may: something has changed. */
  ask(): void {
    if (this.#abort) this.#again = true;
    else
      this.#timer ??= setTimeout(
        () => {
          this.now();
        },
        Math.max(0, this.#last + PAUSE - performance.now()),
      );
  }

  /** Reads at once: the agent asked for it. */
  now(): void {
    this.stop();
    void this.#run();
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
    this.#abort?.abort();
    this.#abort = undefined;
  }

  async #run(): Promise<void> {
    const abort = (this.#abort = new AbortController());
    this.#last = performance.now();
    await this.#read(abort.signal);
    if (abort.signal.aborted) return;
    this.#abort = undefined;
    if (this.#again) this.ask();
    this.#again = false;
  }
}

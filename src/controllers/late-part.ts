/** A part of the pad that is loaded when it is first wanted, and tried again after a failure. */
export class LatePart<P> {
  /** What it exports, once it is here. */
  part: P | undefined;
  /** It could not be loaded the last time. */
  failed: boolean = false;
  readonly #import: () => Promise<P>;
  #coming: Promise<void> | undefined;

  /** @param load imports it */
  constructor(load: () => Promise<P>) {
    this.#import = load;
  }

  /** Ends when it is here or could not be loaded, which is no rejection. */
  load(): Promise<void> {
    this.failed = false;
    this.#coming ??= this.#import().then(
      (part) => {
        this.part = part;
      },
      () => {
        this.failed = true;
        this.#coming = undefined;
      },
    );
    return this.#coming;
  }
}

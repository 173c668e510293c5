/** The sockets of each address that have not said whose they are: so many of them, and no more. */
export class WaitingRoom {
  readonly #most: number;
  readonly #waiting = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether this address has to wait until one of its sockets has said whose it is, or is gone. */
  isFull(address: string): boolean {
    return (this.#waiting.get(address) ?? 0) >= this.#most;
  }

  /** A socket came from there. Gives what lets it out, which may be called twice. */
  enter(address: string): () => void {
    this.#count(address, 1);
    let waits = true;
    return () => {
      if (waits) this.#count(address, -1);
      waits = false;
    };
  }

  #count(address: string, change: number): void {
    const waiting = (this.#waiting.get(address) ?? 0) + change;
    if (waiting > 0) this.#waiting.set(address, waiting);
    else this.#waiting.delete(address);
  }
}

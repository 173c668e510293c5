import type { Part } from './part.js';

const MOST = 256;

/** Commands that went to several adapters: such a one is settled when each of them has settled it. */
export class Settlements {
  readonly #open = new Map<string, Set<Part>>();

  /** The command is on its way to these. What was refused stays, for others may still settle it; the oldest is forgotten. */
  begin(command: string, parts: readonly Part[]): void {
    this.#open.delete(command);
    if (parts.length < 2) return;
    this.#open.set(command, new Set(parts));
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST && oldest !== undefined) this.#open.delete(oldest);
  }

  /** Whether the command went to several and is not settled. */
  has(command: string): boolean {
    return this.#open.has(command);
  }

  /** Of the commands that one adapter settles, those that are settled now. */
  settledBy(part: Part, commands: readonly string[]): string[] {
    return commands.filter((command) => {
      const waiting = this.#open.get(command);
      waiting?.delete(part);
      if (waiting && waiting.size > 0) return false;
      this.#open.delete(command);
      return true;
    });
  }
}

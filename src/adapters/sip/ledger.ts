import { PadError, type Command } from '../../core/index.js';

/** How many commands are remembered. */
const MOST = 256;

/** What was asked for lately, so that asking twice has one effect. */
export interface Ledger {
  /**
   * Does a command, or answers as it was answered the first time. Throws `CONFLICT` for another command under the same
   * id. What was refused is forgotten: it changed nothing. `again` is told of a repeat whose effect is there.
   */
  once(command: Command, act: () => Promise<void>, again: () => void): Promise<void>;
}

/** An empty ledger. */
export function newLedger(): Ledger {
  const known = new Map<string, { readonly text: string; readonly answer: Promise<void> }>();

  return {
    async once(command, act, again) {
      const text = JSON.stringify(command);
      const before = known.get(command.id);
      if (before && before.text !== text) throw new PadError('CONFLICT', 'another command had this id');
      if (before) {
        await before.answer;
        again();
        return;
      }
      const answer = act();
      known.set(command.id, { text, answer });
      for (const oldest of [...known.keys()].slice(0, -MOST)) known.delete(oldest);
      try {
        await answer;
      } catch (thrown) {
        known.delete(command.id);
        throw thrown;
      }
    },
  };
}

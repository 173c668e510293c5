import type { Conversation, Entry } from '../../core/index.js';

/** An entry of a transcript; its number is its place there. */
export type WorldEntry = Pick<Entry, 'at' | 'by' | 'text'>;

/** What somebody without a pad writes: line after line, each an answer to what was written to them. */
export interface WorldLines {
  readonly lines: readonly string[];
  /** How long they take for each, in milliseconds. */
  readonly afterMs: number;
}

/** The contact of a chat, played by the world: the first line stands there when the chat comes in. */
export interface WorldCustomer extends WorldLines {
  /** When the last line is answered too, they leave. */
  readonly leaves?: true;
}

/** A conversation as it is kept with an interaction: a chat once, an instant message with each of its two sides. */
export interface WorldTalk {
  readonly entries: WorldEntry[];
  /** The other side has received the entries up to this number. */
  delivered: number;
  readonly own?: true;
  ended?: NonNullable<Conversation['ended']>;
  readonly customer?: WorldCustomer;
  /** Whoever is played by the world was seen writing. */
  isTyping?: true;
}

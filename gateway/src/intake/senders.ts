/** Who may send in, by their key or by what they sign with. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Queryable } from '../db/db.js';

/** A system that sends work items. */
export interface Sender {
  readonly id: string;
  /** Whether it is answered with a receipt, or only with a status (CG-3, CG-38). */
  readonly receipts: boolean;
  readonly enabled: boolean;
}

interface SenderRow extends Sender {
  readonly key_sha256: Uint8Array;
  readonly signing_secret: Uint8Array | null;
}

const SENDERS = 'SELECT id, receipts, enabled, key_sha256, signing_secret FROM sender';

/**
 * Every sender, read again when the last reading is older than `maxAgeMs`: a request costs no statement, and neither
 * does a flood of wrong keys. A key that was taken away works for that long.
 */
export class SenderDirectory {
  readonly #db: Queryable;
  readonly #maxAgeMs: number;
  #senders = new Map<string, SenderRow>();
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(db: Queryable, maxAgeMs = 2_000) {
    this.#db = db;
    this.#maxAgeMs = maxAgeMs;
  }

  /** The sender that has this key, enabled or not. Rejects with `StoreUnavailable`. */
  async find(key: string): Promise<Sender | undefined> {
    await this.#refresh();
    const shown = hash('sha256', key, 'buffer');
    const sender = this.#senders.get(shown.toString('hex'));
    return sender && timingSafeEqual(shown, sender.key_sha256) ? sender : undefined;
  }

  /** The sender of this id and what it signs with, where it signs. Rejects with `StoreUnavailable`. */
  async findSigning(id: string): Promise<{ sender: Sender; secret: Uint8Array } | undefined> {
    await this.#refresh();
    const sender = [...this.#senders.values()].find((each) => each.id === id);
    return sender?.signing_secret ? { sender, secret: sender.signing_secret } : undefined;
  }

  async #refresh(): Promise<void> {
    if (performance.now() - this.#readAt > this.#maxAgeMs) await (this.#reading ??= this.#read());
  }

  async #read(): Promise<void> {
    try {
      const rows = await this.#db.query<SenderRow>(SENDERS);
      this.#senders = new Map(rows.map((row) => [Buffer.from(row.key_sha256).toString('hex'), row]));
      this.#readAt = performance.now();
    } finally {
      this.#reading = undefined;
    }
  }
}

/** What lets the page of a contact into one chat: a token that follows from its id, so that it is the same on every node. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Queryable } from '../db/db.js';
import { Refusal } from '../intake/refusal.js';

/** What the page of a contact is given, and nobody else. */
export interface ChatPass {
  /** Stands in the address of the chat. */
  readonly id: string;
  /** Is shown in `Authorization: Bearer`, and never stands in an address. */
  readonly token: string;
}

/** Issues passes, and checks them without asking the store. */
export class ChatPasses {
  readonly #secret: Uint8Array;

  private constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** Reads the secret that all nodes share. */
  static async open(db: Queryable): Promise<ChatPasses> {
    const [row] = await db.query<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'chat'");
    if (!row) throw new Error('the store has no secret for chats');
    return new ChatPasses(row.value);
  }

  /** The pass of a chat, by the id of its request. */
  issue(id: string): ChatPass {
    return { id, token: this.#sign(id).toString('base64url') };
  }

  /** Throws `UNAUTHORIZED` unless the header shows the token of this chat. */
  demand(id: string, authorization: string | undefined): void {
    const token = /^Bearer +([\w-]+) *$/i.exec(authorization ?? '')?.[1] ?? '';
    const shown = Buffer.from(token, 'base64url');
    const wanted = this.#sign(id);
    if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted))
      throw new Refusal('UNAUTHORIZED', 'The token of this chat is expected in "Authorization: Bearer".');
  }

  #sign(id: string): Buffer {
    return createHmac('sha256', this.#secret).update(`chat ${id}`).digest();
  }
}

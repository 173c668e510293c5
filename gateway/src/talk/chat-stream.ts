/** One open stream of server-sent events: what the page of a contact sees of its chat. */
import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../security-headers.js';
import type { StoredEntry } from './transcript.js';
import { WRITING_MS } from './writing.js';

/** How a chat stands for its contact. */
export interface ChatState {
  readonly state: 'waiting' | 'connected' | 'ended';
  /** The name of the agent who has it. */
  readonly agent?: string;
  /** The agent's pad has received the entries up to this number. */
  readonly delivered: number;
}

const HEADERS = {
  ...SECURITY_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  'access-control-allow-origin': '*',
  // What stands between must not gather what is written.
  'x-accel-buffering': 'no',
};

/** Writes events, bounded; a page that does not read is cut off, and comes back where it was. */
export class ChatStream {
  /** The interaction. */
  readonly chat: string;
  readonly #response: ServerResponse;
  readonly #buffered: number;
  #number: number;
  #state = '';

  /** @param number the last entry that the page has. */
  constructor(chat: string, response: ServerResponse, number: number, buffered: number) {
    this.chat = chat;
    this.#response = response;
    this.#number = number;
    this.#buffered = buffered;
    response.writeHead(200, HEADERS).flushHeaders();
  }

  /** The last entry sent. */
  get number(): number {
    return this.#number;
  }

  get open(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  /** The next entries; an agent is known by name only. */
  entries(entries: readonly StoredEntry[]): void {
    for (const { number, at, by, text } of entries) {
      if (number <= this.#number) continue;
      this.#write(
        `id: ${number}\nevent: entry\ndata: ${JSON.stringify({ number, at, by: { kind: by.kind, name: by.name }, text })}\n\n`,
      );
      this.#number = number;
    }
  }

  /** How it stands, where that is not what was said last. Nothing follows once it has ended. */
  state(state: ChatState): void {
    const text = JSON.stringify(state);
    if (text === this.#state) return;
    this.#state = text;
    this.#write(`event: state\ndata: ${text}\n\n`);
    if (state.state === 'ended') this.close();
  }

  /** The agent is writing. */
  writing(): void {
    this.#write(`event: typing\ndata: ${JSON.stringify({ durationMs: WRITING_MS })}\n\n`);
  }

  /** Says nothing, so that nobody between takes the stream for dead. */
  beat(): void {
    this.#write(': \n\n');
  }

  /** Ends it. */
  close(): void {
    this.#response.end();
  }

  #write(text: string): void {
    if (!this.open) return;
    this.#response.write(text);
    if (this.#response.writableLength > this.#buffered) this.#response.destroy();
  }
}

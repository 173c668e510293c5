/** Agents who write to each other, and contacts who write to them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Entry, Interaction, Phase } from 'contact-pad/core';
import type { AgentClient } from './agent-client.js';

/** The instant message of an agent in that phase. */
export function im(agent: AgentClient, phase: Phase, id?: string): Promise<Interaction> {
  return agent.interaction(
    `im ${phase}`,
    (each) => each.medium === 'im' && each.phase === phase && (id === undefined || each.id === id),
  );
}

/** The entries that were told of an interaction, in the order in which they came. */
export function told(agent: AgentClient, interaction: string): Entry[] {
  return agent.facts.flatMap((fact) =>
    fact.type === 'message' && fact.entry.interaction === interaction ? [fact.entry] : [],
  );
}

/** The entry of that number, once it is told. */
export function entry(agent: AgentClient, interaction: string, number: number): Promise<Entry> {
  return agent.until(`entry ${number}`, () =>
    told(agent, interaction).find((each) => each.number === number),
  );
}

/** The transcript as that agent can ask for it. */
export async function transcript(
  agent: AgentClient,
  interaction: string,
  part: { readonly before?: number; readonly limit?: number } = {},
): Promise<readonly Entry[]> {
  const page = await agent.query({ type: 'transcript', interaction, limit: 200, ...part });
  assert.ok('entries' in page, JSON.stringify(page));
  return page.entries ?? [];
}

/** A server-sent event. */
export interface ChatEvent {
  readonly event: string;
  readonly id?: number;
  readonly data: unknown;
}

/** The page of a contact, with the key of a sender behind it. */
export class ChatPage {
  readonly events: ChatEvent[] = [];
  readonly id: string;
  readonly token: string;
  readonly #url: () => string;
  #stream: AbortController | undefined;
  /** The stream has ended. */
  over = false;

  constructor(url: () => string, { id, token }: { readonly id: string; readonly token: string }) {
    this.#url = url;
    this.id = id;
    this.token = token;
  }

  /** Asks for a chat, as the server of the page does. */
  static async begin(
    url: () => string,
    entrance: string,
    chat: { readonly name?: string; readonly subject?: string } = {},
  ): Promise<ChatPage> {
    const response = await fetch(`${url()}/v1/chats`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo-sender' },
      body: JSON.stringify({ id: randomUUID(), entrance, name: 'Eva', ...chat }),
    });
    assert.equal(response.status, 201);
    return new ChatPage(url, (await response.json()) as { id: string; token: string });
  }

  /** Asks for something of the chat. */
  ask(what: string, body?: unknown, token = this.token): Promise<Response> {
    return fetch(`${this.#url()}/v1/chats/${this.id}/${what}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Writes, and gives the status and the number of the entry. */
  async say(text: string, id: string = randomUUID()): Promise<{ status: number; number: number }> {
    const response = await this.ask('messages', { id, text });
    const { number } = (await response.json()) as { number: number };
    return { status: response.status, number };
  }

  /** Opens the stream, after the last entry that this page has. */
  async listen(): Promise<number> {
    const stream = new AbortController();
    this.#stream = stream;
    this.over = false;
    const last = this.entries.at(-1)?.number;
    const response = await fetch(`${this.#url()}/v1/chats/${this.id}/events`, {
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(last === undefined ? {} : { 'last-event-id': String(last) }),
      },
      signal: stream.signal,
    });
    if (response.ok) void this.#read(response).catch(() => undefined);
    else await response.body?.cancel();
    return response.status;
  }

  /** Closes the stream. */
  leave(): void {
    this.#stream?.abort();
  }

  /** What was written, as this page saw it. */
  get entries(): readonly Omit<Entry, 'interaction'>[] {
    return this.events.flatMap(({ event, data }) =>
      event === 'entry' ? [data as Omit<Entry, 'interaction'>] : [],
    );
  }

  /** How the chat stands, as this page saw it last. */
  get state(): { readonly state?: string; readonly agent?: string; readonly delivered?: number } {
    return (this.events.filter(({ event }) => event === 'state').at(-1)?.data ?? {}) as object;
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      this.events.push(...parts.flatMap(eventOf));
    }
    this.over = true;
  }
}

function eventOf(part: string): ChatEvent[] {
  const fields = new Map(
    part.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const [event, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')];
  if (event === undefined || data === undefined) return [];
  return [{ event, data: JSON.parse(data) as unknown, ...(id === undefined ? {} : { id: Number(id) }) }];
}

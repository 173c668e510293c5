/** An agent's client for tests: a real socket, every fact in a list, and waiting for what is expected instead of sleeping. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  Agent,
  Command,
  Fact,
  Failure,
  Interaction,
  Query,
  QueryResult,
  Request,
} from 'contact-pad/core';
import { SUBPROTOCOL } from 'contact-pad/protocol';
import type { ClientFrame, Position, ServerFrame } from 'contact-pad/protocol';
import { WebSocket } from 'ws';

type Frame<T extends ServerFrame['type']> = Extract<ServerFrame, { readonly type: T }>;

/** How long anything may take before the test says what it was waiting for, in milliseconds. */
const PATIENCE = 10_000;

/** How a client connects. */
export interface ConnectOptions {
  readonly token: string;
  readonly resume?: Position;
  readonly origin?: string;
  /** The pad makes the calls of its agent. */
  readonly voice?: boolean;
}

/** What the handshake may say. */
export interface OpenOptions {
  readonly origin?: string;
  readonly protocol?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One socket of one agent. */
export class AgentClient {
  readonly frames: ServerFrame[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  closeCode: number | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as ServerFrame);
      this.#wake();
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
    socket.on('error', () => undefined);
  }

  /** Opens a socket that has not said anything yet. */
  static open(url: string, options: OpenOptions = {}): AgentClient {
    const address = `${url.replace('http', 'ws')}/v1/agent`;
    const { protocol = SUBPROTOCOL, ...others } = options;
    return new AgentClient(new WebSocket(address, protocol, others));
  }

  /** Opens a socket, says hello and waits for the first facts. */
  static async connect(url: string, options: ConnectOptions): Promise<AgentClient> {
    const { token, resume, origin, voice } = options;
    const client = AgentClient.open(url, origin === undefined ? {} : { origin });
    await client.opened();
    client.send({ type: 'hello', token, ...(resume ? { resume } : {}), ...(voice ? { voice } : {}) });
    const welcome = await client.frame('welcome');
    if (!welcome.resumed) await client.fact('snapshot');
    return client;
  }

  /** Resolves when the handshake is over, rejects with its HTTP status when it was refused. */
  async opened(): Promise<void> {
    if (this.#socket.readyState === WebSocket.OPEN) return;
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('unexpected-response', (_request, response) => {
        reject(new Error(`HTTP ${response.statusCode ?? 0}`));
      });
      this.#socket.once('error', reject);
    });
  }

  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Sends a command; resolves with the refusal, or with undefined when it was accepted. */
  async command(request: Request): Promise<Failure | undefined> {
    const command = { id: randomUUID(), ...request } as Command;
    const from = this.frames.length;
    this.send({ type: 'command', command });
    return this.until(`answer to ${command.type}`, () => {
      for (const frame of this.frames.slice(from)) {
        if (frame.type === 'accepted' && frame.command === command.id) return { error: undefined };
        if (frame.type === 'refused' && frame.command === command.id) return { error: frame.error };
      }
      return undefined;
    }).then((answer) => answer.error);
  }

  /** Asks a question; resolves with the answer or the failure. */
  async query(query: Query): Promise<QueryResult<Query> | Failure> {
    const id = randomUUID();
    this.send({ type: 'query', id, query });
    return this.until(`answer to ${query.type}`, () => {
      for (const frame of this.frames) {
        if (frame.type === 'answer' && frame.query === id) return frame.result as QueryResult<Query>;
        if (frame.type === 'failed' && frame.query === id) return frame.error;
      }
      return undefined;
    });
  }

  /** Becomes ready and waits until that is told. */
  async ready(): Promise<void> {
    await this.command({ type: 'set-state', state: 'ready' });
    await this.until('ready', () => (this.agent?.state === 'ready' ? true : undefined));
  }

  /** The first frame of a kind. */
  frame<T extends ServerFrame['type']>(type: T): Promise<Frame<T>> {
    return this.until(`frame ${type}`, () =>
      this.frames.find((frame): frame is Frame<T> => frame.type === type),
    );
  }

  /** The first fact of a kind. */
  fact<T extends Fact['type']>(type: T): Promise<Extract<Fact, { readonly type: T }>> {
    return this.until(`fact ${type}`, () =>
      this.facts.find((fact): fact is Extract<Fact, { readonly type: T }> => fact.type === type),
    );
  }

  /** The newest view of an interaction, as soon as it is what the test expects. */
  interaction(what: string, expected: (interaction: Interaction) => boolean): Promise<Interaction> {
    return this.until(what, () => this.interactions.find(expected));
  }

  /** The next offer that is pending for this agent. */
  offered(subject?: string): Promise<Interaction & { readonly offer: NonNullable<Interaction['offer']> }> {
    return this.until(`offer ${subject ?? ''}`, () =>
      this.interactions.find(
        (each): each is Interaction & { readonly offer: NonNullable<Interaction['offer']> } =>
          each.offer !== undefined && (subject === undefined || each.subject === subject),
      ),
    );
  }

  /** The first offer that was ever made to this agent, though it may be over by now. */
  wasOffered(): Promise<Interaction> {
    return this.until('any offer', () =>
      this.facts
        .flatMap((fact) => (fact.type === 'interaction' ? [fact.interaction] : []))
        .find((each) => each.phase === 'offered'),
    );
  }

  /** Accepts the next offer. */
  async acceptOffered(subject?: string): Promise<Interaction> {
    const { id, offer } = await this.offered(subject);
    const error = await this.command({ type: 'accept', interaction: id, offer: offer.id });
    if (error) throw new Error(`accept was refused: ${error.code}`);
    return this.interaction('connected', (each) => each.id === id && each.phase === 'connected');
  }

  get facts(): Fact[] {
    return this.frames.flatMap((frame) => (frame.type === 'fact' ? [frame.fact] : []));
  }

  /** The newest view of each interaction, also of those that are gone. */
  get interactions(): Interaction[] {
    const newest = new Map<string, Interaction>();
    for (const fact of this.facts) {
      if (fact.type === 'snapshot') for (const each of fact.interactions) newest.set(each.id, each);
      if (fact.type === 'interaction') newest.set(fact.interaction.id, fact.interaction);
    }
    return [...newest.values()];
  }

  /** The newest view of the agent. */
  get agent(): Agent | undefined {
    return this.facts
      .flatMap((fact) => (fact.type === 'agent' || fact.type === 'snapshot' ? [fact.agent] : []))
      .at(-1);
  }

  /** The sequence numbers as they came in. */
  get seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'fact' ? [frame.seq] : []));
  }

  /** Where a reconnecting client would go on. */
  get position(): Position {
    const welcome = this.frames.find((frame): frame is Frame<'welcome'> => frame.type === 'welcome');
    return { epoch: welcome?.epoch ?? '', seq: this.seqs.at(-1) ?? 0 };
  }

  /** Waits until `look` finds something. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    const timeout = new AbortController();
    try {
      const late = delay(PATIENCE, undefined, { signal: timeout.signal }).then(
        () => true,
        () => true,
      );
      for (let found = look(); ; found = look()) {
        if (found !== undefined) return found;
        const isLate = await Promise.race([late, this.#change()]);
        if (isLate) throw new Error(`waited in vain for ${what}; got ${this.#story()}`);
      }
    } finally {
      timeout.abort();
    }
  }

  /** The code with which the gateway closed. */
  closed(): Promise<number> {
    return this.until('close', () => this.closeCode);
  }

  /** Closes in good order. */
  async close(): Promise<void> {
    this.#socket.close();
    await this.closed();
  }

  /** Takes nothing more off the network, as a page that hangs. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Takes what comes again. */
  readOn(): void {
    this.#socket.resume();
  }

  /** Ends without a word, as a lost network does. */
  terminate(): void {
    this.#socket.terminate();
  }

  #change(): Promise<false> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        resolve(false);
      };
      this.#waiting.add(wake);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  #story(): string {
    return JSON.stringify(
      this.frames.map((frame) => (frame.type === 'fact' ? inShort(frame.fact) : frame)),
    ).slice(-1000);
  }
}

function inShort(fact: Fact): string {
  return fact.type === 'interaction' ? `${fact.interaction.phase} ${fact.interaction.id}` : fact.type;
}

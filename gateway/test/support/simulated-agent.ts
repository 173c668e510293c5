/**
 * An agent at the gateway's socket who accepts every offer and ends it, comes back when the link breaks, and watches
 * that no fact is missing or told twice.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent, Command, Fact, Interaction } from 'contact-pad/core';
import { SUBPROTOCOL, type ClientFrame, type Position, type ServerFrame } from 'contact-pad/protocol';
import { WebSocket } from 'ws';

/** What an agent needs to know of the run. */
export interface AgentOptions {
  readonly id: string;
  /** Where the gateway listens now; undefined while it is down. */
  address(): string | undefined;
  /** A token; from the demo's endpoint unless it is given. */
  token?(): Promise<string>;
  /** How long the agent takes to answer or end one, in milliseconds. */
  pace(): number;
  /** An interaction left with the outcome `done`. */
  done(interaction: string): void;
}

/** What an agent saw go wrong, and what is only worth knowing. */
export interface AgentCounts {
  /** Facts whose sequence number was not the next one. */
  gaps: number;
  /** Facts that were told again. */
  repeats: number;
  /** How often a resume was answered by a snapshot. */
  resets: number;
  connections: number;
  /** Refused commands by code. */
  readonly refused: Map<string, number>;
}

const BACK_MS = 50;
const REFUSED_MS = 200;
const PING_MS = 2_000;

/** One agent, over all connections. */
export class SimulatedAgent {
  readonly counts: AgentCounts = { gaps: 0, repeats: 0, resets: 0, connections: 0, refused: new Map() };
  readonly #options: AgentOptions;
  /** What was asked and has not come about, by what it is meant to bring about. */
  readonly #asked = new Map<string, Command>();
  readonly #interactions = new Map<string, Interaction>();
  #agent: Agent | undefined;
  #position: Position | undefined;
  #socket: WebSocket | undefined;
  #stopped = false;

  constructor(options: AgentOptions) {
    this.#options = options;
  }

  /** The number of interactions in front of the agent. */
  get open(): number {
    return this.#interactions.size;
  }

  /** Works until stopped. */
  async work(): Promise<void> {
    while (!this.#stopped) {
      await this.#connection().catch(() => undefined);
      await sleep(BACK_MS);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  async #connection(): Promise<void> {
    const address = this.#options.address();
    if (address === undefined) return;
    const token = await (this.#options.token?.() ?? demoToken(address, this.#options.id));
    const socket = new WebSocket(`${address.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL, {
      origin: address,
    });
    this.#socket = socket;
    await new Promise<void>((resolve) => {
      const beat = setInterval(() => {
        this.#say({ type: 'ping' });
      }, PING_MS);
      socket.on('open', () => {
        this.#say({ type: 'hello', token, ...(this.#position ? { resume: this.#position } : {}) });
      });
      socket.on('message', (data: Buffer) => {
        this.#hear(JSON.parse(data.toString('utf8')) as ServerFrame);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(beat);
        resolve();
      });
    });
  }

  #say(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#welcomed(frame.epoch, frame.resumed);
    if (frame.type === 'fact') this.#counted(frame.seq, frame.fact);
    if (frame.type === 'refused') this.#refused(frame.command, frame.error.code);
  }

  #welcomed(epoch: string, resumed: boolean): void {
    this.counts.connections += 1;
    if (this.#position && !resumed) this.counts.resets += 1;
    this.#position = { epoch, seq: this.#position?.seq ?? 0 };
    for (const command of this.#asked.values()) this.#say({ type: 'command', command });
    this.#act();
  }

  #counted(seq: number, fact: Fact): void {
    if (!this.#position) throw new Error('a fact before the welcome');
    const last = this.#position.seq;
    if (fact.type !== 'snapshot') {
      if (seq <= last) this.counts.repeats += 1;
      else if (seq !== last + 1) this.counts.gaps += 1;
      if (seq <= last) return;
    }
    this.#position = { ...this.#position, seq };
    this.#apply(fact);
    this.#act();
  }

  #apply(fact: Fact): void {
    if (fact.type === 'agent') this.#agent = fact.agent;
    if (fact.type === 'interaction') this.#applyInteraction(fact.interaction);
    if (fact.type !== 'snapshot') return;
    this.#agent = fact.agent;
    this.#interactions.clear();
    for (const interaction of fact.interactions) this.#applyInteraction(interaction);
    for (const { id, outcome } of fact.left) if (outcome === 'done') this.#options.done(id);
  }

  #applyInteraction(interaction: Interaction): void {
    if (interaction.phase !== 'gone') {
      this.#interactions.set(interaction.id, interaction);
      return;
    }
    this.#interactions.delete(interaction.id);
    if (interaction.outcome === 'done') this.#options.done(interaction.id);
  }

  #refused(id: string, code: string): void {
    this.counts.refused.set(code, (this.counts.refused.get(code) ?? 0) + 1);
    const key = [...this.#asked].find(([, command]) => command.id === id)?.[0];
    if (key === undefined) return;
    // Asked again after a while, if it still makes sense then: what is gone, a fact takes away.
    setTimeout(() => {
      this.#asked.delete(key);
      this.#act();
    }, REFUSED_MS);
  }

  /** Forgets what no longer makes sense and asks for whatever comes next, each once. */
  #act(): void {
    const wanted = new Map(this.#wanted());
    for (const key of this.#asked.keys()) if (!wanted.has(key)) this.#asked.delete(key);
    for (const [key, command] of wanted) {
      if (this.#asked.has(key)) continue;
      this.#asked.set(key, command);
      setTimeout(() => {
        if (this.#asked.get(key) === command) this.#say({ type: 'command', command });
      }, this.#options.pace());
    }
  }

  *#wanted(): Generator<[string, Command]> {
    const id = randomUUID();
    if (this.#agent && this.#agent.state !== 'ready')
      yield ['ready', { type: 'set-state', state: 'ready', id }];
    for (const { id: interaction, offer, phase } of this.#interactions.values()) {
      const id = randomUUID();
      if (phase === 'offered' && offer)
        yield [`accept ${offer.id}`, { type: 'accept', interaction, offer: offer.id, id }];
      if (phase === 'connected') yield [`done ${interaction}`, { type: 'done', interaction, id }];
    }
  }
}

async function demoToken(address: string, agent: string): Promise<string> {
  const response = await fetch(`${address}/demo/token?agent=${agent}`, {
    signal: AbortSignal.timeout(PING_MS),
  });
  return readToken(await response.text());
}

/** The token endpoint answers with the token itself or with `{ "token": … }`. */
function readToken(body: string): string {
  return body.startsWith('{') ? (JSON.parse(body) as { token: string }).token : body;
}

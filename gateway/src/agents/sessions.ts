/** The sockets on this node, by agent: who is connected here, and whom a hint wakes. */
import { PadError } from 'contact-pad/core';
import type { Fact } from 'contact-pad/core';
import type { VoiceOf } from '../callbacks/call-phase.js';
import { setVoice } from '../callbacks/voice.js';
import { commitChange } from '../events/change.js';
import type { Store } from '../events/change.js';
import type { LoggedEvent } from '../events/event-log.js';
import type { Logger } from '../log.js';
import { markBack, markDisconnected } from '../routing/nodes.js';
import { lockPresence } from '../routing/presence.js';
import { join } from './join.js';
import type { Joined, Joining } from './join.js';

/** One socket that has joined. */
export interface Member {
  /** Of the request by which it came, in the log. */
  readonly requestId: string;
  /** The last fact sent. */
  readonly seq: number;
  /** There may be more facts, these among them. */
  wake(committed?: readonly LoggedEvent[]): void;
  /** Something that is not kept. */
  live(fact: Fact): void;
}

interface Local {
  /** With the line that each brings for the calls of its agent. */
  readonly members: Map<Member, VoiceOf>;
  /** Sockets that are about to become members. */
  joining: number;
  /** The newest connection of the agent on this node. */
  connection: number;
  /** The request of the socket that left last. */
  left?: string;
}

/** What the sockets of one node go by. */
export interface SessionRules {
  /** Id of this gateway. */
  readonly node: string;
  /** How long an agent who lost the link keeps what they accepted, in milliseconds. */
  readonly graceMs: number;
  /** Sockets that one agent may have here. */
  readonly agentSockets: number;
}

interface Differing {
  readonly agent: string;
  readonly seq: number;
  readonly connected: boolean;
  readonly epoch: number;
}

// Of thousands, most are as they should be: only the others are told. Who is here comes as one text, for thousands of
// parameters a second would be most of what an idle node writes; a list of values is hashed whatever the planner expects of it.
const DIFFERING = `
WITH here AS (SELECT key AS agent, value::bigint AS seq FROM json_each_text($1::json))
SELECT agent_id AS agent, last_seq AS seq, connected, epoch FROM presence
WHERE CASE WHEN agent_id IN (SELECT agent FROM here)
  THEN NOT connected OR (agent_id, last_seq) NOT IN (SELECT agent, seq FROM here)
  ELSE connected AND node_id = $2 END`;

/** Keeps `presence.connected` true to the sockets that there are. */
export class Sessions {
  readonly #store: Store;
  readonly #node: string;
  readonly #graceMs: number;
  readonly #most: number;
  readonly #log: Logger;
  readonly #agents = new Map<string, Local>();
  #open = 0;

  constructor(store: Store, { node, graceMs, agentSockets }: SessionRules, log: Logger) {
    this.#store = store;
    this.#node = node;
    this.#graceMs = graceMs;
    this.#most = agentSockets;
    this.#log = log;
    store.hints.on('agent', this.#onHint).on('live', this.#onLive);
  }

  /**
   * A socket joins; `enter` is called once the agent is marked connected, and makes the member.
   *
   * @throws PadError `RATE_LIMITED` where the agent has as many as they may have.
   */
  async enter(agent: string, joining: Joining, enter: (joined: Joined) => Member | undefined): Promise<void> {
    const local: Local = this.#agents.get(agent) ?? {
      members: new Map<Member, VoiceOf>(),
      joining: 0,
      connection: 0,
    };
    if (local.members.size + local.joining >= this.#most)
      throw new PadError('RATE_LIMITED', 'The agent has too many sockets here.');
    this.#agents.set(agent, local);
    local.joining++;
    try {
      const voice = voiceOf(local, joining.voice);
      const newLine = joining.voice === 'pad' && voiceOf(local) !== 'pad';
      const joined = await join(this.#store, agent, this.#node, { ...joining, voice, newLine });
      local.connection = Math.max(local.connection, joined.connection);
      const member = enter(joined);
      if (member) {
        local.members.set(member, joining.voice);
        this.#count(1);
        member.wake();
        // Another socket may have come meanwhile.
        if (voiceOf(local) !== voice) await this.#keepVoice(agent, voiceOf(local));
      }
    } finally {
      local.joining--;
      await this.#leaveIfLast(agent, local);
    }
  }

  /** A socket is gone. */
  async leave(agent: string, member: Member): Promise<void> {
    const local = this.#agents.get(agent);
    if (!local?.members.delete(member)) return;
    local.left = member.requestId;
    this.#count(-1);
    if (local.members.size > 0) await this.#keepVoice(agent, voiceOf(local));
    await this.#leaveIfLast(agent, local);
  }

  /**
   * Makes store and sockets agree again after whatever failed or was lost: wakes who has not got everything, marks
   * connected who is here, and disconnected who is not.
   */
  async reconcile(): Promise<void> {
    const rows = await this.#store.db.query<Differing>(DIFFERING, [this.#here(), this.#node]);
    await this.#markBack(rows.filter(({ connected }) => !connected));
    for (const { agent, seq, epoch } of rows) {
      const local = this.#agents.get(agent);
      if (!local) await markDisconnected(this.#store.db, agent, this.#node, epoch, this.#graceMs);
      for (const member of local?.members.keys() ?? []) if (member.seq < seq) member.wake();
    }
  }

  /** Whether the agent has a socket here. */
  has(agent: string): boolean {
    return this.#agents.has(agent);
  }

  /** Listens no more. */
  close(): void {
    this.#store.hints.off('agent', this.#onHint).off('live', this.#onLive);
  }

  /** The last fact that all sockets of each agent have, as JSON. */
  #here(): string {
    const here = Object.create(null) as Record<string, number>;
    for (const [agent, { members }] of this.#agents) here[agent] = leastSeq(members);
    return JSON.stringify(here);
  }

  readonly #onHint = (agent: string, committed?: readonly LoggedEvent[]): void => {
    for (const member of this.#agents.get(agent)?.members.keys() ?? []) member.wake(committed);
  };

  readonly #onLive = (agent: string, fact: Fact): void => {
    for (const member of this.#agents.get(agent)?.members.keys() ?? []) member.live(fact);
  };

  #count(change: number): void {
    this.#open += change;
    this.#store.hints.emit('sockets', this.#open);
  }

  /** Another node marked them disconnected, but their sockets are still here. */
  async #markBack(away: readonly Differing[]): Promise<void> {
    const agents = away.flatMap(({ agent }) => (this.#agents.get(agent)?.members.size ? [agent] : []));
    if (agents.length === 0) return;
    const back = await commitChange(this.#store, (change) => markBack(change, agents, this.#node));
    for (const { agent, epoch } of back) {
      const local = this.#agents.get(agent);
      if (local) local.connection = Math.max(local.connection, epoch);
    }
  }

  /** A pad with a line may have gone while another of the same agent stays. */
  async #keepVoice(agent: string, voice: VoiceOf): Promise<void> {
    await commitChange(this.#store, async (change) => {
      await lockPresence(change.tx, agent);
      await setVoice(change, agent, voice);
    }).catch((error: unknown) => {
      this.#log.warn({ err: error, agent }, 'line not stored; the next socket of the agent says it again');
    });
  }

  async #leaveIfLast(agent: string, local: Local): Promise<void> {
    if (local.members.size > 0 || local.joining > 0) return;
    this.#agents.delete(agent);
    if (local.connection === 0) return;
    this.#log.info({ requestId: local.left, agent }, 'agent disconnected');
    await markDisconnected(this.#store.db, agent, this.#node, local.connection, this.#graceMs).catch(
      (error: unknown) => {
        this.#log.warn({ err: error, agent }, 'disconnect not stored; the next beat tries again');
      },
    );
  }
}

/** The last fact that all of them have. */
function leastSeq(members: Local['members']): number {
  let least = Infinity;
  for (const { seq } of members.keys()) least = Math.min(least, seq);
  return least === Infinity ? 0 : least;
}

/** The line of a pad counts before one of the gateway. */
function voiceOf({ members }: Local, other: VoiceOf = null): VoiceOf {
  const voices = [...members.values(), other];
  return voices.find((voice) => voice === 'pad') ?? voices.find((voice) => voice !== null) ?? null;
}

import type { Agent, Clock, Fact, Interaction, Link } from '../core/index.js';

/** What one source has said, as far as a late tab needs it. */
interface Heard {
  link?: Link;
  /** The source's clock minus ours, in milliseconds. */
  offset: number;
  agent?: Agent;
  readonly interactions: Map<string, Interaction>;
}

/** How everything stands, by what a backend has said: what a tab that comes late is told first. */
export class Mirror {
  readonly #sources = new Map<string, Heard>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes in what the backend said. */
  hear(fact: Fact): void {
    if (fact.type === 'link') {
      const heard = this.#of(fact.link.source);
      heard.link = fact.link;
      if (fact.now !== undefined) heard.offset = fact.now - this.#clock.now();
    } else if (fact.type === 'snapshot') {
      const heard = this.#of(fact.source);
      heard.agent = fact.agent;
      heard.offset = fact.now - this.#clock.now();
      heard.interactions.clear();
      for (const one of fact.interactions) heard.interactions.set(one.id, one);
    } else if (fact.type === 'agent') this.#of(fact.agent.source).agent = fact.agent;
    else if (fact.type === 'interaction') this.#keep(fact.interaction);
  }

  /** The same as facts: a link and a snapshot for each source. */
  facts(): readonly Fact[] {
    return [...this.#sources].flatMap(([source, heard]) =>
      factsOf(source, heard, this.#clock.now() + heard.offset),
    );
  }

  /** Whether there is a call that is heard in this browser. */
  get isCalling(): boolean {
    return [...this.#sources.values()].some(
      ({ link, interactions }) => link?.audio && [...interactions.values()].some(isCall),
    );
  }

  #of(source: string): Heard {
    const heard = this.#sources.get(source) ?? { offset: 0, interactions: new Map<string, Interaction>() };
    this.#sources.set(source, heard);
    return heard;
  }

  #keep(one: Interaction): void {
    const { interactions } = this.#of(one.source);
    if (one.phase === 'gone') interactions.delete(one.id);
    else interactions.set(one.id, one);
  }
}

function isCall({ call, phase }: Interaction): boolean {
  return !!call && (phase === 'establishing' || phase === 'connected' || phase === 'held');
}

function factsOf(source: string, { link, agent, interactions }: Heard, now: number): Fact[] {
  const facts: Fact[] = link ? [{ type: 'link', link, now }] : [];
  if (!agent) return facts;
  const held = [...interactions.values()];
  // A snapshot stands at the agent's revision: what anything of it has reached is late for the tab that hears it.
  const revision = Math.max(agent.revision, ...held.map((one) => one.revision));
  facts.push({
    type: 'snapshot',
    source,
    now,
    agent: { ...agent, revision },
    interactions: held,
    left: [],
  });
  return facts;
}

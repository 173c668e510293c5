import type { Agent, Can, CommandType } from '../../core/index.js';

/** What the line does for the agent, and about no call that is there. */
export const OF_THE_LINE: readonly CommandType[] = ['call', 'set-audio', 'enable-audio'];

/** The one agent whom a gateway and a line speak of: who they are by the gateway, with what the line can do for them. */
export class JoinedAgent {
  /** As the gateway told them last. */
  agent: Agent | undefined;
  /** As the line told them last. */
  lineAgent: Agent | undefined;
  #told = '';

  /** Whether both have told of them. */
  get isComplete(): boolean {
    return this.agent !== undefined && this.lineAgent !== undefined;
  }

  /** Whether something can be done that was not told yet, or no longer. */
  get isNews(): boolean {
    return this.agent !== undefined && JSON.stringify(this.#can(this.agent)) !== this.#told;
  }

  /** New work comes by the line as long as it comes by the gateway: the state that the line should have, where it is another. */
  get wantedOfLine(): 'ready' | 'not-ready' | undefined {
    if (!this.agent || !this.lineAgent) return undefined;
    const { state, intended } = this.agent;
    const wanted = state === 'ready' && intended?.state !== 'not-ready' ? 'ready' : 'not-ready';
    return this.lineAgent.state === wanted ? undefined : wanted;
  }

  /** As the pad is to be told; the gateway has spoken. */
  told(agent: Agent, revision: number): Agent {
    const can = this.#can(agent);
    this.#told = JSON.stringify(can);
    return { ...agent, revision, can };
  }

  /** The line does nothing for who is logged out. */
  #can({ state, can }: Agent): Can {
    const own = state === 'logged-out' ? {} : (this.lineAgent?.can ?? {});
    const more = OF_THE_LINE.filter((type) => type in own).map((type) => [type, own[type]] as const);
    return { ...can, ...Object.fromEntries(more) };
  }
}

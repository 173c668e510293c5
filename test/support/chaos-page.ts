/** Runs in the page of the chaos tests: an agent who works as fast as the pad lets them, and all that the adapter told. */
import '../../src/index.js';
import { gateway } from '../../src/adapters/gateway/index.js';
import {
  Pad,
  PadError,
  permission,
  randomId,
  type Adapter,
  type Fact,
  type Interaction,
  type Request,
} from '../../src/core/index.js';

/** How the agent connects, in milliseconds. */
export interface AgentTimes {
  readonly maxBackoffMs: number;
  readonly timeoutMs: number;
}

/** What the page knows at the end. */
export interface Story {
  /** All that the adapter reported but the link, in order. */
  readonly facts: readonly Fact[];
  readonly interactions: readonly Interaction[];
  readonly agentState: string | undefined;
  /** What the agent has begun to write in the first conversation. */
  readonly draft: string | undefined;
  /** How often the link was told as down. */
  readonly cuts: number;
  /** Commands that the agent gave, those that were asked again, and failures by code. */
  readonly commands: number;
  readonly retries: number;
  readonly failures: Readonly<Record<string, number>>;
}

const LOOK_MS = 25;
const TOKEN_MS = 2_000;

/** One agent in this page. */
export class ChaosAgent {
  readonly #facts: Fact[] = [];
  readonly #failures: Record<string, number> = {};
  readonly #texts: string[] = [];
  readonly #pad: Pad;
  #cuts = 0;
  #commands = 0;
  #retries = 0;
  #message: Promise<void> | undefined;

  private constructor(agent: string, { maxBackoffMs, timeoutMs }: AgentTimes) {
    const token = async (): Promise<string> => {
      // A connection of which one end is gone would keep it waiting.
      const signal = AbortSignal.timeout(TOKEN_MS);
      const response = await fetch(`/demo/token?agent=${agent}`, { cache: 'no-store', signal });
      return ((await response.json()) as { token: string }).token;
    };
    this.#pad = new Pad({ adapter: this.#heard(gateway({ token, maxBackoffMs })), timeoutMs });
  }

  /** Connects the agent and shows their pad. */
  static async begin(agent: string, times: AgentTimes): Promise<ChaosAgent> {
    const one = new ChaosAgent(agent, times);
    const element = document.createElement('contact-pad');
    element.pad = one.#pad;
    document.body.append(element);
    await one.#pad.connect();
    return one;
  }

  get link(): string | undefined {
    return this.#pad.state.sources['gateway']?.link.state;
  }

  /** Something to say in the first conversation, after what was to be said before. */
  say(text: string): void {
    this.#texts.push(text);
  }

  /** Writes in the first conversation, without sending it. */
  draft(text: string): void {
    const interaction = this.#talk?.id;
    if (interaction !== undefined)
      this.#pad.set({ type: 'draft', interaction, fields: { 'send-message': text } });
  }

  get isTalking(): boolean {
    return this.#talk?.phase === 'connected';
  }

  /** Whether nothing is left to do. */
  get isIdle(): boolean {
    const { interactions, commands } = this.#pad.state;
    const talks = interactions.filter(({ conversation }) => conversation);
    return interactions.length === talks.length && this.#texts.length === 0 && commands.length === 0;
  }

  /** Asks, and asks again by the same id where no answer came; what could not be sent is asked anew. */
  async ask(request: Request): Promise<void> {
    for (;;) {
      this.#commands += 1;
      const code = await this.#settled({ ...request, id: randomId() });
      if (code === undefined) return;
      this.#failures[code] = (this.#failures[code] ?? 0) + 1;
      if (code !== 'OFFLINE') return;
      await this.#pause();
    }
  }

  /** Does all that there is to do, for ever. */
  work(): void {
    void this.#look();
  }

  story(): Story {
    const { interactions, agent, drafts } = this.#pad.state;
    const draft = drafts[this.#talk?.id ?? '']?.['send-message'];
    return {
      ...{ facts: this.#facts, interactions, agentState: agent?.state, draft, cuts: this.#cuts },
      ...{ commands: this.#commands, retries: this.#retries, failures: this.#failures },
    };
  }

  get #talk(): Interaction | undefined {
    return this.#pad.state.interactions.find(({ conversation }) => conversation);
  }

  #heard(adapter: Adapter): Adapter {
    return {
      ...adapter,
      connect: (report, signal) =>
        adapter.connect((fact) => {
          if (fact.type !== 'link') this.#facts.push(fact);
          else if (fact.link.state === 'down') this.#cuts += 1;
          report(fact);
        }, signal),
    };
  }

  async #look(): Promise<never> {
    for (;;) {
      const { interactions, commands } = this.#pad.state;
      for (const one of interactions) {
        const step = nextStep(one);
        const isBusy = commands.some(
          ({ command }) => 'interaction' in command && command.interaction === one.id,
        );
        if (step && !isBusy && permission(this.#pad.state, one, step.type) === true) void this.ask(step);
      }
      const talk = this.#talk;
      const [text] = this.#texts;
      if (talk?.phase === 'connected' && text !== undefined && !this.#message) {
        this.#message = this.ask({ type: 'send-message', interaction: talk.id, text }).finally(() => {
          this.#texts.shift();
          this.#message = undefined;
        });
      }
      await this.#pause();
    }
  }

  /** What became of a command in the end: nothing where it was done. */
  async #settled(request: Request & { readonly id: string }): Promise<string | undefined> {
    let code = await outcome(this.#pad.send(request));
    // Without a link nothing was sent.
    if (code === 'OFFLINE') return code;
    while (code !== undefined && this.#isOpen(request.id)) {
      if (code !== 'UNKNOWN' && code !== 'OFFLINE') {
        this.#pad.set({ type: 'dismiss', command: request.id });
        return code;
      }
      await this.#pause();
      code = await outcome(this.#pad.retry(request.id));
      if (code !== 'OFFLINE') this.#retries += 1;
    }
    // A fact may have settled it meanwhile.
    return undefined;
  }

  #isOpen(id: string): boolean {
    return this.#pad.state.commands.some(({ command }) => command.id === id);
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function outcome(sent: Promise<void>): Promise<string | undefined> {
  return sent.then(
    () => undefined,
    (thrown: unknown) => PadError.from(thrown).code,
  );
}

/** Offers are accepted, a note is written, and it is done. A conversation stays. */
function nextStep(one: Interaction): Request | undefined {
  const { id: interaction, phase, offer, conversation, note } = one;
  if (phase === 'offered') return { type: 'accept', interaction, offer: offer?.id ?? '' };
  if (conversation) return undefined;
  if (note === undefined && one.can['set-note'])
    return { type: 'set-note', interaction, note: `About ${one.subject}` };
  return { type: 'done', interaction };
}

declare global {
  interface Window {
    readonly begin: typeof ChaosAgent.begin;
    agent: ChaosAgent;
  }
}

Object.assign(window, { begin: (agent: string, times: AgentTimes) => ChaosAgent.begin(agent, times) });

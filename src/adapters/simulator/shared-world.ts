import { PadError, canceller, randomId, systemClock } from '../../core/index.js';
import type { Failure, Signal } from '../../core/index.js';
import type { WorldAction, WorldAnswer } from './actions.js';
import type { NewInteraction } from './intake.js';
import type { Told } from './turn.js';
import { createWorld } from './world.js';
import type { LocalWorld, World } from './world.js';
import type { WorldSetup } from './world-setup.js';
import type { WorldState } from './world-state.js';

/** How a shared world is found and set up; the first window sets it up. */
export interface SharedWorldOptions extends WorldSetup {
  /** Windows of one origin with the same name share one world. */
  readonly name: string;
}

/** What the windows say to each other. The window that holds the lock hosts the world; the others ask it. */
type Message =
  | { readonly type: 'ask'; readonly id: string; readonly action: WorldAction }
  | { readonly type: 'answer'; readonly id: string; readonly answer?: WorldAnswer; readonly error?: Failure }
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'state'; readonly state: WorldState }
  | { readonly type: 'hosting' };

interface Question {
  readonly action: WorldAction;
  resolve(answer: WorldAnswer): void;
  reject(error: PadError): void;
}

/**
 * A world that several windows share without a server: one hosts it (Web Lock), the others talk to it over a
 * BroadcastChannel. When the host closes, the next window carries on with the last state that it heard.
 */
export function sharedWorld(options: SharedWorldOptions): World {
  const window = new SharedWindow(options);
  return {
    name: options.source ?? 'simulator',
    clock: systemClock,
    act: (action) => window.act(action),
    post: (item: NewInteraction = {}) => window.act({ type: 'post', item }) as Promise<string>,
    listen: (listener) => window.listen(listener),
    close: () => {
      window.close();
    },
  };
}

class SharedWindow {
  readonly #setup: SharedWorldOptions;
  readonly #channel: BroadcastChannel;
  readonly #closing = canceller();
  readonly #listeners = new Set<(told: Told) => void>();
  /** Asked and not answered: asked again when another window becomes the host. */
  readonly #questions = new Map<string, Question>();
  /** The adapters of this window, so that they enter again under a new host. */
  readonly #entered = new Map<string, Extract<WorldAction, { type: 'enter' }>>();
  #state: WorldState | undefined;
  #world: LocalWorld | undefined;
  #leaveHosting = (): void => undefined;
  #stateIsDue = false;

  constructor(options: SharedWorldOptions) {
    this.#setup = options;
    this.#channel = new BroadcastChannel(`contact-pad:world:${options.name}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.#hear(data);
    };
    addEventListener('pagehide', this.#onPageHide);
    void this.#waitToHost(options.name);
  }

  act(action: WorldAction): Promise<WorldAnswer> {
    if (action.type === 'enter') this.#entered.set(action.adapter, action);
    if (action.type === 'leave') this.#entered.delete(action.adapter);
    if (this.#world) {
      this.#announceState();
      return this.#world.act(action);
    }
    return new Promise((resolve, reject) => {
      const id = randomId();
      this.#questions.set(id, { action, resolve, reject });
      this.#say({ type: 'ask', id, action });
    });
  }

  listen(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Leaves with every adapter of this window; another window hosts from now on. */
  close(): void {
    removeEventListener('pagehide', this.#onPageHide);
    for (const { agent, adapter } of this.#entered.values()) void this.act({ type: 'leave', agent, adapter });
    if (this.#world) this.#say({ type: 'state', state: this.#world.state });
    this.#closing.abort();
    this.#leaveHosting();
    this.#world?.close();
    this.#channel.close();
    this.#listeners.clear();
  }

  /** Hosts from the moment that the lock is free until this window closes. */
  async #waitToHost(name: string): Promise<void> {
    const signal = this.#closing.signal as Signal & AbortSignal;
    const hosting = navigator.locks.request(`contact-pad:world:${name}`, { signal }, () => this.#host());
    await hosting.catch((thrown: unknown) => {
      if (!signal.aborted) throw thrown;
    });
  }

  #host(): Promise<void> {
    const state = this.#state;
    // Windows that are gone cannot leave any more: the others enter again.
    if (state) for (const agent of Object.values(state.agents)) agent.online = [];
    this.#world = createWorld({ ...this.#setup, ...(state ? { state } : {}) });
    this.#world.listen((told) => {
      this.#tell(told);
      this.#say({ type: 'told', told });
      this.#announceState();
    });
    this.#say({ type: 'hosting' });
    this.#askAgain();
    return new Promise((resolve) => {
      this.#leaveHosting = resolve;
    });
  }

  /** Lets the others know the state, once for all that happens now. */
  #announceState(): void {
    if (this.#stateIsDue) return;
    this.#stateIsDue = true;
    queueMicrotask(() => {
      this.#stateIsDue = false;
      if (this.#world) this.#say({ type: 'state', state: this.#world.state });
    });
  }

  #hear(message: Message): void {
    switch (message.type) {
      case 'ask':
        if (this.#world) void this.#answer(message.id, message.action);
        return;
      case 'answer':
        this.#settle(message.id, message.answer, message.error);
        return;
      case 'told':
        this.#tell(message.told);
        return;
      case 'state':
        this.#state = message.state;
        return;
      case 'hosting':
        this.#askAgain();
    }
  }

  async #answer(id: string, action: WorldAction): Promise<void> {
    try {
      const answer = await this.act(action);
      this.#say({ type: 'answer', id, ...(answer === undefined ? {} : { answer }) });
    } catch (thrown) {
      const { code, message } = PadError.from(thrown);
      this.#say({ type: 'answer', id, error: { code, message } });
    }
  }

  #settle(id: string, answer: WorldAnswer, error: Failure | undefined): void {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    if (error) question?.reject(new PadError(error.code, error.message));
    else question?.resolve(answer);
  }

  /** A new host knows nothing of what was asked before, and of nobody who is here. */
  #askAgain(): void {
    const open = [...this.#questions.values()];
    this.#questions.clear();
    const asked = new Set(open.map(({ action }) => action));
    for (const enter of this.#entered.values()) if (!asked.has(enter)) void this.act(enter);
    for (const question of open)
      this.act(question.action).then(
        (answer) => {
          question.resolve(answer);
        },
        (thrown: unknown) => {
          question.reject(PadError.from(thrown));
        },
      );
  }

  /** A page that may come back keeps its place. */
  readonly #onPageHide = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) this.close();
  };

  #tell(told: Told): void {
    for (const listener of [...this.#listeners]) listener(told);
  }

  #say(message: Message): void {
    if (!this.#closing.signal.aborted) this.#channel.postMessage(message);
  }
}

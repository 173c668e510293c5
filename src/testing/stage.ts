import { systemClock } from '../core/index.js';
import type { Clock, CommandType, Interaction, Permission } from '../core/index.js';
import type { Backend, ContractAgent, ContractWorkItem, EditableKey, Means } from './backend.js';
import { Recorder } from './recorder.js';
import { NotOffered } from './violation.js';

/** Where one case plays: the backend, and the recorders that listen to its adapters. */
export class Stage {
  readonly backend: Backend;
  readonly clock: Clock;
  readonly #recorders: Recorder[] = [];
  #items = 0;

  constructor(backend: Backend) {
    this.backend = backend;
    this.clock = backend.clock ?? systemClock;
  }

  /** A recorder for a new adapter of that agent, not connected. */
  recorder(agent: ContractAgent): Recorder {
    const recorder = new Recorder(this.backend.adapterFor(agent), {
      patienceMs: this.backend.patienceMs ?? 5000,
    });
    this.#recorders.push(recorder);
    return recorder;
  }

  /** The agent is connected and Not Ready. */
  async notReady(agent: ContractAgent): Promise<Recorder> {
    const recorder = this.recorder(agent);
    await recorder.connect();
    await recorder.settle({ type: 'set-state', state: 'not-ready' });
    return recorder;
  }

  /** The agent is connected and Ready. */
  async ready(agent: ContractAgent): Promise<Recorder> {
    const recorder = await this.notReady(agent);
    await becomeReady(recorder);
    return recorder;
  }

  /** A work item comes in; answers its id. */
  async post(item: Partial<ContractWorkItem> = {}): Promise<string> {
    this.#items += 1;
    return (await this.backend.post({ subject: `Item ${this.#items}`, ...item })).id;
  }

  /** A work item comes in and is offered to that agent, the only one who is ready. */
  async offered(recorder: Recorder, item: Partial<ContractWorkItem> = {}): Promise<OfferedInteraction> {
    return withOffer(await recorder.phase(await this.post(item), 'offered'));
  }

  /** A work item comes in and that agent accepts it. */
  async held(recorder: Recorder, item: Partial<ContractWorkItem> = {}): Promise<Interaction> {
    const offered = await this.offered(recorder, item);
    await recorder.settle({ type: 'accept', interaction: offered.id, offer: offered.offer.id });
    return recorder.phase(offered.id, 'connected');
  }

  /** Waits as long as nothing has to happen, then looks whether a rule was broken. */
  async quiet(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.backend.quietMs ?? 100));
    for (const recorder of this.#recorders) recorder.check();
  }

  /** The case cannot be played where the adapter does not offer that capability. */
  needs(permission: Permission | undefined, what: string): void {
    if (permission === undefined) throw new NotOffered(`the adapter does not offer ${what}`);
  }

  /** The editable key of case data. */
  get editableKey(): EditableKey {
    if (!this.backend.editableKey) throw missing('editableKey');
    return this.backend.editableKey;
  }

  /** Lets each open offer end. */
  async letOffersExpire(): Promise<void> {
    if (!this.backend.letOffersExpire) throw missing('letOffersExpire');
    await this.backend.letOffersExpire();
  }

  /** Takes an item back. */
  async withdraw(id: string): Promise<void> {
    if (!this.backend.withdraw) throw missing('withdraw');
    await this.backend.withdraw(id);
  }

  /** Takes a capability from the first agent. */
  async forbid(command: CommandType): Promise<void> {
    if (!this.backend.forbid) throw missing('forbid');
    await this.backend.forbid('first', command);
  }

  /** Loads a url of an attachment; answers how many bytes came. */
  async load(url: string): Promise<number> {
    if (!this.backend.load) throw missing('load');
    return this.backend.load(url);
  }

  /** Cuts the link and waits until the adapter says that it is down. */
  async cut(recorder: Recorder): Promise<void> {
    if (!this.backend.cutLink) throw missing('cutLink');
    await this.backend.cutLink(recorder.adapter);
    await recorder.waitFor('the link is down', () => (recorder.link?.state === 'up' ? undefined : true));
  }

  /** Lets the link be made again and waits until the adapter says that it is up. */
  async restore(recorder: Recorder): Promise<void> {
    if (!this.backend.restoreLink) throw missing('restoreLink');
    await this.backend.restoreLink(recorder.adapter);
    await recorder.waitFor('the link is up again', () => (recorder.link?.state === 'up' ? true : undefined));
  }

  /** Ends the case: every adapter is disconnected and has to stay silent. */
  async close(): Promise<void> {
    for (const recorder of this.#recorders) await recorder.disconnect();
    await this.quiet();
  }
}

/** An interaction that waits for an answer. */
export type OfferedInteraction = Interaction & { readonly offer: NonNullable<Interaction['offer']> };

/** The agent becomes Ready. */
export async function becomeReady(recorder: Recorder): Promise<void> {
  await recorder.settle({ type: 'set-state', state: 'ready' });
}

/** The interaction with its offer; the rules have seen to it that an offered one has an offer. */
export function withOffer(interaction: Interaction): OfferedInteraction {
  const { offer } = interaction;
  if (!offer) throw new TypeError(`interaction ${interaction.id} has no offer`);
  return { ...interaction, offer };
}

/** The end of a case whose means the backend does not supply. */
export function missing(means: Means): NotOffered {
  return new NotOffered(`the backend has no ${means}`);
}

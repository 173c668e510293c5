import { systemClock } from '../core/index.js';
import type { Adapter, Clock, CommandType, Interaction, Medium, Permission, Phase } from '../core/index.js';
import type {
  Backend,
  ContractAgent,
  ContractInteraction,
  ContractNumbers,
  ContractPlaces,
  ContractTaskTypes,
  EditableKey,
  Means,
} from './backend.js';
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
    return this.#listenTo(this.backend.adapterFor(agent));
  }

  /** The agent is connected and Not Ready. */
  async notReady(agent: ContractAgent): Promise<Recorder> {
    return becomeNotReady(this.recorder(agent));
  }

  /** The third agent is connected and Not Ready. */
  async third(): Promise<Recorder> {
    if (!this.backend.thirdAgent) throw missing('thirdAgent');
    return becomeNotReady(this.#listenTo(this.backend.thirdAgent()));
  }

  /** The agent is connected and Ready. */
  async ready(agent: ContractAgent): Promise<Recorder> {
    const recorder = await this.notReady(agent);
    await becomeReady(recorder);
    return recorder;
  }

  /** What comes in where nothing else is said. */
  get medium(): 'work-item' | 'voice' {
    return this.backend.medium ?? 'work-item';
  }

  /** How that is finished: a work item by Done, a call by Release. */
  get ending(): 'done' | 'release' {
    return this.medium === 'voice' ? 'release' : 'done';
  }

  /** Where that stands while its agent asks somebody about it: a call is held, anything else goes on. */
  get aside(): Phase {
    return this.medium === 'voice' ? 'held' : 'connected';
  }

  /** An interaction comes in; answers its id. */
  async post(item: Partial<ContractInteraction> = {}): Promise<string> {
    this.#items += 1;
    return (await this.backend.post({ subject: `Item ${this.#items}`, medium: this.medium, ...item })).id;
  }

  /** An interaction comes in and is offered to that agent, the only one who is ready. */
  async offered(recorder: Recorder, item: Partial<ContractInteraction> = {}): Promise<OfferedInteraction> {
    return withOffer(await recorder.phase(await this.post(item), 'offered'));
  }

  /** An interaction comes in and that agent accepts it, unless it is answered by itself. */
  async held(recorder: Recorder, item: Partial<ContractInteraction> = {}): Promise<Interaction> {
    const id = await this.post(item);
    const arrived = await recorder.waitFor(`interaction ${id} is offered or connected`, () => {
      const one = recorder.interactions.get(id);
      return one?.phase === 'offered' || one?.phase === 'connected' ? one : undefined;
    });
    if (arrived.phase === 'offered') await accept(recorder, arrived);
    return recorder.phase(id, 'connected');
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

  /** Id of a task type of that kind. */
  taskType(kind: keyof ContractTaskTypes): string {
    const id = this.backend.taskTypes?.[kind];
    if (id === undefined) throw missing(`taskTypes.${kind}`);
    return id;
  }

  /** Id of a place of that kind. */
  place(kind: keyof ContractPlaces): string {
    const id = this.backend.places?.[kind];
    if (id === undefined) throw missing(`places.${kind}`);
    return id;
  }

  /** How many interactions of that medium an agent has room for beside others that take `taken` of 100. */
  room(medium: Medium, taken = 0): number {
    return Math.floor((100 - taken) / this.weight(medium));
  }

  /** What one interaction of that medium takes of an agent, of 100. */
  weight(medium: Medium): number {
    const weight = this.backend.weights?.[medium];
    if (weight === undefined) throw missing(`weights.${medium}`);
    return weight;
  }

  /** A telephone number where somebody answers. */
  get number(): string {
    if (this.backend.number === undefined) throw missing('number');
    return this.backend.number;
  }

  /** A telephone number of that kind. */
  numberThat(kind: keyof ContractNumbers): string {
    const number = this.backend.numbers?.[kind];
    if (number === undefined) throw missing(`numbers.${kind}`);
    return number;
  }

  /** Lets calls go on at the other end. */
  async letCallsGoOn(): Promise<void> {
    if (!this.backend.letCallsGoOn) throw missing('letCallsGoOn');
    await this.backend.letCallsGoOn();
  }

  /** Lets time pass. */
  async letTimePass(ms: number): Promise<void> {
    if (!this.backend.letTimePass) throw missing('letTimePass');
    await this.backend.letTimePass(ms);
  }

  /** Lets who was dialled answer. */
  async letNumberAnswer(): Promise<void> {
    if (!this.backend.letNumberAnswer) throw missing('letNumberAnswer');
    await this.backend.letNumberAnswer();
  }

  /** Lets each wrap-up of a set time end. */
  async letWrapEnd(): Promise<void> {
    if (!this.backend.letWrapEnd) throw missing('letWrapEnd');
    await this.backend.letWrapEnd();
  }

  /** Lets agents pause who miss or reject an offer. */
  async pauseWhenMissed(): Promise<void> {
    if (!this.backend.pauseWhenMissed) throw missing('pauseWhenMissed');
    await this.backend.pauseWhenMissed();
  }

  /** The replies that were stored to be sent. */
  async outbox(id: string): Promise<readonly string[]> {
    if (!this.backend.outbox) throw missing('outbox');
    return this.backend.outbox(id);
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

  #listenTo(adapter: Adapter): Recorder {
    const recorder = new Recorder(adapter, { patienceMs: this.backend.patienceMs ?? 5000 });
    this.#recorders.push(recorder);
    return recorder;
  }

  /** Ends the case: every adapter is disconnected and has to stay silent. */
  async close(): Promise<void> {
    for (const recorder of this.#recorders) await recorder.disconnect();
    await this.quiet();
  }
}

/** An interaction that waits for an answer. */
export type OfferedInteraction = Interaction & { readonly offer: NonNullable<Interaction['offer']> };

/** The agent connects and becomes Not Ready. */
async function becomeNotReady(recorder: Recorder): Promise<Recorder> {
  await recorder.connect();
  await recorder.settle({ type: 'set-state', state: 'not-ready' });
  return recorder;
}

/** The agent becomes Ready. */
export async function becomeReady(recorder: Recorder): Promise<void> {
  await recorder.settle({ type: 'set-state', state: 'ready' });
}

/** The agent accepts what is offered to them. */
export async function accept(recorder: Recorder, offered: Interaction): Promise<Interaction> {
  const { id, offer } = withOffer(offered);
  await recorder.settle({ type: 'accept', interaction: id, offer: offer.id });
  return recorder.phase(id, 'connected');
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

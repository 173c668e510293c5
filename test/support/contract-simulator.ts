import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import type {
  LocalWorld,
  SimulatorAdapter,
  WorldMedium,
  WorldSetup,
} from '../../src/adapters/simulator/index.js';
import type { Adapter } from '../../src/core/index.js';
import { virtualClock } from '../../src/testing/index.js';
import type { Backend, ContractAgent } from '../../src/testing/index.js';
import { AGENTS, NUMBERS, PLACES } from './contract-demo.js';

const MEDIA = ['voice', 'callback', 'chat', 'email', 'case'] as const;
const WEIGHTS = { voice: 100, callback: 100, chat: 33, email: 20, case: 20, 'work-item': 20 } as const;
const TASK_TYPES = {
  timedWrap: 'complaint',
  openWrap: 'investigation',
  requiredDisposition: 'claim',
  timedWrapRequired: 'loan-decision',
  optionalDisposition: 'question',
} as const;
/** Longer than any offer, and than any wrap-up that was extended once. */
const OFFER_MS = 20_000;
const WRAP_MS = 60_000;
const ANSWER_MS = 1000;
/** As long as the notice of an instant message, and as its sender waits. */
const NOTICE_MS = 20_000;
const WAIT_MS = 60_000;
const LETTER = { id: 'letter', name: 'letter.txt', type: 'text/plain', size: 6 } as const;

/** A simulator backend, and the way to put something between its adapters and the contract. */
export interface SimulatorBackend extends Backend {
  readonly world: LocalWorld;
}

/**
 * The simulator as the contract's backend, in virtual time. `wrap` may return a broken adapter around the real one, to
 * show that the contract notices.
 */
export function simulatorBackend(
  wrap: (adapter: SimulatorAdapter, agent: ContractAgent | 'third') => Adapter = (adapter) => adapter,
  patienceMs = 1000,
): SimulatorBackend {
  const clock = virtualClock();
  const simulators = new Map<Adapter, SimulatorAdapter>();
  let world = newWorld();

  function newWorld(setup: WorldSetup = {}): LocalWorld {
    const attachmentBase = new URL('/test/adapters/simulator/files/', location.href).href;
    return createWorld({ clock, attachmentBase, ...setup });
  }
  function adapterFor(agent: keyof typeof AGENTS): Adapter {
    const real = simulator({ world, agent: AGENTS[agent] });
    const adapter = wrap(real, agent);
    simulators.set(adapter, real);
    return adapter;
  }
  return {
    name: 'simulator',
    clock,
    patienceMs,
    quietMs: 2,
    media: MEDIA,
    weights: WEIGHTS,
    taskTypes: TASK_TYPES,
    places: PLACES,
    number: '+46700000012',
    numbers: NUMBERS,
    attachments: true,
    contactField: 'city',
    editableKey: { key: 'amount', valid: '5000', invalid: 'a lot' },
    get world() {
      return world;
    },
    adapterFor,
    thirdAgent: () => adapterFor('third'),
    async post({
      subject,
      medium,
      taskType,
      queue,
      body,
      caseData,
      contact,
      attachment,
      number,
      scheduledAt,
    }) {
      const id = await world.post({
        subject,
        entrance: 'loans',
        ...(medium ? { medium: medium as WorldMedium } : {}),
        ...(taskType === undefined ? {} : { taskType }),
        ...(queue === undefined ? {} : { queue }),
        ...(body === undefined ? {} : { body }),
        ...(caseData ? { caseData } : {}),
        ...(contact ? { contact } : {}),
        ...(number === undefined ? {} : { number }),
        ...(scheduledAt === undefined ? {} : { scheduledAt }),
        attachments: attachment ? [LETTER] : [],
      });
      return { id };
    },
    reset() {
      world.close();
      world = newWorld();
      return Promise.resolve();
    },
    pauseWhenMissed() {
      world.close();
      world = newWorld({ missedState: { state: 'not-ready' }, rejectedState: { state: 'not-ready' } });
      return Promise.resolve();
    },
    letOffersExpire() {
      clock.advance(OFFER_MS);
      return Promise.resolve();
    },
    letNumberAnswer() {
      clock.advance(ANSWER_MS);
      return Promise.resolve();
    },
    async letSoundBe(agent, sound) {
      await world.act({ type: 'sound', agent: AGENTS[agent], sound });
    },
    letCallsGoOn() {
      clock.advance(ANSWER_MS);
      return Promise.resolve();
    },
    letTimePass(ms) {
      clock.advance(ms);
      return Promise.resolve();
    },
    letNoticeEnd() {
      clock.advance(NOTICE_MS);
      return Promise.resolve();
    },
    letWaitEnd() {
      clock.advance(WAIT_MS);
      return Promise.resolve();
    },
    customer: {
      async write(interaction, text) {
        await world.act({ type: 'contact-writes', interaction, text });
      },
      async type(interaction) {
        await world.act({ type: 'contact-types', interaction });
      },
      async leave(interaction) {
        await world.act({ type: 'hang-up', interaction });
      },
      // The contact of a world looks at once.
      receives: () => Promise.resolve(),
      reads(interaction) {
        const entries = world.state.interactions[interaction]?.talk?.entries ?? [];
        return Promise.resolve(entries.map(({ text }) => text));
      },
    },
    letWrapEnd() {
      clock.advance(WRAP_MS);
      return Promise.resolve();
    },
    outbox(interaction) {
      const replies = world.state.outbox.filter((entry) => entry.interaction === interaction);
      return Promise.resolve(replies.map(({ text }) => text));
    },
    async setResponses(responses) {
      await world.act({ type: 'responses', responses });
    },
    async withdraw(interaction) {
      await world.act({ type: 'withdraw', interaction });
    },
    async forbid(agent, command) {
      await world.act({ type: 'switches', agent: AGENTS[agent], switches: { [command]: 'off' } });
    },
    cutLink(adapter) {
      simulators.get(adapter)?.cut();
      return Promise.resolve();
    },
    async restoreLink(adapter) {
      await simulators.get(adapter)?.restore();
    },
    async load(url) {
      const response = await fetch(url);
      return (await response.arrayBuffer()).byteLength;
    },
  };
}

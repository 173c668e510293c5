/** What every end-to-end test starts with. */
import { expect, test as base, type BrowserContext } from '@playwright/test';
import { embeddedEngine } from '../../gateway/test/support/engines.js';
import { AgentWindow } from './e2e-agent.js';
import { GatewayProcess } from './e2e-gateway.js';
import { Watch } from './e2e-watch.js';
import { letter, workItem, type LetterText } from './e2e-work-items.js';

/** How long an offer waits, in milliseconds: until somebody answers, or so short that a test can wait for its end. */
const OFFER_MS = { patient: 120_000, short: 2_500 } as const;

type Offers = keyof typeof OFFER_MS;

interface Options {
  /** How long offers wait. */
  offers: Offers;
  /** Further settings of the gateway. */
  settings: Readonly<Record<string, string>>;
  /** Whether the gateway only serves pages, and nothing in it changes: then one does for all such tests. */
  onlyPages: boolean;
}

interface Fixtures {
  /** A gateway of its own, with nothing in it; or the one of `onlyPages`. */
  gateway: GatewayProcess;
  /** Fails the test when a page did what no page may. */
  watch: Watch;
  /** Opens the CRM page of an agent in a window of the same browser. */
  openAgent: (agent: string) => Promise<AgentWindow>;
  /** Opens it, and the agent chooses Ready. */
  openReady: (agent: string) => Promise<AgentWindow>;
  /** Opens it for an agent who is Ready and is offered a work item from Eva Lind. */
  openOffered: (agent: string) => Promise<AgentWindow>;
  /** Opens it for an agent who has accepted that work item. */
  openBusy: (agent: string) => Promise<AgentWindow>;
  /** Opens it for an agent who has accepted an e-mail from Eva Lind. */
  openReading: (agent: string, item?: LetterText) => Promise<AgentWindow>;
  context: BrowserContext;
}

/** A running gateway, and the way to put an end to it and its data. */
interface Started {
  readonly gateway: GatewayProcess;
  readonly end: () => Promise<void>;
}

async function start(offers: Offers, settings: Options['settings']): Promise<Started> {
  const { settings: store, remove } = await embeddedEngine.prepare();
  const gateway = new GatewayProcess(store.dataDir, { OFFER_MS: String(OFFER_MS[offers]), ...settings });
  await gateway.start();
  return {
    gateway,
    async end() {
      await gateway.kill9();
      await remove();
    },
  };
}

let spare: Promise<Started> | undefined;

/** Most tests want the same gateway: the next one starts while a test goes on with the one before. */
function startUsual(): Promise<Started> {
  const usual = spare ?? start('patient', {});
  spare = usual.then(() => start('patient', {}));
  // Whoever takes it hears of it.
  spare.catch(() => undefined);
  return usual;
}

let pages: Promise<Started> | undefined;

/** It ends with this process. */
function startPages(): Promise<Started> {
  pages ??= start('patient', {});
  return pages;
}

export const test = base.extend<Fixtures & Options>({
  offers: ['patient', { option: true }],
  settings: [{}, { option: true }],
  onlyPages: [false, { option: true }],
  gateway: async ({ offers, settings, onlyPages }, use) => {
    if (onlyPages) {
      await use((await startPages()).gateway);
      return;
    }
    const isUsual = offers === 'patient' && Object.keys(settings).length === 0;
    const { gateway, end } = await (isUsual ? startUsual() : start(offers, settings));
    await use(gateway);
    await end();
  },
  watch: async ({ gateway }, use) => {
    const watch = new Watch(() => gateway.url);
    await use(watch);
    watch.verify();
  },
  context: async ({ context, watch }, use) => {
    await watch.begin(context);
    await use(context);
  },
  openAgent: async ({ context, gateway }, use) => {
    await use((agent) => AgentWindow.open(context, gateway.url, agent));
  },
  openReady: async ({ openAgent }, use) => {
    await use(async (agent) => {
      const window = await openAgent(agent);
      await window.choose('Ready');
      return window;
    });
  },
  openOffered: async ({ openReady, gateway }, use) => {
    await use(async (agent) => {
      const window = await openReady(agent);
      await gateway.post(workItem());
      await expect(window.offer('Eva Lind')).toBeVisible();
      return window;
    });
  },
  openBusy: async ({ openOffered }, use) => {
    await use(async (agent) => {
      const window = await openOffered(agent);
      await window.accept('Eva Lind');
      await expect(window.cards).toHaveCount(1);
      return window;
    });
  },
  openReading: async ({ openReady, gateway }, use) => {
    await use(async (agent, item) => {
      const window = await openReady(agent);
      await gateway.postCase(letter(item));
      await window.accept('Eva Lind', 'E-mail');
      await expect(window.cards).toHaveCount(1);
      return window;
    });
  },
});

export { expect };

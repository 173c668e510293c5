/** Two agents at work while the wire of one of them is harmed again and again, and what came of it. */
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { Interaction } from '../../src/core/index.js';
import { forgotten, newestOf, truthOf, type Kept } from './chaos-log.js';
import type { AgentTimes, Story } from './chaos-page.js';
import { ChaosProxy, type Way } from './chaos-proxy.js';
import { compare, type ChaosResult, type Fault } from './chaos-result.js';
import { begin, bundled, opened } from './chaos-stage.js';
import type { GatewayProcess } from './e2e-gateway.js';
import type { FactCopies } from './fact-copies.js';
import { workItem } from './e2e-work-items.js';

/** What a run does. */
export interface ChaosOptions {
  readonly browser: Browser;
  /** A gateway that runs, with short heartbeats. */
  readonly gateway: GatewayProcess;
  /** Numbers from 0 up to 1: they choose each fault, its length and its place. */
  readonly random: () => number;
  readonly faults: number;
  /** How long a cut lasts at most, in milliseconds. */
  readonly longestMs: number;
  readonly times: AgentTimes;
  /**
   * Of a gateway that keeps so little that a link which is back gets a snapshot instead of what it has missed, which it does
   * after each cut.
   */
  readonly copies?: FactCopies;
}

/** A cut is the commonest of them. */
const FAULTS: readonly Fault[] = ['cut', 'cut', 'cut', 'half-up', 'half-down', 'delay', 'repeat', 'truncate'];
const ITEMS_PER_FAULT = 2;
const PATIENCE_MS = 60_000;
const LOOK_MS = 200;
const ARRIVAL_MS = 5_000;
/** Of these there is nothing left to do: a conversation stays `assigned`. */
const CLOSED = ['ended', 'assigned'];

/** Runs it; rejects where an agent can never go on. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { browser, gateway, random } = options;
  const plan = planOf(options);
  const proxy = await ChaosProxy.before(Number(new URL(gateway.url).port), random);
  const context = await browser.newContext();
  try {
    const script = await bundled();
    const bo = await opened(await context.newPage(), gateway.url, script);
    const anna = await opened(await context.newPage(), proxy.url, script);
    await begin(bo, 'bo', options.times);
    await begin(anna, 'anna', options.times);
    return await new ChaosRun({ ...options, plan }, proxy, anna, bo).toTheEnd();
  } finally {
    await context.close();
    await proxy.close();
  }
}

/** The faults in their order. Chosen before anything goes over the wire, which draws numbers for each piece. */
function planOf({ faults, random }: ChaosOptions): Fault[] {
  return Array.from({ length: faults }, () => FAULTS[Math.floor(random() * FAULTS.length)] ?? 'cut');
}

type RunOptions = ChaosOptions & { readonly plan: readonly Fault[] };

class ChaosRun {
  readonly #options: RunOptions;
  readonly #proxy: ChaosProxy;
  readonly #anna: Page;
  readonly #bo: Page;
  readonly #faults: Record<Fault, number> = {
    ...{ cut: 0, 'half-up': 0, 'half-down': 0, delay: 0, repeat: 0, truncate: 0 },
  };
  readonly #said: Record<'anna' | 'bo', string[]> = { anna: [], bo: [] };
  #items = 0;
  #drafted: string | undefined;

  constructor(options: RunOptions, proxy: ChaosProxy, anna: Page, bo: Page) {
    this.#options = options;
    this.#proxy = proxy;
    this.#anna = anna;
    this.#bo = bo;
  }

  async toTheEnd(): Promise<ChaosResult> {
    await this.#bo.evaluate(() => window.agent.ask({ type: 'start-im', target: 'anna' }));
    await this.#say(this.#bo, 'bo', '0');
    await this.#anna.waitForFunction(() => window.agent.isTalking, null, WAIT);
    for (const [index, fault] of this.#options.plan.entries()) {
      await this.#give(index + 1);
      await this.#draft(`draft ${index + 1}`);
      this.#faults[fault] += 1;
      if (fault === 'cut' && this.#options.copies) await this.#forget(index + 1);
      else await this.#harm(fault);
    }
    this.#proxy.mend();
    await this.#finished();
    return this.#verdict();
  }

  /** Each takes the place of the one before. */
  async #draft(text: string): Promise<void> {
    this.#drafted = text;
    await this.#anna.evaluate((draft) => {
      window.agent.draft(draft);
    }, text);
  }

  /** Work and words for the time of one fault. */
  async #give(fault: number): Promise<void> {
    for (let item = 0; item < ITEMS_PER_FAULT; item += 1) {
      this.#items += 1;
      await this.#options.gateway.post(workItem({ subject: `Item ${this.#items}` }));
    }
    await this.#say(this.#anna, 'anna', String(fault));
    await this.#say(this.#bo, 'bo', String(fault));
  }

  async #say(page: Page, who: 'anna' | 'bo', what: string): Promise<void> {
    const text = `${who} ${what}`;
    this.#said[who].push(text);
    await page.evaluate((said) => {
      window.agent.say(said);
    }, text);
  }

  async #harm(fault: Fault): Promise<void> {
    const { random, longestMs } = this.#options;
    const ms = random() * longestMs;
    const way: Way = random() < 0.5 ? 'up' : 'down';
    // A cut and a slow wire may meet a link that is not back yet; all else needs one.
    if (fault !== 'cut' && fault !== 'delay') await this.#isUp();
    // Somewhere in the middle of the work.
    await sleep(random() * 200);
    if (fault === 'cut') this.#proxy.cut();
    else if (fault === 'half-up') this.#proxy.halve('up');
    else if (fault === 'half-down') this.#proxy.halve('down');
    else if (fault === 'delay') this.#proxy.delay(ms / 4);
    else if (fault === 'repeat') this.#proxy.repeat(way, 1 + Math.floor(random() * 8));
    else this.#proxy.truncate(way);
    await sleep(ms);
    this.#proxy.mend();
    // Now and then the next fault comes before the link is back.
    if (random() < 0.7) await this.#isUp();
  }

  /** A cut that lasts until something was told to nobody, and is no longer kept: a snapshot has to stand for it. */
  async #forget(fault: number): Promise<void> {
    const { url } = this.#options.gateway;
    await this.#isUp();
    this.#proxy.cut();
    await this.#anna.waitForFunction(() => window.agent.link !== 'up', null, WAIT);
    const heard = await newestOf(url, 'anna');
    // The newest is kept: it has to be another.
    for (const word of ['unheard', 'kept']) await this.#say(this.#bo, 'bo', `${fault} ${word}`);
    await forgotten(url, 'anna', heard);
    this.#proxy.mend();
    await this.#isUp();
  }

  async #isUp(): Promise<void> {
    await this.#anna.waitForFunction(() => window.agent.link === 'up', null, WAIT);
  }

  /** What waits in the queue is work, too; only the conversation stays. */
  async #finished(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(LOOK_MS)) {
      const open = (await this.#options.gateway.items()).filter(({ state }) => !CLOSED.includes(state));
      if (open.length === 0) break;
    }
    for (const page of [this.#anna, this.#bo])
      await page.waitForFunction(() => window.agent.isIdle, null, WAIT);
  }

  async #verdict(): Promise<ChaosResult> {
    const { gateway, copies } = this.#options;
    const truth = await truthOf(gateway.url, 'anna', copies);
    const story = await this.#storyOf(truth.log);
    const items = await gateway.items();
    return {
      ...compare(story.facts, truth.log),
      ...this.#texts(truth.log),
      commandsTwice: repeats(truth.log.flatMap(({ fact }) => ('by' in fact ? (fact.by ?? []) : []))),
      draftsLost: story.draft === this.#drafted ? 0 : 1,
      unfinished: items.filter(({ state }) => !CLOSED.includes(state)).length,
      differences: isDeepStrictEqual(
        story.interactions.map(withoutRevision),
        truth.interactions.map(withoutRevision),
      )
        ? 0
        : 1,
      ...{ faults: this.#faults, harm: this.#proxy.harm, cuts: story.cuts, facts: story.facts.length },
      ...{ items: this.#items, commands: story.commands, retries: story.retries, failures: story.failures },
    };
  }

  /** What the gateway has kept may still be on its way to the page. */
  async #storyOf(log: readonly Kept[]): Promise<Story> {
    for (const end = Date.now() + ARRIVAL_MS; ; await sleep(LOOK_MS)) {
      const story: Story = await this.#anna.evaluate(() => window.agent.story());
      if (compare(story.facts, log).lost === 0 || Date.now() > end) return story;
    }
  }

  /** What each of them said, as it stands in the transcript: all of it, once, in order. */
  #texts(log: readonly Kept[]): Pick<ChaosResult, 'texts' | 'textsLost' | 'textsTwice'> {
    const written = log.flatMap(({ fact }) => (fact.type === 'message' ? [fact.entry.text] : []));
    const said = [...this.#said.anna, ...this.#said.bo];
    const inOrder = Object.values(this.#said).flatMap((texts) =>
      texts.filter((text, index) => written.filter((one) => texts.includes(one))[index] !== text),
    );
    return {
      texts: said.length,
      textsLost: said.filter((text) => !written.includes(text)).length + inOrder.length,
      textsTwice: repeats(written),
    };
  }
}

const WAIT = { timeout: PATIENCE_MS, polling: 25 };

function repeats(all: readonly string[]): number {
  return all.length - new Set(all).size;
}

function withoutRevision({ revision: _, ...rest }: Interaction): object {
  return rest;
}

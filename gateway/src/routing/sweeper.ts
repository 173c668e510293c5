/**
 * The beat: finds, in the store and on its clock, whatever is due or was left behind by a lost hint or a dead node.
 * Every node sweeps; each step locks what it changes, so that several do no harm.
 */
import { endLeftChats } from '../talk/chat-pages.js';
import { endUnansweredIms } from '../talk/instant-messages.js';
import { forgetChanges } from '../agents/directory.js';
import { sweepAttachments } from '../attachments/sweep.js';
import { releaseDueCallbacks } from '../callbacks/postpone.js';
import { endOrphanedCalls } from '../callbacks/voice.js';
import type { Settings } from '../config.js';
import type { Store } from '../events/change.js';
import { prune } from '../events/event-log.js';
import type { Logger } from '../log.js';
import { lockSilentAgents } from './inactivity.js';
import type { Heartbeat } from './heartbeat.js';
import { forgetDeadNodes, startGrace } from './nodes.js';
import { followSchedules } from './openings.js';
import type { OfferRules } from './offers.js';
import {
  endOrphanedConsults,
  endOverdueWraps,
  lapseOverdueOffers,
  logOutAbsentAgents,
  msToNextDeadline,
} from './overdue.js';
import { Repeater } from './repeater.js';

/** What sweeping needs beside the store. */
export interface SweeperSettings {
  readonly heartbeat: Heartbeat;
  readonly settings: Pick<Settings, 'timing' | 'keepEvents'>;
  readonly rules: OfferRules;
  readonly log: Logger;
  /** Called with each beat: reconcile sockets, dispatch. */
  readonly onBeat: () => Promise<void>;
}

/** The shortest pause between two sweeps, in milliseconds. */
const MIN_WAKE_MS = 5;

/** Sweeps with every tick and, for promptness, at the next known deadline. */
export class Sweeper {
  readonly #store: Store;
  readonly #with: SweeperSettings;
  readonly #repeater: Repeater;
  #timer: NodeJS.Timeout | undefined;
  #wakeAt = Infinity;
  #beatAt = 0;
  #tidyAt = 0;

  constructor(store: Store, settings: SweeperSettings) {
    this.#store = store;
    this.#with = settings;
    this.#repeater = new Repeater(
      () => this.#sweep(),
      (error) => {
        settings.log.error({ err: error }, 'sweep failed; the next beat tries again');
        this.#wake(settings.settings.timing.tickMs);
      },
    );
  }

  /** Sweeps soon. */
  readonly run = (): void => {
    this.#repeater.run();
  };

  /** Sweeps in so many milliseconds at the latest, when something will be due that has just begun. */
  readonly runWithin = (ms: number): void => {
    this.#wake(ms);
  };

  /** Stops and waits for the sweep under way. */
  async close(): Promise<void> {
    const running = this.#repeater.close();
    clearTimeout(this.#timer);
    await running;
    clearTimeout(this.#timer);
  }

  async #sweep(): Promise<void> {
    const { timing } = this.#with.settings;
    // From here on only what this sweep may not see any more can ask to be woken for.
    this.#wakeAt = Infinity;
    const lapsed = await lapseOverdueOffers(this.#store, this.#with.rules);
    if (lapsed > 0) this.#with.log.info({ offers: lapsed }, 'offers lapsed');
    const unanswered = await endUnansweredIms(this.#store);
    if (unanswered > 0) this.#with.log.info({ messages: unanswered }, 'nobody joined');
    const ended = await endOverdueWraps(this.#store);
    if (ended > 0) this.#with.log.info({ wraps: ended }, 'wrap-ups ended');
    const callbacks = await releaseDueCallbacks(this.#store);
    if (callbacks > 0) this.#with.log.info({ callbacks }, 'callbacks are due');
    if (Date.now() >= this.#beatAt) {
      this.#beatAt = Date.now() + timing.tickMs;
      await this.#beat();
    }
    const next = await msToNextDeadline(this.#store.db);
    this.#wake(Math.min(this.#beatAt - Date.now(), next));
  }

  async #beat(): Promise<void> {
    const { heartbeat, settings, rules, log, onBeat } = this.#with;
    const { timing } = settings;
    const { db } = this.#store;
    await heartbeat.beat();
    if (heartbeat.mayJudge) await forgetDeadNodes(db);
    await db.tx((tx) => startGrace(tx, timing.graceMs));
    await endOrphanedConsults(this.#store);
    await endOrphanedCalls(this.#store);
    const left = await endLeftChats(this.#store, timing.chatAwayMs);
    if (left > 0) log.info({ chats: left }, 'pages stayed closed');
    const absent = await logOutAbsentAgents(this.#store, rules);
    for (const agent of absent) log.info({ agent }, 'grace is over');
    for (const agent of await lockSilentAgents(this.#store)) log.info({ agent }, 'nothing was heard: locked');
    await onBeat();
    for (const opening of await followSchedules(this.#store)) log.info(opening, 'went by its schedule');
    if (Date.now() >= this.#tidyAt) {
      this.#tidyAt = Date.now() + timing.tidyMs;
      await this.#tidy();
    }
  }

  /** Files that became part of nothing go. Commands are remembered for a day: nobody repeats one that late. */
  async #tidy(): Promise<void> {
    const { db } = this.#store;
    await db.tx((tx) => prune(tx, this.#with.settings.keepEvents));
    await db.query('DELETE FROM exclusion WHERE until < clock_timestamp()');
    await db.query("DELETE FROM command WHERE at < now() - interval '1 day'");
    await forgetChanges(db);
    while ((await sweepAttachments(db)) > 0);
  }

  #wake(ms: number): void {
    const at = Date.now() + ms;
    if (at >= this.#wakeAt) return;
    this.#wakeAt = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.run, Math.max(MIN_WAKE_MS, Math.ceil(ms)));
  }
}

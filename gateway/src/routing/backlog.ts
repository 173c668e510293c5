/** How much waits, and whether that is too much for more to be taken (CG-10). */
import type { Queryable } from '../db/db.js';

/** Between which two numbers of waiting items the intake stops and goes on. */
export interface BacklogLimits {
  /** As many waiting items make the intake refuse new ones. */
  readonly bufferMax: number;
  /** So few make it take them again. */
  readonly bufferMin: number;
}

/** One arm for each partial index, so that what has ended is never looked at; each stops where enough are found. */
const COUNT = [
  "state = 'scheduled'",
  "state = 'buffered'",
  "state = 'queued' AND for_agent_id IS NULL",
  "state = 'queued' AND for_agent_id IS NOT NULL",
]
  .map((waits) => `(SELECT count(*) FROM (SELECT FROM interaction WHERE ${waits} LIMIT $1) w)`)
  .join(' + ');

/** Counting a long queue takes its time: it may take this part of it. */
const MOST_OF_THE_TIME = 0.02;

/**
 * The number of items that wait, buffered or queued: counted now and then, and what this node stored since. Several
 * nodes may each take more between two counts; and what is being stored when it fills up is still stored.
 */
export class Backlog {
  readonly #db: Queryable;
  readonly #limits: BacklogLimits;
  #waiting = 0;
  #underWay = 0;
  #stored = 0;
  #full = false;
  #countAt = -Infinity;

  constructor(db: Queryable, limits: BacklogLimits) {
    this.#db = db;
    this.#limits = limits;
  }

  /** Nothing new is taken now. */
  get full(): boolean {
    return this.#full;
  }

  /** Adds what this node stores by that, unless it came before. */
  async storing<T extends { readonly created: boolean }>(store: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      const stored = await store();
      if (stored.created) this.#add();
      return stored;
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Counts, unless that took so long last time that it is too early. */
  async beat(): Promise<void> {
    if (performance.now() >= this.#countAt) await this.count();
  }

  /** Counts. What was being stored meanwhile may be in the count or not: within that, the own sum is believed. */
  async count(): Promise<void> {
    const start = performance.now();
    const before = this.#stored;
    const [row] = await this.#db.query<{ waiting: number }>(`SELECT ${COUNT} AS waiting`, [
      this.#limits.bufferMax,
    ]);
    const end = performance.now();
    this.#countAt = end + (end - start) / MOST_OF_THE_TIME;
    const counted = row?.waiting ?? 0;
    const most = counted + this.#stored - before;
    this.#set(Math.min(Math.max(this.#waiting, counted - this.#underWay), most));
  }

  #add(): void {
    this.#stored += 1;
    this.#set(this.#waiting + 1);
  }

  #set(waiting: number): void {
    this.#waiting = waiting;
    if (waiting >= this.#limits.bufferMax) this.#full = true;
    else if (waiting <= this.#limits.bufferMin) this.#full = false;
  }
}

import type { Clock, Command, CommandType, ErrorCode, Fact } from '../../core/index.js';
import { randomFrom } from './random.js';

/** Faults as plain data, for scenarios and other windows. Chances run from 0 (never) to 1 (always). */
export interface FaultPlan {
  /** Refuses these commands with that code before they reach the world. */
  readonly refuse?: Readonly<Partial<Record<CommandType, ErrorCode>>>;
  /** Facts and answers come this much later, in milliseconds. */
  readonly delayMs?: number;
  /** The fact is lost. */
  readonly dropFact?: number;
  /** The command is done, but its answer never comes. */
  readonly dropAnswer?: number;
  /** The fact comes twice. */
  readonly repeat?: number;
  /** The fact comes after the one that follows it. */
  readonly reorder?: number;
  /** The link goes down instead of a fact, and comes back after a second. */
  readonly disconnect?: number;
}

/** The faults of one adapter, changeable at any time. */
export interface Faults {
  /** What goes wrong now; assign to change it. */
  plan: FaultPlan;
  /** The code to refuse a command with, or nothing. */
  refusal(command: Command): ErrorCode | undefined;
  /** Whether the answer of a command is lost this time. */
  losesAnswer(): boolean;
  /** Whether the link goes down now. */
  cuts(): boolean;
  /** What becomes of a fact: passed on once, twice, later, after the next, or never. */
  pass(fact: Fact, on: (fact: Fact) => void): void;
  /** Runs a task after the delay, or at once when there is none. */
  later(task: () => void): void;
}

/** Faults that follow a row of random numbers: the same seed gives the same faults. */
export function newFaults(plan: FaultPlan, seed: number, clock: Clock): Faults {
  const random = randomFrom(seed);
  const happens = (chance: number | undefined): boolean =>
    chance !== undefined && chance > 0 && random() < chance;
  let held: (() => void) | undefined;

  return {
    plan,
    refusal(command) {
      return this.plan.refuse?.[command.type];
    },
    losesAnswer() {
      return happens(this.plan.dropAnswer);
    },
    cuts() {
      return happens(this.plan.disconnect);
    },
    pass(fact, on) {
      if (happens(this.plan.dropFact)) return;
      const deliver = (): void => {
        this.later(() => {
          on(fact);
        });
      };
      if (!held && happens(this.plan.reorder)) {
        held = deliver;
        return;
      }
      deliver();
      if (happens(this.plan.repeat)) deliver();
      held?.();
      held = undefined;
    },
    later(task) {
      if (this.plan.delayMs) clock.after(this.plan.delayMs, task);
      else task();
    },
  };
}

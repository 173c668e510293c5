/** The figures of the course of interactions: waiting, offers, handling, service level. */
import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Step } from './events/step.js';

/** Seconds; among them the usual thresholds of service levels. */
const WAITING = [1, 2, 5, 10, 20, 30, 60, 90, 120, 300, 600, 1_800, 3_600, 14_400, 86_400];
const HANDLING = [5, 10, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800];

const OF = ['medium', 'task_type'] as const;

const secondsOf = ({ from, to }: Step): number => Math.max(0, (to.getTime() - from.getTime()) / 1_000);

/**
 * Adds them to a registry.
 *
 * @param serviceLevelMs whoever waited no longer than this was served in time, in milliseconds.
 * @returns what counts a step, on the gateway that committed it.
 */
export function measureSteps(registry: Registry, serviceLevelMs: number): (step: Step) => void {
  const registers = [registry];
  const offers = new Counter({
    name: 'contact_pad_offers_total',
    help: 'Offers decided.',
    labelNames: [...OF, 'kind', 'outcome'],
    registers,
  });
  const answered = new Counter({
    name: 'contact_pad_answered_total',
    help: 'Interactions that got their first agent, in time for the service level or not.',
    labelNames: [...OF, 'in_time'],
    registers,
  });
  const histogram = (name: string, help: string, buckets: number[]): Histogram<(typeof OF)[number]> =>
    new Histogram({ name, help, labelNames: OF, buckets, registers });
  const waiting = histogram(
    'contact_pad_waiting_seconds',
    'How long interactions waited for their first agent.',
    WAITING,
  );
  const handling = histogram('contact_pad_handling_seconds', 'How long agents had what has ended.', HANDLING);
  return (step) => {
    const of = { medium: step.medium, task_type: step.taskType ?? '' };
    if (step.type === 'offer') offers.inc({ ...of, kind: step.kind, outcome: step.outcome });
    if (step.type === 'handle') handling.observe(of, step.handledMs / 1_000);
    if (step.type !== 'wait') return;
    const seconds = secondsOf(step);
    waiting.observe(of, seconds);
    answered.inc({ ...of, in_time: String(seconds * 1_000 <= serviceLevelMs) });
  };
}

import { interactionOf, isUp, systemClock, touched } from '../core/index.js';
import type { Clock, Pad, PadState, Step } from '../core/index.js';
import { entryOf, follow } from './entry.js';
import type { CallLogEntry, Course } from './entry.js';
import { openCalls } from './open-calls.js';

/** Hears of an interaction that is over; `accept` says that it is written down and need not be told again. */
export type CallLogListener = (entry: CallLogEntry, accept: () => void) => void;

const AGAIN_MS = 60_000;

/**
 * Tells of each interaction that the agent had in hand and that is over for them: done, handed on, hung up. An offer that
 * nobody took is none. It is told again, as the same entry, when a link comes up and once a minute, until it is accepted.
 * The newest 256 that nobody accepted are kept: in memory (`openCalls`), and across a reload by `contact-pad/storage`.
 *
 * @param past what the pad went through before, for one that comes late
 * @returns the way to stop
 */
export function watchCalls(
  pad: Pad,
  listener: CallLogListener,
  clock: Clock = systemClock,
  past: readonly Step[] = [],
): () => void {
  const courses = coursesOf(past[0]?.[1] ?? pad.state);
  const open = openCalls(pad);
  let stopTimer: (() => void) | undefined;

  const tell = (entry: CallLogEntry): void => {
    listener(entry, open.accept.bind(open, entry.id));
  };
  const tellAgain = (): void => {
    for (const entry of [...open.entries.values()]) tell(entry);
    rest();
  };
  const rest = (): void => {
    stopTimer?.();
    stopTimer = open.entries.size > 0 ? clock.after(AGAIN_MS, tellAgain) : undefined;
  };
  const stopOpen = open.subscribe(() => {
    if (!stopTimer) rest();
  });
  rest();
  const hear = (...[state, previous]: Step): void => {
    for (const entry of entriesOf(pad, courses, state, previous)) {
      open.keep(entry);
      tell(entry);
    }
    if (hasComeUp(state, previous)) tellAgain();
  };
  for (const step of past) hear(...step);
  const stop = pad.subscribe(hear);
  return () => {
    stop();
    stopOpen();
    stopTimer?.();
  };
}

function coursesOf({ interactions }: PadState): Map<string, Course> {
  return new Map(interactions.map((one) => [one.id, follow(undefined, one, false)]));
}

/** Follows what changed, and answers what has left the agent's hands. */
function entriesOf(
  pad: Pad,
  courses: Map<string, Course>,
  state: PadState,
  previous: PadState,
): readonly CallLogEntry[] {
  if (state.interactions === previous.interactions) return [];
  const byAgent = state.cause.by.length > 0;
  for (const one of touched(state, state.cause)) {
    const course = courses.get(one.id);
    if (course?.seen !== one) courses.set(one.id, follow(course, one, byAgent));
  }
  const { agent, gone } = state;
  if (gone === previous.gone || !agent) return [];
  return touched(previous, state.cause).flatMap(({ id, source }) => {
    if (interactionOf(state, id)) return [];
    const course = courses.get(id);
    const last = gone.findLast((one) => one.id === id);
    courses.delete(id);
    return course?.isTaken && last ? entryOf(course, last, { agent, now: pad.now(source), byAgent }) : [];
  });
}

function hasComeUp(state: PadState, previous: PadState): boolean {
  if (state.sources === previous.sources) return false;
  return Object.keys(state.sources).some((source) => isUp(state, source) && !isUp(previous, source));
}

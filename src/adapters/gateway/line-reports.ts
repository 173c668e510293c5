import { PadError, randomId, systemClock } from '../../core/index.js';
import type { Fact, Interaction, Phase, ReportCall } from '../../core/index.js';
import { without } from './without.js';

/** What is to be told of a call; the newest of each counts. */
export type Report = Omit<ReportCall, 'type' | 'id'>;

/** Tells a gateway what becomes of calls. */
export interface Reports {
  /** Tells it now, or as soon as there is a link. */
  say(report: Report): void;
  /** There is a link again: tells what is not known to have arrived. */
  again(): void;
  /** A fact of the gateway without the reports that it settles, of which the pad knows nothing; nothing where it says no more. */
  without(fact: Fact): Fact | undefined;
}

/** How many reports are remembered. */
const MOST = 256;

/** How soon a gateway that cannot keep it now is asked again, in milliseconds. */
const AGAIN_MS = 2_000;

/** Texts of callers are cut to what a gateway keeps. */
const LONGEST_NAME = 200;
const LONGEST_SUBJECT = 1_000;

const STATES: Readonly<Partial<Record<Phase, ReportCall['state']>>> = {
  offered: 'ringing',
  establishing: 'ringing',
  connected: 'connected',
  held: 'held',
  gone: 'ended',
};

/** Reports that go by `send`, which rejects with `OFFLINE` where there is no link; `refused` hears of one that is no use any more. */
export function newReports(
  send: (command: ReportCall) => Promise<void>,
  refused: (interaction: string) => void,
): Reports {
  const waiting = new Map<string, ReportCall>();
  const said = new Set<string>();

  async function attempt(report: ReportCall): Promise<void> {
    const code = await send(report).then(
      () => undefined,
      (thrown: unknown) => PadError.from(thrown).code,
    );
    if (waiting.get(report.interaction) !== report || code === 'OFFLINE' || code === 'UNKNOWN') return;
    if (code === 'UNAVAILABLE' || code === 'RATE_LIMITED')
      systemClock.after(AGAIN_MS, () => void attempt(report));
    // Any other refusal is the last word: there is no such call any more.
    else {
      waiting.delete(report.interaction);
      if (code !== undefined) refused(report.interaction);
    }
  }

  return {
    say(report) {
      const command: ReportCall = { type: 'report-call', id: randomId(), ...report };
      waiting.set(report.interaction, command);
      said.add(command.id);
      for (const oldest of [...said].slice(0, -MOST)) said.delete(oldest);
      void attempt(command);
    },
    again() {
      for (const report of [...waiting.values()]) void attempt(report);
    },
    without: (fact) => without(fact, (id) => said.has(id)),
  };
}

/** How far a call is, in the words of a report. */
export function stateOf({ phase }: Interaction): ReportCall['state'] {
  return STATES[phase] ?? 'ended';
}

/**
 * A call of the line that the gateway did not bring, whole. `answer`: when it was answered; `offset`: the clock of the
 * gateway minus that of the line, in milliseconds.
 */
export function reportOf(call: Interaction, answer: number | undefined, offset: number): Report {
  const { id, subject, record, contact, peer, createdAt, since } = call;
  const { direction = 'outbound', ani, dnis, result } = call.call ?? {};
  const other = direction === 'inbound' ? ani : dnis;
  const name = (peer ?? contact)?.name;
  const state = stateOf(call);
  return {
    interaction: id,
    state,
    ...(result ? { result } : {}),
    line: {
      direction,
      address: (other ?? peer?.id ?? contact?.address ?? '').slice(0, LONGEST_NAME),
      ...(name ? { name: name.slice(0, LONGEST_NAME) } : {}),
      subject: subject.slice(0, LONGEST_SUBJECT),
      ...(record ? { record } : {}),
      ...(peer ? { consult: true } : {}),
      start: createdAt + offset,
      ...(answer === undefined ? {} : { answer: answer + offset }),
      ...(state === 'ended' ? { end: since + offset } : {}),
    },
  };
}

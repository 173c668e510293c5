import { supplies } from './backend.js';
import type { Backend, Means } from './backend.js';
import type { CaseSpec, ContractGroup } from './case-spec.js';
import { abandonCases } from './cases-abandon.js';
import { agentStateCases } from './cases-agent-state.js';
import { attachmentCases } from './cases-attachments.js';
import { callHandOverCases } from './cases-call-hand-over.js';
import { callbackCases } from './cases-callback.js';
import { capacityCases } from './cases-capacity.js';
import { caseDataCases } from './cases-case-data.js';
import { catchUpCases } from './cases-catch-up.js';
import { channelCases } from './cases-channels.js';
import { chatCases } from './cases-chat.js';
import { callClassCases, classCases, consultClassCase } from './cases-classes.js';
import { consultCases, writtenConsultCases } from './cases-consult.js';
import { contactCases } from './cases-contact.js';
import { directoryCases } from './cases-directory.js';
import { dispositionCases } from './cases-dispositions.js';
import { emailCases } from './cases-email.js';
import { errorCases } from './cases-errors.js';
import { idempotencyCases } from './cases-idempotency.js';
import { historyCases } from './cases-history.js';
import { imConsultCases } from './cases-im-consult.js';
import { imSessionCases } from './cases-im-session.js';
import { imCases } from './cases-im.js';
import { intendedStateCases } from './cases-intended-state.js';
import { linkCases } from './cases-link.js';
import { soundCases } from './cases-sound.js';
import { missedOfferCases } from './cases-missed-offers.js';
import { noteCases } from './cases-notes.js';
import { offerCases } from './cases-offers.js';
import { parkCases } from './cases-park.js';
import { reconnectCases } from './cases-reconnect.js';
import { requeueCases } from './cases-requeue.js';
import { responseCases } from './cases-responses.js';
import { rescheduleCases } from './cases-reschedule.js';
import { routingCases } from './cases-routing.js';
import { statisticsCases } from './cases-statistics.js';
import { transcriptCases } from './cases-transcript.js';
import { transferAssignmentCases } from './cases-transfer-assignment.js';
import { transferInvitationCases } from './cases-transfer-invitation.js';
import { transferPlaceCases } from './cases-transfer-places.js';
import { watchCases } from './cases-watch.js';
import { workItemCases } from './cases-work-items.js';
import { workListCases } from './cases-work-lists.js';
import { wrapUpCases } from './cases-wrap-up.js';
import { Stage, missing } from './stage.js';
import { NotOffered } from './violation.js';

/** One case of the contract, ready to run under any test runner. */
export interface ContractCase {
  readonly group: ContractGroup;
  readonly name: string;
  /** What the backend has to supply for it. */
  readonly needs: readonly Means[];
  /** Rejects with a `ContractViolation`, or with `NotOffered` where the means are missing. Resets the backend first. */
  run(): Promise<void>;
}

/** What became of a case. */
export interface CaseResult {
  readonly group: ContractGroup;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'not-offered';
  /** Why, unless it passed. */
  readonly why?: string;
}

/** What an adapter passes. */
export interface Report {
  readonly backend: string;
  readonly results: readonly CaseResult[];
}

/** Which cases to run, and who wants to hear of each. */
export interface ContractOptions {
  readonly groups?: readonly ContractGroup[];
  onResult?(result: CaseResult): void;
}

const GROUPS: Readonly<Record<ContractGroup, readonly CaseSpec[]>> = {
  link: linkCases,
  sound: soundCases,
  'agent-state': agentStateCases,
  channels: channelCases,
  offers: offerCases,
  routing: routingCases,
  'work-items': workItemCases,
  'case-data': caseDataCases,
  attachments: attachmentCases,
  classes: classCases,
  capacity: capacityCases,
  'wrap-up': wrapUpCases,
  dispositions: dispositionCases,
  notes: noteCases,
  'intended-state': intendedStateCases,
  'missed-offers': missedOfferCases,
  abandon: abandonCases,
  'transfer-invitation': transferInvitationCases,
  'transfer-place': transferPlaceCases,
  'transfer-assignment': transferAssignmentCases,
  'call-hand-over': [...callClassCases, ...callHandOverCases],
  callback: callbackCases,
  'callback-reschedule': rescheduleCases,
  consult: [...consultCases, consultClassCase],
  'consult-written': writtenConsultCases,
  park: parkCases,
  'work-lists': workListCases,
  requeue: requeueCases,
  email: emailCases,
  im: [...imCases, ...imSessionCases, ...imConsultCases],
  chat: chatCases,
  transcript: transcriptCases,
  contact: contactCases,
  history: historyCases,
  responses: responseCases,
  statistics: statisticsCases,
  directory: directoryCases,
  watch: watchCases,
  errors: errorCases,
  idempotency: idempotencyCases,
  reconnect: reconnectCases,
  'catch-up': catchUpCases,
};

/** Everything that an adapter has to keep to, as named cases that play on that backend. */
export function contractCases(backend: Backend): readonly ContractCase[] {
  return (Object.keys(GROUPS) as ContractGroup[]).flatMap((group) =>
    GROUPS[group].map((spec) => ({
      group,
      name: spec.name,
      needs: spec.needs ?? [],
      run: () => play(spec, backend),
    })),
  );
}

/** Runs the cases one after another and reports; a violation does not stop the rest. */
export async function runContract(backend: Backend, options: ContractOptions = {}): Promise<Report> {
  const results: CaseResult[] = [];
  for (const one of contractCases(backend)) {
    const { group, name } = one;
    if (options.groups && !options.groups.includes(group)) continue;
    const result = { group, name, ...(await outcomeOf(one)) };
    results.push(result);
    options.onResult?.(result);
  }
  return { backend: backend.name, results };
}

/** The report as lines of text: the groups and how many of their cases passed, then what failed or is not offered. */
export function formatReport({ backend, results }: Report): string {
  const lines = [`${backend}:`];
  for (const group of Object.keys(GROUPS)) {
    const cases = results.filter((result) => result.group === group);
    if (cases.length === 0) continue;
    const passed = cases.filter(({ outcome }) => outcome === 'passed').length;
    lines.push(
      `  ${passed === cases.length ? 'passes' : 'does not pass'} ${group} (${passed} of ${cases.length})`,
    );
    for (const { name, outcome, why } of cases)
      if (outcome !== 'passed')
        lines.push(`    ${outcome}: ${name}\n      ${(why ?? '').replaceAll('\n', '\n      ')}`);
  }
  return lines.join('\n');
}

async function play(spec: CaseSpec, backend: Backend): Promise<void> {
  for (const means of spec.needs ?? []) {
    if (!supplies(backend, means)) throw missing(means);
  }
  await backend.reset();
  const stage = new Stage(backend);
  try {
    await spec.play(stage);
  } catch (thrown) {
    await stage.close().catch(() => undefined);
    throw thrown;
  }
  await stage.close();
}

async function outcomeOf(one: ContractCase): Promise<Pick<CaseResult, 'outcome' | 'why'>> {
  try {
    await one.run();
    return { outcome: 'passed' };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { outcome: thrown instanceof NotOffered ? 'not-offered' : 'failed', why };
  }
}

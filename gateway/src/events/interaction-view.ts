/** From rows to what an agent sees of an interaction. */
import type { Can, CaseEntry, Contact, Counters, Interaction, Offer, Outcome, Phase } from 'contact-pad/core';
import { callbackPhase, callbackView } from '../callbacks/call-phase.js';
import type { CaseRow, InteractionRow } from './interaction-rows.js';
import { canOf } from './permissions.js';
import { talkView } from '../talk/talk-view.js';

/** The name of this backend in its facts. */
export const SOURCE = 'gateway';

/** What that agent sees of it; with an outcome: the last that they see, whoever has it now. */
export function toInteraction(row: InteractionRow, agent: string, outcome?: Outcome): Interaction {
  const phase = phaseOf(row, agent, outcome);
  const caseData = row.case_data.map((entry) => toCaseEntry(entry, row));
  const counters = countersOf(row);
  const offer = phase === 'offered' ? offerOf(row) : undefined;
  const contact = contactOf(row);
  const since = phase === 'offered' ? (row.offered_at ?? row.state_since) : row.state_since;
  return {
    source: SOURCE,
    revision: 0, // its number in the log, once it is sent
    id: row.id,
    medium: row.medium,
    phase,
    since: since.getTime(),
    createdAt: row.created_at.getTime(),
    subject: row.subject,
    ...(row.instruction === null ? {} : { instruction: row.instruction }),
    ...(row.queue_name === null ? {} : { queue: row.queue_name }),
    priority: row.priority,
    ...(contact ? { contact } : {}),
    ...(row.sent_from ? { from: row.sent_from } : {}),
    ...(row.task_type ? { taskType: row.task_type } : {}),
    ...(row.record ? { record: row.record } : {}),
    ...(row.line === null ? {} : { line: row.line }),
    caseData,
    attachments: row.attachments,
    ...(counters ? { counters } : {}),
    ...callbackView(row, phase),
    ...talkView(row, phase),
    ...teamworkOf(row, phase),
    ...(offer ? { offer } : {}),
    ...(outcome ? { outcome } : {}),
    can: permissionsOf(row, phase, caseData),
  };
}

/** What agents do with it, and with each other about it. */
function teamworkOf(row: InteractionRow, phase: Phase): Partial<Interaction> {
  const { body, parent_id: parent, peer, ring_until, transfer, dispositions, disposition, note } = row;
  const handover = (phase === 'offered' ? row.offer_handover : null) ?? row.handover;
  return {
    ...(body === null ? {} : { body }),
    ...(parent === null ? {} : { parent }),
    ...(peer ? { peer } : {}),
    ...(ring_until && phase === 'establishing' ? { ringUntil: ring_until.getTime() } : {}),
    ...(transfer && phase === 'connected' ? { transfer } : {}),
    ...(handover ? { handover } : {}),
    ...(dispositions ? { dispositions } : {}),
    ...(disposition === null ? {} : { disposition }),
    ...(note === null ? {} : { note }),
  };
}

function phaseOf(row: InteractionRow, agent: string, outcome: Outcome | undefined): Phase {
  if (outcome) return 'gone';
  if (row.offer_agent === agent) return 'offered';
  const { state } = row;
  if (state === 'not-connected' || state === 'establishing' || state === 'wrap' || state === 'parked')
    return state;
  return callbackPhase(row) ?? 'connected';
}

/** Some need their privileges (WI-12, WI-18). */
function permissionsOf(row: InteractionRow, phase: Phase, caseData: readonly CaseEntry[]): Can {
  return canOf({
    medium: row.medium,
    phase,
    privileges: (phase === 'offered' ? row.offer_privileges : row.privileges) ?? [],
    consult: row.peer !== null && row.medium !== 'im',
    consultable: row.consultable,
    voice: row.voice,
    invited: row.transfer?.state === 'invited',
    children: row.children,
    dispositions: row.dispositions,
    disposition: row.disposition,
    editable: caseData.some((entry) => entry.editable),
  });
}

function offerOf(row: InteractionRow): Offer | undefined {
  if (!row.offer_id) return undefined;
  return {
    id: row.offer_id,
    ...(row.deadline ? { deadline: row.deadline.getTime() } : {}),
    ...(row.duration_ms === null ? {} : { durationMs: row.duration_ms }),
    onDeadline: row.on_deadline ?? 'redirect',
    caseKeys: row.case_data
      .filter((entry) => entry.in_offer && row.medium !== 'im')
      .map((entry) => entry.key),
  };
}

/** A key that the administrator did not describe is shown as text under its own name. Colleagues only read it (IM-21). */
function toCaseEntry(row: CaseRow, { medium }: InteractionRow): CaseEntry {
  return {
    key: row.key,
    label: row.label ?? row.key,
    value: row.value,
    type: row.type ?? 'string',
    ...(row.options ? { options: row.options } : {}),
    editable: medium !== 'im' && (row.editable ?? false),
  };
}

function contactOf(row: InteractionRow): Contact | undefined {
  if (!row.contact) return undefined;
  return {
    ...(row.contact_id ? { id: row.contact_id } : {}),
    ...(row.contact.name ? { name: row.contact.name } : {}),
    ...(row.contact.address ? { address: row.contact.address } : {}),
  };
}

/** Only where there is a contact (WI-31), and not where only colleagues talk. */
function countersOf(row: InteractionRow): Counters | undefined {
  if (!row.contact || row.medium === 'im') return undefined;
  const recent = row.recent_days > 0 ? { recent: { days: row.recent_days, counts: row.recent ?? {} } } : {};
  return { inProgress: row.in_progress ?? {}, ...recent };
}

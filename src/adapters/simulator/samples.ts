import type { Attachment } from '../../core/index.js';
import { nextRandom } from './random.js';
import type { WorldItem, WorldState } from './world-state.js';

const SUBJECTS = [
  'Manual evaluation',
  'Change of address',
  'Damage report',
  'Payment plan',
  'Missing signature',
] as const;
const CONTACTS = [
  { id: 'eva', name: 'Eva Lind', address: '+46700000000' },
  { id: 'omar', name: 'Omar Haddad', address: 'omar@example.test' },
  { id: 'mei', name: 'Mei Tanaka', address: '+81300000000' },
  { id: 'zoe', name: 'Zoë Müller', address: 'zoe@example.test' },
] as const;

/** The files that the page keeps under `attachmentBase`: one of each kind that the pad shows, and one that it cannot. */
export const SAMPLE_ATTACHMENTS: Readonly<Record<'pdf' | 'image' | 'audio' | 'unknown', Attachment>> = {
  pdf: { id: 'letter', name: 'letter.pdf', type: 'application/pdf', size: 1537 },
  image: { id: 'fax', name: 'fax.png', type: 'image/png', size: 25_436 },
  audio: { id: 'message', name: 'message.wav', type: 'audio/wav', size: 16_044 },
  unknown: {
    id: 'report',
    name: 'report.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    size: 1223,
  },
};

/** A work item as the next random number of this world makes it. */
export function sampleWorkItem(
  state: WorldState,
): Pick<WorldItem, 'entrance' | 'subject' | 'from' | 'contact' | 'record' | 'data'> {
  const pick = <T>(from: readonly T[]): T => {
    const next = nextRandom(state.random);
    state.random = next.state;
    return from[Math.floor(next.value * from.length)] as T;
  };
  const number = String(4000 + pick(Array.from({ length: 1000 }, (_, index) => index)));
  return {
    entrance: pick(Object.keys(state.entrances)),
    subject: pick(SUBJECTS),
    from: 'loan-system@example.test',
    contact: pick(CONTACTS),
    record: { url: `/demo/record.html?id=${number}`, label: `Loan ${number}`, type: 'Loan', id: number },
    data: { cid: number, segment: pick(['Gold', 'Silver', 'Bronze']) },
  };
}

import type { Attachment, Contact } from '../../core/index.js';
import { nextRandom } from './random.js';
import type { WorldInteraction, WorldMedium } from './world-interaction.js';
import type { WorldState } from './world-state.js';

const SUBJECTS: Readonly<Record<WorldMedium, readonly string[]>> = {
  'work-item': [
    'Manual evaluation',
    'Change of address',
    'Damage report',
    'Payment plan',
    'Missing signature',
  ],
  callback: ['Call about a loan', 'Call about an offer', 'Call about a claim'],
  voice: ['Question about a loan', 'Lost card', 'Change of plan'],
  chat: ['Where is my card?', 'Log-in does not work', 'What does this fee mean?'],
  email: ['Complaint about a fee', 'Copy of my contract', 'New address'],
  case: ['Complaint 2026', 'Power of attorney', 'Estate of a customer'],
};
const CONTACTS: readonly (Contact & { readonly mail: string; readonly phone: string })[] = [
  { id: 'eva', name: 'Eva Lind', address: '+46700000000', mail: 'eva@example.test', phone: '+46700000000' },
  {
    id: 'omar',
    name: 'Omar Haddad',
    address: 'omar@example.test',
    mail: 'omar@example.test',
    phone: '+46700000001',
  },
  { id: 'mei', name: 'Mei Tanaka', address: '+81300000000', mail: 'mei@example.test', phone: '+81300000000' },
  {
    id: 'zoe',
    name: 'Zoë Müller',
    address: 'zoe@example.test',
    mail: 'zoe@example.test',
    phone: '+49300000000',
  },
];
const BODY = `Hello,

I wrote to you two weeks ago and have not heard anything since. Could you please look into it?

Kind regards`;

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

type Sample = Pick<WorldInteraction, 'subject' | 'record' | 'data'> & {
  readonly medium: WorldMedium;
} & Partial<Pick<WorldInteraction, 'from' | 'contact' | 'body'>> & { readonly entrance: string };

/** An interaction of that medium as the next random number of this world makes it. */
export function sampleInteraction(state: WorldState, medium: WorldMedium): Sample {
  const pick = <T>(from: readonly T[]): T => {
    const next = nextRandom(state.random);
    state.random = next.state;
    return from[Math.floor(next.value * from.length)] as T;
  };
  const number = String(4000 + pick(Array.from({ length: 1000 }, (_, index) => index)));
  const entrance = pick(Object.keys(state.entrances));
  const subject = pick(SUBJECTS[medium]);
  const { mail, phone, ...contact } = pick(CONTACTS);
  const address = { voice: phone, callback: phone, email: mail }[medium as string] ?? contact.address;
  return {
    medium,
    entrance,
    subject,
    from: medium === 'email' ? mail : 'loan-system@example.test',
    contact: { ...contact, ...(address === undefined ? {} : { address }) },
    ...(medium === 'email' || medium === 'case' ? { body: BODY } : {}),
    record: { url: `/demo/record.html?id=${number}`, label: `Loan ${number}`, type: 'Loan', id: number },
    data: { cid: number, segment: pick(['Gold', 'Silver', 'Bronze']) },
  };
}

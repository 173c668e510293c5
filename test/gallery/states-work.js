// The list, offers, and the panels of what is read and written.
import {
  BO,
  DISPOSITIONS,
  FILES,
  HUGE_CASE,
  LONG_NAME,
  MEI,
  MINUTE,
  NOW,
  chat,
  email,
  im,
  item,
  many,
  offered,
  written,
} from './data.js';
import { deep } from './stage.js';

const WIDE = ['narrow', 'panel', 'wide'];
const offers = (count) =>
  Array.from({ length: count }, (_, at) =>
    offered(
      {
        id: `offer-${at}`,
        medium: ['work-item', 'voice', 'chat', 'email'][at % 4],
        contact: { name: at % 5 === 4 ? LONG_NAME : `Customer ${at + 1}` },
      },
      { id: `o${at}` },
    ),
  );
const focusHeading = async ({ element }) => deep(element, 'h2[part=heading]')[0].focus();

export const workStates = [
  { name: 'list of 1', interactions: many(1) },
  {
    name: 'list of 5',
    interactions: many(5),
    select: 'many-1',
    local: [{ type: 'restored', restored: { unread: ['many-0', 'many-2'] } }],
  },
  { name: 'list of 40', interactions: many(40), select: 'many-3' },
  { name: 'offer', interactions: offers(1) },
  { name: 'offer beside work', interactions: [...many(3), ...offers(1)], select: 'many-1' },
  {
    name: 'offer that ends soon',
    interactions: [offered({}, { deadline: NOW + 4_000, onDeadline: 'accept' })],
  },
  {
    name: 'offer of a colleague',
    interactions: [
      offered({
        handover: {
          by: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
          note: 'She wants to know whether the rate can be fixed for ten years. I promised an answer today.',
        },
      }),
    ],
  },
  {
    name: 'offer with a huge case',
    interactions: [
      offered(
        { contact: { name: LONG_NAME }, subject: LONG_NAME, caseData: HUGE_CASE },
        { caseKeys: HUGE_CASE.map(({ key }) => key) },
      ),
    ],
  },
  { name: 'offers, 3', interactions: [...many(2), ...offers(3)] },
  { name: 'offers, 12', interactions: [...many(2), ...offers(12)] },
  {
    name: 'offer refused',
    interactions: offers(1),
    refuse: { accept: 'GONE' },
    act: ({ press }) => press('Accept'),
  },
  { name: 'offer being accepted', interactions: offers(1), act: ({ press }) => press('Accept') },
  { name: 'work item', interactions: [item()], select: 'item-1', act: focusHeading },
  {
    name: 'work item with documents',
    interactions: [item({ attachments: FILES })],
    select: 'item-1',
    layouts: WIDE,
  },
  {
    name: 'work item, long and huge',
    interactions: [
      item({
        contact: { name: LONG_NAME },
        subject: LONG_NAME,
        record: { url: '/x', label: LONG_NAME, type: 'Loan' },
        caseData: HUGE_CASE,
        queue: LONG_NAME,
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'work item, right to left text',
    interactions: [
      item({
        contact: { name: 'ليلى عبد الرحمن الخطيب' },
        subject: 'طلب قرض سكني (رقم 4711)',
        instruction: 'تحقق من الأوراق ثم قرر',
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'work item, blocked',
    interactions: [
      item({
        can: { ...item().can, done: { reason: 'DISPOSITION_REQUIRED' }, transfer: { reason: 'OFFLINE' } },
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'done refused',
    interactions: [item()],
    select: 'item-1',
    refuse: { done: 'UNAVAILABLE' },
    act: ({ press }) => press('Done'),
  },
  { name: 'done under way', interactions: [item()], select: 'item-1', act: ({ press }) => press('Done') },
  { name: 'park asks where', interactions: [item()], select: 'item-1', act: ({ press }) => press('Park') },
  {
    name: 'case data edited',
    interactions: [item()],
    select: 'item-1',
    layouts: WIDE,
    act: ({ press }) => press('Edit Amount'),
  },
  {
    name: 'case data refused',
    interactions: [item()],
    select: 'item-1',
    layouts: WIDE,
    refuse: { 'set-case-data': 'INVALID' },
    act: async ({ press, type }) => {
      await press('Edit Amount');
      await type('.case input', '12');
      await press('Save');
    },
  },
  {
    name: 'disposition as a list',
    act: async ({ find }) => (await find('.disposition')).scrollIntoView({ block: 'end' }),
    interactions: [item({ dispositions: DISPOSITIONS.list, disposition: 'more' })],
    select: 'item-1',
    layouts: WIDE,
  },
  {
    name: 'disposition as a tree',
    interactions: [item({ dispositions: DISPOSITIONS.tree })],
    select: 'item-1',
    layouts: WIDE,
    act: ({ press }) => press('Turned down'),
  },
  {
    name: 'note',
    act: async ({ find }) => (await find('.note')).scrollIntoView({ block: 'end' }),
    interactions: [item({ note: 'Called twice, nobody answered. Wants to be called after 16:00.' })],
    select: 'item-1',
    layouts: WIDE,
  },
  {
    name: 'record blocked by the browser',
    act: async ({ click }) => click('.title'),
    blocksWindows: true,
    interactions: [item()],
    layouts: WIDE,
    select: 'item-1',
  },
  {
    name: 'waiting for a transfer',
    interactions: [
      item({
        transfer: { target: BO_REF(), state: 'invited', since: NOW - 5_000, deadline: NOW + 15_000 },
        can: { 'cancel-transfer': true, done: { reason: 'TRANSFER_PENDING' } },
      }),
    ],
    select: 'item-1',
  },
  {
    name: 'transfer rejected',
    interactions: [item({ transfer: { target: BO_REF(), state: 'rejected', since: NOW - 5_000 } })],
    select: 'item-1',
  },
  {
    name: 'handed over',
    interactions: [
      item({ handover: { by: BO_REF(), note: 'She wants to know whether the rate can be fixed.' } }),
    ],
    select: 'item-1',
    layouts: WIDE,
  },
  { name: 'e-mail', interactions: [email()], select: 'mail-1' },
  {
    name: 'e-mail, reply',
    interactions: [email()],
    select: 'mail-1',
    act: async ({ press, type }) => {
      await press('Reply');
      await type('#reply', 'Dear Omar,\n\nthe papers are complete. You hear from us tomorrow.\n\nAnna Berg');
    },
  },
  {
    name: 'e-mail, reply not sent',
    interactions: [email()],
    select: 'mail-1',
    act: async ({ press, type }) => {
      await press('Reply');
      await type('#reply', 'Dear Omar,');
      await press('Release');
    },
  },
  { name: 'chat', interactions: [chat()], select: 'chat-1', facts: written('chat-1', MEI) },
  { name: 'chat, empty', interactions: [chat({}, { entries: 0 })], select: 'chat-1' },
  {
    name: 'chat, overdue and writing',
    interactions: [chat({}, { waitingSince: NOW - 70_000, patience: { dueMs: 30_000, overdueMs: 60_000 } })],
    select: 'chat-1',
    facts: [...written('chat-1', MEI), { type: 'typing', interaction: 'chat-1', until: NOW + 5_000 }],
  },
  {
    name: 'chat, message refused',
    interactions: [chat()],
    select: 'chat-1',
    layouts: WIDE,
    facts: written('chat-1', MEI),
    refuse: { 'send-message': 'UNAVAILABLE' },
    act: async ({ press, type }) => {
      await type('textarea[aria-label^=Message]', 'Is there anything else?');
      await press('Send');
    },
  },
  { name: 'instant message', interactions: [im()], select: 'im-1', facts: written('im-1', BO) },
  {
    name: 'instant message, inviting',
    interactions: [
      im({ phase: 'establishing', ringUntil: NOW + 15_000, can: { release: true } }, { entries: 0 }),
    ],
    select: 'im-1',
  },
  {
    name: 'instant message, ended',
    interactions: [im({ phase: 'wrap', can: { done: true } }, { ended: 'by-other' })],
    select: 'im-1',
    facts: written('im-1', BO),
  },
  {
    name: 'consultation not begun',
    interactions: [
      item(),
      im(
        { phase: 'not-connected', parent: 'item-1', can: { 'send-message': true, release: true } },
        { entries: 0 },
      ),
    ],
    select: 'im-1',
  },
  {
    name: 'offer of an instant message',
    interactions: [
      offered(
        {
          medium: 'im',
          contact: undefined,
          subject: '',
          record: undefined,
          peer: BO_REF(),
          caseData: [],
          queue: undefined,
          taskType: undefined,
          since: NOW - MINUTE / 30,
          conversation: {
            entries: 1,
            delivered: 0,
            first: 'Have you a minute? I am not sure about the interest rate here.',
          },
        },
        { caseKeys: [] },
      ),
    ],
  },
];

function BO_REF() {
  return { id: 'bo', kind: 'agent', name: 'Bo Ek' };
}

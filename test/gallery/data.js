// What the states of the gallery are made of: people, work of each medium, what a backend answers.
import * as made from '/dist/testing/fixtures.js';

export const NOW = made.FIXTURE_TIME;
export const MINUTE = 60_000;
const DAY = 86_400_000;

export const LONG_NAME =
  'Maximiliane Freifrau von und zu Hohenstein-Schwarzenfels, Geschäftsführerin der Vereinigten Wohnungsbaugenossenschaft';
const ARABIC = 'ليلى عبد الرحمن الخطيب';

/** An agent who may do everything. */
export const agent = (changes = {}) =>
  made.anAgent({
    since: NOW - 4 * MINUTE,
    can: { 'set-state': true, 'log-out': true, 'start-im': true, take: true, watch: true, 'set-audio': true },
    workLists: [
      { id: 'loans', name: 'Loans', kind: 'queue' },
      { id: 'claims', name: 'Claims', kind: 'queue' },
      { id: 'mail', name: 'Mail to pick from', kind: 'waiting-list' },
      { id: 'team', name: 'The team’s workbin', kind: 'workbin' },
    ],
    ...changes,
  });

export const CHANNELS = [
  { medium: 'voice', state: 'out-of-service', since: NOW - 65 * MINUTE },
  { medium: 'chat', state: 'ready', since: NOW - 4 * MINUTE },
  { medium: 'email', state: 'not-ready', since: NOW - MINUTE },
  { medium: 'work-item', state: 'ready', since: NOW - 4 * MINUTE },
];

const RECORD = { url: '/demo/record.html?id=4711', label: 'Loan 4711', type: 'Loan', id: '4711' };

const CASE = [
  made.aCaseEntry(),
  made.aCaseEntry({
    key: 'segment',
    label: 'Segment',
    value: 'Gold',
    type: 'list',
    options: ['Gold', 'Silver'],
    editable: true,
  }),
  made.aCaseEntry({ key: 'amount', label: 'Amount', value: '214000', type: 'integer', editable: true }),
  made.aCaseEntry({ key: 'due', label: 'Due date', value: '2026-02-28', type: 'date', editable: true }),
  made.aCaseEntry({
    key: 'verified',
    label: 'Identity verified',
    value: 'false',
    type: 'boolean',
    editable: true,
  }),
  made.aCaseEntry({ key: 'remark', label: 'Remark', value: '', editable: true }),
];

export const HUGE_CASE = [
  ...CASE,
  made.aCaseEntry({
    key: 'text',
    label: 'What the customer wrote on the second page of the form, in their own words',
    value: 'A very long story about a house, a river and what came with it. '.repeat(12),
    editable: true,
  }),
  made.aCaseEntry({ key: 'hash', label: 'Reference', value: 'A1B2C3D4E5F6'.repeat(12) }),
  made.aCaseEntry({
    key: 'rtl',
    label: 'ملاحظة العميل',
    value: 'يرجى الاتصال بعد الظهر، شكرا',
    editable: true,
  }),
  ...Array.from({ length: 24 }, (_, at) =>
    made.aCaseEntry({
      key: `k${at}`,
      label: `Answer ${at + 1}`,
      value: `Value ${at + 1}`,
      editable: at % 2 === 0,
    }),
  ),
];

const RADIO = {
  control: 'radio',
  required: true,
  options: [
    { code: 'granted', label: 'Granted' },
    { code: 'refused', label: 'Refused' },
    { code: 'more', label: 'More papers are needed' },
  ],
};

const TREE = {
  control: 'tree',
  required: true,
  options: [
    { code: 'settled', label: 'Settled' },
    {
      code: 'down',
      label: 'Turned down',
      children: [
        { code: 'not-covered', label: 'Not covered' },
        { code: 'late', label: 'Reported too late' },
      ],
    },
    ...Array.from({ length: 10 }, (_, at) => ({ code: `o${at}`, label: `Another outcome ${at + 1}` })),
  ],
};

export const DISPOSITIONS = { radio: RADIO, tree: TREE, list: { ...RADIO, control: 'drop-down' } };

export const COUNTERS = {
  inProgress: { email: 1, chat: 2 },
  recent: { days: 7, counts: { voice: 3, email: 12 } },
};

/** A work item with all that one can have. */
export const item = (changes = {}) =>
  made.anInteraction({
    since: NOW - 95_000,
    createdAt: NOW - 12 * MINUTE,
    record: RECORD,
    instruction: 'Check the papers and decide. Rules: https://bank.example.test/rules/manual-evaluation',
    from: 'loan-system@example.test',
    taskType: 'loan-check',
    priority: 5,
    caseData: CASE,
    counters: COUNTERS,
    dispositions: RADIO,
    can: {
      done: true,
      transfer: true,
      park: true,
      requeue: true,
      'set-case-data': true,
      'set-note': true,
      'set-disposition': true,
      'assign-contact': true,
    },
    ...changes,
  });

export const FILES = [
  made.anAttachment({ id: 'fax.png', name: 'fax.png', type: 'image/png', size: 4_200 }),
  made.anAttachment({ id: 'message.wav', name: 'message.wav', type: 'audio/wav', size: 16_000 }),
  made.anAttachment({ id: 'letter.pdf', name: 'letter.pdf', type: 'application/pdf', size: 1_200 }),
  made.anAttachment({
    id: 'report.docx',
    name: `report-${'of-the-year-'.repeat(6)}.docx`,
    type: 'application/octet-stream',
    size: 3_000_000,
  }),
];

/** A call with all that a line of one's own allows. */
export const call = (changes = {}, more = {}) =>
  item({
    medium: 'voice',
    subject: 'Loan application',
    instruction: undefined,
    can: {
      release: true,
      hold: true,
      consult: true,
      transfer: true,
      'send-dtmf': true,
      mute: true,
      record: true,
      'set-note': true,
      'set-disposition': true,
      'assign-contact': true,
    },
    call: { direction: 'inbound', ani: '+46700000000', dnis: '+46810000000', ...more },
    ...changes,
  });

export const callback = (changes = {}) =>
  item({
    medium: 'callback',
    phase: 'ready-to-call',
    subject: 'Please call me about my loan',
    callback: {
      number: '+46700000000',
      numbers: ['+46700000000', '+46810000000', '+46400000000'],
      scheduledAt: NOW - 5 * MINUTE,
    },
    can: {
      call: true,
      reschedule: true,
      done: true,
      consult: true,
      'set-note': true,
      'assign-contact': true,
    },
    ...changes,
  });

export const email = (changes = {}) =>
  item({
    id: 'mail-1',
    medium: 'email',
    subject: 'Question about my loan',
    contact: { id: 'omar', name: 'Omar Haddad', address: 'omar@example.test' },
    body: 'Hello,\n\nI have sent the papers last week and heard nothing since. When may I expect an answer?\n\nBest regards,\nOmar Haddad',
    instruction: undefined,
    can: {
      release: true,
      reply: true,
      hold: true,
      transfer: true,
      requeue: true,
      'did-not-arrive': true,
      'set-note': true,
      'assign-contact': true,
    },
    ...changes,
  });

export const chat = (changes = {}, talk = {}) =>
  item({
    id: 'chat-1',
    medium: 'chat',
    subject: 'Where is my card?',
    instruction: undefined,
    contact: { id: 'mei', name: 'Mei Tanaka', address: 'mei@example.test' },
    conversation: { entries: 5, delivered: 5, ...talk },
    can: {
      release: true,
      'send-message': true,
      hold: true,
      transfer: true,
      'start-im': true,
      'set-note': true,
      'assign-contact': true,
    },
    ...changes,
  });

export const im = (changes = {}, talk = {}) =>
  made.anIm({
    since: NOW - MINUTE,
    conversation: { entries: 4, delivered: 3, own: true, ...talk },
    ...changes,
  });

const ANNA = { kind: 'agent', id: 'anna', name: 'Anna Berg' };
const TEXTS = [
  'Where is my card? I ordered it two weeks ago.',
  'I am sorry about that. I look into it.',
  'It should go to Storgatan 1 in Lund: https://maps.example.test/storgatan-1-lund-with-a-very-long-address-indeed',
  'It was sent yesterday and should be with you tomorrow. If it is not, write again and I send another one at once.',
  'Thank you, that was quick!',
];

/** What was written in a conversation, the other side first. */
export const written = (interaction, other, texts = TEXTS) =>
  texts.map((text, at) => ({
    type: 'message',
    entry: {
      interaction,
      number: at + 1,
      at: NOW - (texts.length - at) * 40_000,
      by: at % 2 ? ANNA : other,
      text,
    },
  }));

export const MEI = { kind: 'contact', name: 'Mei Tanaka' };
export const BO = { kind: 'agent', id: 'bo', name: 'Bo Ek' };

export const offered = (changes = {}, offer = {}) =>
  item({
    id: 'offer-1',
    phase: 'offered',
    since: NOW - 2_000,
    offer: made.anOffer({ deadline: NOW + 18_000, caseKeys: ['cid', 'segment'], ...offer }),
    can: { accept: true, reject: true },
    ...changes,
  });

export const { aLink: link, aGoneInteraction: gone } = made;

const NAMES = [
  'Eva Lind',
  'Omar Haddad',
  'Mei Tanaka',
  'Nils Dahl',
  'Sofia Castro',
  LONG_NAME,
  ARABIC,
  'Jón Ásgeirsson',
];
const MEDIA = ['voice', 'email', 'chat', 'work-item', 'callback', 'case', 'im', 'video'];
const PHASES = [
  'held',
  'connected',
  'connected',
  'wrap',
  'ready-to-call',
  'connected',
  'establishing',
  'held',
];

/** So many interactions: of each medium and phase in turn. */
export const many = (count) =>
  Array.from({ length: count }, (_, at) =>
    item({
      id: `many-${at}`,
      medium: MEDIA[at % MEDIA.length],
      phase: PHASES[at % PHASES.length],
      contact: { id: `c${at}`, name: NAMES[at % NAMES.length] },
      subject: at % 5 === 4 ? `A subject that goes on and on, number ${at + 1}` : `Subject ${at + 1}`,
      record: at % 3 ? { ...RECORD, label: `Loan ${4700 + at}` } : undefined,
      since: NOW - at * 97_000,
      ...(MEDIA[at % MEDIA.length] === 'im'
        ? { peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' }, contact: undefined }
        : {}),
    }),
  );

const target = (name, presence, changes = {}) => ({
  source: made.FAKE_SOURCE,
  id: name.toLowerCase().replaceAll(' ', '-'),
  kind: 'agent',
  name,
  presence,
  can: {
    consult:
      presence === 'available' || presence === 'interruptible'
        ? true
        : { reason: presence === 'logged-in' ? 'AWAY' : 'LOGGED_OUT' },
    transfer: true,
    'start-im': presence === 'logged-out' ? { reason: 'LOGGED_OUT' } : true,
  },
  ...changes,
});

export const TARGETS = [
  target('Bo Ek', 'available', { id: 'bo', favourite: true }),
  target('Chen Wei', 'interruptible', { detail: 'In a chat · can be interrupted' }),
  target('Dana Novák', 'logged-in', { detail: 'On a break' }),
  target('Elif Yılmaz', 'logged-out'),
  target(LONG_NAME, 'available', {
    id: 'long',
    detail: 'Available for questions about everything that has to do with houses',
  }),
  target(ARABIC, 'available', { id: 'laila' }),
  {
    source: made.FAKE_SOURCE,
    id: 'loans',
    kind: 'queue',
    name: 'Loans',
    waiting: 3,
    waitingSince: NOW - 3 * MINUTE,
    can: { transfer: true },
  },
  {
    source: made.FAKE_SOURCE,
    id: 'support',
    kind: 'service',
    name: 'Support',
    can: { transfer: true, consult: true },
  },
  ...Array.from({ length: 40 }, (_, at) =>
    target(`Colleague ${at + 1}`, ['available', 'logged-in', 'logged-out'][at % 3]),
  ),
];

export const HISTORY = Array.from({ length: 60 }, (_, at) => ({
  id: `past-${at}`,
  medium: MEDIA[at % 6],
  state: at === 0 ? 'in-progress' : 'done',
  subject: at === 2 ? `A very long subject: ${LONG_NAME}` : `Question ${60 - at}`,
  createdAt: NOW - at * DAY - 3 * MINUTE,
  ...(at
    ? {
        endedAt: NOW - at * DAY,
        agent: at % 2 ? 'Bo Ek' : 'Anna Berg',
        outcome: at % 4 ? 'done' : 'transferred',
      }
    : {}),
}));

export const RESPONSES = [
  'Greeting',
  'We look into it',
  'Papers are missing',
  'Thank you and good-bye',
  LONG_NAME,
].map((title, at) => ({
  id: `r${at}`,
  title,
  text: `Dear Eva Lind,\n\nthank you for writing to us. ${'We answer within two days. '.repeat(at + 1)}\n\nAnna Berg`,
  language: at === 3 ? 'sv' : 'en',
  category: at % 2 ? ['Loans', 'Papers'] : ['General'],
  ...(at === 0 ? { favourite: true } : {}),
}));

export const EVA = {
  id: 'eva',
  name: 'Eva Lind',
  fields: [
    { key: 'name', label: 'Name', value: 'Eva Lind', editable: true },
    { key: 'phone', label: 'Telephone', value: '+46700000000', editable: false },
    {
      key: 'mail',
      label: 'E-mail',
      value: 'eva.lind.with.a.long.address@customers.example.test',
      editable: true,
    },
    { key: 'town', label: 'Town', value: '', editable: true },
  ],
};

export const WAITING = Array.from({ length: 8 }, (_, at) => ({
  id: `w${at}`,
  medium: at % 2 ? 'email' : 'work-item',
  subject: at === 1 ? `About ${LONG_NAME}` : `Question ${at + 1}`,
  contact: { name: NAMES[at] },
  priority: 5,
  since: NOW - at * 4 * MINUTE,
}));

export const AUDIO = {
  state: 'ready',
  microphones: [
    { id: 'm1', label: 'Headset (Jabra Evolve2 65 Flex, USB-C, left and right)' },
    { id: 'm2', label: 'Built-in microphone' },
  ],
  speakers: [{ id: 's1', label: 'Headset' }],
  microphone: 'm1',
  microphoneVolume: 1,
  speakerVolume: 0.5,
};

/** Messages of each level, the newest first. */
export const NOTICES = [
  { id: 'n1', at: NOW - MINUTE, level: 'error', code: 'transfer-rejected', about: 'Bo Ek', read: false },
  {
    id: 'n2',
    at: NOW - 9 * MINUTE,
    level: 'warning',
    code: 'offer-redirected',
    about: LONG_NAME,
    read: false,
  },
  {
    id: 'n3',
    at: NOW - 20 * MINUTE,
    level: 'info',
    code: 'backend',
    text: 'The loan system is closed from 18:00 to 18:30. Save your work before that.',
    read: true,
  },
  {
    id: 'n4',
    at: NOW - 3 * 60 * MINUTE,
    level: 'error',
    code: 'command-refused',
    error: 'UNAVAILABLE',
    about: 'Manual evaluation',
    read: true,
  },
];

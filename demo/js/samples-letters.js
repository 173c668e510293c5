/** E-mails, cases and chats that one click sends. `file` stands in /demo/files/. */

const EVA = { contactName: 'Eva Lind', recordUrl: '/demo/record.html?id=4711', recordLabel: 'Loan 4711' };
const OMAR = {
  contactName: 'Omar Haddad',
  recordUrl: '/demo/record.html?id=8802',
  recordLabel: 'Claim 8802',
};
const LOAN = 'cid = 4711\nproduct = car';
const CLAIM = 'cid = 8802\namount = 14200';

/** What no agent may ever see as anything but text. */
const HOSTILE = '<img src=x onerror=alert(1)> ${alert(2)} {{alert(3)}}';

export const EMAILS = [
  {
    button: 'A question about a loan',
    item: {
      ...EVA,
      from: 'eva@example.test',
      to: 'loans@northbank.example.test',
      subject: 'Can I pay back earlier?',
      body: 'Hello,\n\nI have sold my old car and would like to pay back 40 000 of my loan at once.\nWhat does that cost?\n\nKind regards\nEva Lind',
      entrance: 'loans',
      taskType: 'question',
      contactData: LOAN,
    },
  },
  {
    button: 'A complaint with a letter',
    file: 'letter.pdf',
    item: {
      ...OMAR,
      from: 'omar@example.test',
      to: 'claims@northbank.example.test',
      subject: 'Complaint about my claim',
      body: 'Hello,\n\nmy claim has waited for two weeks. The letter of the workshop is attached.\n\nOmar Haddad',
      entrance: 'claims',
      taskType: 'complaint',
      contactData: CLAIM,
    },
  },
  {
    button: 'Hostile text',
    item: {
      from: 'mallory@example.test',
      subject: HOSTILE,
      body: '<script>alert(4)</script>\n<a href="javascript:alert(5)">Click</a>\n\u202Etxt.exe',
      entrance: 'loans',
      contactName: '<svg onload=alert(6)>',
      recordUrl: '/demo/record.html?id=<script>alert(7)</script>',
      recordLabel: '<iframe src=javascript:alert(8)>',
      contactData: 'page = javascript:alert(9)\n__proto__ = {"polluted":true}',
    },
  },
];

export const CASES = [
  {
    button: 'A claim from the web',
    file: 'fax.png',
    item: {
      ...OMAR,
      recordType: 'Claim',
      subject: 'Damage report, car ABC 123',
      body: 'Parked at the square, the left door is dented. A picture is attached.',
      entrance: 'claims',
      priority: '3',
      taskType: 'claim',
      contactAddress: 'omar@example.test',
      contactData: CLAIM,
    },
  },
  {
    button: 'A loan to be checked',
    item: {
      ...EVA,
      recordType: 'Loan',
      subject: 'Raise of a car loan',
      body: 'The customer would like to raise the loan by 30 000. Check the income of this year.',
      entrance: 'loans',
      taskType: 'loan-decision',
      contactAddress: '+46700000000',
      contactData: LOAN,
    },
  },
  {
    button: 'A case that cannot be released',
    item: {
      ...EVA,
      recordType: 'Loan',
      subject: 'Case of a system that hangs',
      body: 'The connected system does not let go of this case: after Release there is Abandon.',
      entrance: 'stuck',
      contactAddress: '+46700000000',
      contactData: LOAN,
    },
  },
];

export const CHATS = [
  {
    button: 'A customer with a question',
    item: {
      name: 'Mei Tanaka',
      contactAddress: '+81300000000',
      subject: 'Which papers do you need?',
      entrance: 'loans',
      contactData: 'cid = 4713\nproduct = house',
    },
  },
  {
    button: 'Somebody without a subject',
    item: { name: 'Zoë Müller', entrance: 'claims' },
  },
  {
    button: 'A chat that cannot be released',
    item: { name: 'Sam Okafor', subject: 'Water damage', entrance: 'stuck', contactData: 'cid = 8803' },
  },
];

const EVA = {
  name: 'Eva Lind',
  entrance: 'loans',
  recordUrl: '/demo/record.html?id=4711',
  recordLabel: 'Loan 4711',
  contactData: 'cid = 4711\nproduct = car',
};
const OMAR = {
  name: 'Omar Haddad',
  entrance: 'claims',
  recordUrl: '/demo/record.html?id=8802',
  recordLabel: 'Claim 8802',
  contactData: 'cid = 8802',
};

/** Callbacks that one click asks for. */
export const CALLBACKS = [
  {
    button: 'Call me now',
    item: { ...EVA, number: '+46700000000', subject: 'Can I raise my car loan?', taskType: 'loan-decision' },
  },
  {
    button: 'Call me in a minute',
    item: { ...EVA, number: '+46700000000', subject: 'I am in a meeting until then', inMinutes: 1 },
  },
  {
    button: 'A line that is busy',
    item: { ...OMAR, number: '+46700000001', subject: 'When does the surveyor come?' },
  },
  {
    button: 'Nobody answers',
    item: { ...OMAR, number: '+46700000002', subject: 'Which garage may I use?' },
  },
  {
    button: 'Somebody who hangs up',
    item: { ...EVA, number: '+46700000003', subject: 'A bad line' },
  },
];

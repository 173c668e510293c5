/** The records of the bank that this page pretends to be. Ids that are not listed get a record made from the id. */

const LISTED = [
  ['4711', 'Loan', 'Eva Lind', '+46700000000', 'Car loan', 214_000, 48, 'Payment plan under review'],
  ['4712', 'Loan', 'Omar Haddad', 'omar@example.test', 'Workshop equipment', 480_000, 72, 'Active'],
  ['4713', 'Loan', 'Mei Tanaka', '+81300000000', 'House loan', 3_150_000, 360, 'Active'],
  ['4714', 'Loan', 'Zoë Müller', 'zoe@example.test', 'Boat loan', 96_500, 36, 'Waiting for signature'],
  [
    '8802',
    'Claim',
    'Omar Haddad',
    'omar@example.test',
    'Car damage',
    14_200,
    undefined,
    'Waiting for estimate',
  ],
  ['8803', 'Claim', 'Sam Okafor', '+46700000017', 'Water damage', 61_000, undefined, 'Open'],
  ['8804', 'Claim', 'Lena Virtanen', 'lena@example.test', 'Travel, lost luggage', 7_900, undefined, 'Paid'],
];

const GOOD = ['Active', 'Paid'];
const BRANCHES = ['Linköping', 'Norrköping', 'Motala', 'Eskilstuna'];
const PRODUCTS = ['Car loan', 'House loan', 'Boat loan', 'Car damage', 'Water damage'];

/** Every record of the customers list. */
export const listedRecords = LISTED.map(toRecord);

/** The record of that id, as plain data. */
export function findRecord(id) {
  return listedRecords.find((record) => record.id === id) ?? madeUp(id);
}

function toRecord([id, type, customer, address, product, amount, months, status]) {
  const branch = BRANCHES[numberOf(id) % BRANCHES.length];
  return {
    id,
    type,
    customer,
    address,
    product,
    amount,
    months,
    status,
    branch,
    good: GOOD.includes(status),
  };
}

function madeUp(id) {
  const number = numberOf(id);
  const product = PRODUCTS[number % PRODUCTS.length];
  const type = product.includes('damage') ? 'Claim' : 'Loan';
  const months = type === 'Loan' ? 12 * (1 + (number % 6)) : undefined;
  return toRecord([
    id,
    type,
    'Customer of this record',
    '',
    product,
    1_000 * (10 + (number % 400)),
    months,
    'Open',
  ]);
}

/** Any text as a number that is always the same for it. */
function numberOf(id) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)) % 1_000_003;
  return sum;
}

// The report: what was measured, what it was measured against in the same run, and the goal.

/**
 * One line of the report.
 * @typedef {object} Row
 * @property {string} what
 * @property {string} ours what was measured
 * @property {string} [base] what the same took where it was done the barest way
 * @property {string} [figure] the figure that the goal is about; `ours` where there is none
 * @property {string} [goal] absent: only worth knowing
 * @property {boolean} [met]
 */

const COLUMNS = ['what', 'ours', 'base', 'figure', 'goal'];
const HEADS = { what: '', ours: 'ours', base: 'barest', figure: 'figure', goal: 'goal' };

/** Prints the rows of one section. */
export function printTable({ name, rows, error }) {
  const cells = [HEADS, ...rows];
  const widths = COLUMNS.map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  console.log(`\n${name}`);
  for (const row of cells) {
    const texts = COLUMNS.map((column, index) => pad(row[column] ?? '', widths[index], index === 0));
    console.log(`  ${texts.join('  ')}  ${verdict(row)}`.trimEnd());
  }
  if (error) console.log(`  COULD NOT RUN: ${error.message}`);
}

/** A row about a ratio of ours to the barest, both in `unit`; the goal is the most, or with `least` the least, it may be. */
export function ratioRow({ what, ours, base, unit, digits = 1, most, least }) {
  const ratio = ours / base;
  return {
    what,
    ours: `${ours.toFixed(digits)} ${unit}`,
    base: `${base.toFixed(digits)} ${unit}`,
    figure: `${ratio.toFixed(2)}×`,
    ...bound({ most, least, unit: '×' }),
    ...met(ratio, { most, least }),
  };
}

/** A row about an amount of ours. */
export function amountRow({ what, ours, base, unit = '', digits = 1, most, least }) {
  const told = (value) => (value === Infinity ? 'never' : `${value.toFixed(digits)} ${unit}`.trimEnd());
  return {
    what,
    ours: told(ours),
    ...(base === undefined ? {} : { base: told(base) }),
    ...bound({ most, least, unit: unit && ` ${unit}` }),
    ...met(ours, { most, least }),
  };
}

function bound({ most, least, unit }) {
  if (most !== undefined) return { goal: `≤ ${most}${unit}` };
  return least === undefined ? {} : { goal: `≥ ${least}${unit}` };
}

function met(value, { most, least }) {
  if (most !== undefined) return { met: value <= most };
  return least === undefined ? {} : { met: value >= least };
}

function pad(text, width, left) {
  return left ? text.padEnd(width) : text.padStart(width);
}

function verdict({ met }) {
  return met === undefined ? '' : met ? 'ok' : 'MISSED';
}

/** Finding text whatever its case and accents, on every engine: what a letter is, is not left to the locale of the store. */

const LAST_LATIN = 0x24f;
const MARKS = '[\u0300-\u036f]*';

/** The letters with accents, by the letter without. */
const accented = new Map<string, string>();
for (let code = 0xc0; code <= LAST_LATIN; code += 1) {
  const letter = String.fromCharCode(code);
  const plain = plainOf(letter);
  if (plain !== letter.toLowerCase()) accented.set(plain, (accented.get(plain) ?? '') + letter);
}

/**
 * A regular expression of PostgreSQL that finds a text in another, without regard to case and accents. Whatever is not a
 * letter or a digit stands for itself.
 */
export function textPattern(text: string): string {
  return Array.from(text.normalize('NFD').replace(/\p{M}/gu, ''), partOf).join('');
}

function partOf(character: string): string {
  if (!/^[\p{L}\p{N}]$/u.test(character)) return `\\${character}`;
  const lower = character.toLowerCase();
  return `[${lower}${character.toUpperCase()}${accented.get(lower) ?? ''}]${MARKS}`;
}

function plainOf(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

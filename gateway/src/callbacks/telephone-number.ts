const WRITTEN = /^\+?[0-9 ()./-]{2,40}$/;
const FEWEST_DIGITS = 2;

/** What is dialled of a number, however it is written. */
const dialled = (number: string): string => number.replace(/[^+0-9]/g, '');

/** The numbers among the addresses of a contact, each once, after the one that they asked to be called on (WC-15). */
export function numbersOf(asked: string, addresses: readonly string[]): readonly string[] {
  const numbers = [asked, ...addresses.filter(isTelephoneNumber)];
  return numbers.filter((one, at) => numbers.findIndex((other) => dialled(other) === dialled(one)) === at);
}

/** Whether a text can be dialled: digits, and what people put between them. */
export function isTelephoneNumber(text: string): boolean {
  return WRITTEN.test(text) && text.replace(/[^0-9]/g, '').length >= FEWEST_DIGITS;
}

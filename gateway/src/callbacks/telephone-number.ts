const WRITTEN = /^\+?[0-9 ()./-]{2,40}$/;
const FEWEST_DIGITS = 2;

/** Whether a text can be dialled: digits, and what people put between them. */
export function isTelephoneNumber(text: string): boolean {
  return WRITTEN.test(text) && text.replace(/[^0-9]/g, '').length >= FEWEST_DIGITS;
}

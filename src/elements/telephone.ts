/** A typed telephone number as it is dialled, such as `+46701234567`; nothing when the text is none (MI-19, TC-7). */
export function telephoneNumber(text: string): string | undefined {
  return /^\s*\+?[\d\s().*#/-]+$/.test(text) && /\d/.test(text) ? text.replace(/[^\d*#+]/g, '') : undefined;
}

/** What says how something stands, and nothing about anybody: words of the model. */
const KEPT: ReadonlySet<string> = new Set([
  ...['type', 'state', 'phase', 'medium', 'kind', 'code', 'outcome', 'level', 'direction', 'onDeadline'],
  ...['presence', 'result', 'reason', 'recording', 'camera', 'control', 'channel', 'ended', 'error', 'as'],
]);

/**
 * Puts placeholders for texts, the same for the same text: who is who can still be seen, and who it is cannot. Numbers that
 * are moments, counts and flags stay.
 */
export class Redactor {
  readonly #placeholders = new Map<string, string>();

  /** The same value with a placeholder for each text that is no word of the model; files and streams are left out. */
  redact<T>(value: T): T {
    return this.#walk(value, '') as T;
  }

  #walk(value: unknown, key: string): unknown {
    if (typeof value === 'string')
      return KEPT.has(key) || value === '' ? value : this.#placeholder(value, key);
    if (Array.isArray(value)) return value.map((each) => this.#walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#walk(each, name)]));
  }

  #placeholder(text: string, key: string): string {
    const known = this.#placeholders.get(text);
    if (known) return known;
    const made = `${key}-${this.#placeholders.size + 1}`;
    this.#placeholders.set(text, made);
    return made;
  }
}

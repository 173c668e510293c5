/** Reading the environment: what is set to something that cannot be used stops the start, in words. */

/** Names and values; what is set to nothing is not there. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment names something that cannot be used; the message is one sentence for the operator. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The parts of a list, which commas or white space separate. */
export function listIn(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

/**
 * A whole number, or `fallback` where nothing is set.
 *
 * @throws SettingsError when it is none from `min` to `max`.
 */
export function integer(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max))
    throw new SettingsError(`${name} is a whole number from ${min} to ${max}.`);
  return value;
}

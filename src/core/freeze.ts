/** Freezes plain data all the way down, so that nobody can change a fact or a state by accident. */
export function deepFreeze<T>(value: T): T {
  // A number, a text and null count as frozen.
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part in value) deepFreeze(value[part]);
  return value;
}

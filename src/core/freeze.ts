/** Freezes plain data all the way down, so that nobody can change a fact or a state by accident. */
export function deepFreeze<T>(value: T): T {
  // Null counts as frozen; to ask that of every number and text would cost more than all the rest.
  if (typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part in value) deepFreeze(value[part]);
  return value;
}

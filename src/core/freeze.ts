/** Freezes plain data all the way down, so that nobody can change a fact or a state by accident. */
export function deepFreeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) if (Object(part) === part) deepFreeze(part as object);
  return value;
}

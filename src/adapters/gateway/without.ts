import type { Fact } from '../../core/index.js';

/** A fact without those of the commands that it settles which the pad did not send; nothing where it says no more. */
export function without(fact: Fact, isOurs: (command: string) => boolean): Fact | undefined {
  if (fact.type === 'settled') return isOurs(fact.command) ? undefined : fact;
  return 'by' in fact ? { ...fact, by: fact.by.filter((id) => !isOurs(id)) } : fact;
}

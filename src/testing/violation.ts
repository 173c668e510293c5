import type { Fact } from '../core/index.js';

/** What a contract case throws: what was expected, what came instead, and the last facts before it. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  /** The rule or the case that was broken. */
  readonly expected: string;
  readonly came: string;
  readonly facts: readonly Fact[];

  constructor(expected: string, came: string, facts: readonly Fact[] = []) {
    const told = facts.map((fact) => `  ${JSON.stringify(fact)}`).join('\n');
    super(`expected: ${expected}\ncame: ${came}${told ? `\nlast facts:\n${told}` : ''}`);
    this.expected = expected;
    this.came = came;
    this.facts = facts;
  }
}

/** What a case throws for which the backend or the adapter does not offer what it takes. Reported, never passed over. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}

import type { Fact, Link, TabDuty } from '../core/index.js';

/** Tells the pad of this tab what the backend said, and with every tie what falls to this tab. */
export class Teller {
  readonly #report: (fact: Fact) => void;
  /** As the backend told them last. */
  readonly #links = new Map<string, Link>();
  #duty: TabDuty | undefined;

  constructor(report: (fact: Fact) => void) {
    this.#report = report;
  }

  /** Tells what the backend said. */
  tell(fact: Fact): void {
    if (fact.type !== 'link') {
      this.#report(fact);
      return;
    }
    this.#links.set(fact.link.source, fact.link);
    this.#report({ ...fact, link: { ...fact.link, ...(this.#duty && { tab: this.#duty }) } });
  }

  /** From now on that falls to this tab; nothing where it is the only one. */
  place(duty: TabDuty | undefined): void {
    const isNew = duty?.leads !== this.#duty?.leads || duty?.front !== this.#duty?.front;
    this.#duty = duty;
    if (isNew) for (const link of this.#links.values()) this.tell({ type: 'link', link });
  }

  /** Nothing falls to it any more, and it hears nothing. */
  rest(): void {
    this.#duty = { leads: false, front: false };
    for (const link of this.#links.values()) this.tell({ type: 'link', link: { ...link, state: 'down' } });
  }
}

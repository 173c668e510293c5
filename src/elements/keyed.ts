/** Keeps the children of an element in step with a list. Elements that stay are not touched, so neither is their focus. */
export class Keyed<E extends HTMLElement> {
  readonly #make: (id: string) => E;
  readonly #elements = new Map<string, E>();

  /** @param make builds the element of an item that is new. */
  constructor(make: (id: string) => E) {
    this.#make = make;
  }

  /** The element of that item, while it is shown. */
  get(id: string | undefined): E | undefined {
    return id === undefined ? undefined : this.#elements.get(id);
  }

  /** The element of that item, which a new one gets before it is shown: filling it then is cheapest. */
  ensure(id: string): E {
    return this.#elements.get(id) ?? this.#new(id);
  }

  /** Brings the children of `parent` in line: the gone leave first, so that nothing has to move for them. */
  arrange(parent: HTMLElement, ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const [id, element] of this.#elements) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#elements.delete(id);
    }
    let next = parent.firstElementChild;
    for (const id of wanted) {
      const element = this.ensure(id);
      if (element === next) next = next.nextElementSibling;
      else parent.insertBefore(element, next);
    }
  }

  #new(id: string): E {
    const element = this.#make(id);
    this.#elements.set(id, element);
    return element;
  }
}

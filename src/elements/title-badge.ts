/** How many wait, in front of the page's title, where other tabs are looked at. What the page itself does with its title stays. */
export class TitleBadge {
  #count = '';
  #observer: MutationObserver | undefined;

  /** Shows that many, as they are written in the language of the pad; nothing for an empty text. */
  show(count: string): void {
    if (count === this.#count) return;
    const plain = this.#plain;
    this.#count = count;
    if (count) this.#watch();
    else this.#rest();
    document.title = this.#prefix + plain;
  }

  /** The title is the page's again. */
  stop(): void {
    this.show('');
  }

  get #prefix(): string {
    return this.#count && `(${this.#count}) `;
  }

  /** The title without what was put in front of it. */
  get #plain(): string {
    const { title } = document;
    return title.startsWith(this.#prefix) ? title.slice(this.#prefix.length) : title;
  }

  /** A page that changes its title keeps the count in front of it. */
  #watch(): void {
    this.#observer ??= new MutationObserver(() => {
      const wanted = this.#prefix + this.#plain;
      if (document.title !== wanted) document.title = wanted;
    });
    this.#observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  }

  #rest(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}

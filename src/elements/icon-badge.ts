const ICONS = 'link[rel~="icon" i]';

/**
 * The page's icon with a badge, as long as something waits. The links of the page stay where they are, for frameworks hold
 * on to them: only their address changes. The image is the page's own, since strict policies allow none that is made here.
 */
export class IconBadge {
  #url = '';
  /** The links of the page, and the addresses that they had. */
  readonly #had = new Map<Element, string | null>();
  /** Where the page has no link, there is one as long as something waits. */
  #added: HTMLLinkElement | undefined;

  /** Shows the image at that address on all icons, also those that came since; the page's own for an empty one. */
  show(url: string): void {
    if (url !== this.#url) this.#rest();
    this.#url = url;
    if (!url) return;
    if (!document.querySelector(ICONS)) this.#add();
    for (const link of document.querySelectorAll(ICONS)) {
      const href = link.getAttribute('href');
      if (href === url) continue;
      this.#had.set(link, href);
      link.setAttribute('href', url);
    }
  }

  #add(): void {
    this.#added = document.createElement('link');
    this.#added.rel = 'icon';
    this.#added.href = this.#url;
    document.head.append(this.#added);
  }

  /** What the page has changed meanwhile is its own. */
  #rest(): void {
    this.#added?.remove();
    this.#added = undefined;
    for (const [link, href] of this.#had)
      if (link.getAttribute('href') !== this.#url) continue;
      else if (href === null) link.removeAttribute('href');
      else link.setAttribute('href', href);
    this.#had.clear();
  }
}

import type { I18n } from '../i18n/index.js';
import { IconBadge } from './icon-badge.js';

/** What one element tells outside of its pad. */
export interface Told {
  /** Names of all that waits, so that it counts once, however many pads of the page show it. */
  readonly waiting: readonly string[];
  /** Whether it counts in the title. */
  readonly counts: boolean;
  /** Where the page's icon with a badge is. */
  readonly icon: string;
  readonly i18n: I18n;
}

/**
 * That something waits, in front of the page's title and on its icon, where other tabs are looked at. All pads of a page
 * share it; what the page itself does with its title and its icon stays.
 */
class PageBadge {
  readonly #told = new Map<object, Told>();
  readonly #icon = new IconBadge();
  #prefix = '';
  #count = 0;
  #observer: MutationObserver | undefined;

  /** What an element tells from now on. */
  show(by: object, told: Told): void {
    this.#told.set(by, told);
    this.#update();
  }

  /** That element tells nothing any more. The last of them leaves title and icon as the page has them. */
  stop(by: object): void {
    if (this.#told.delete(by)) this.#update();
  }

  readonly #update = (): void => {
    const telling = [...this.#told.values()].filter(({ waiting }) => waiting.length > 0);
    const counting = telling.filter(({ counts }) => counts);
    const count = new Set(counting.flatMap(({ waiting }) => waiting)).size;
    const plain = this.#plain;
    this.#prefix = counting[0] ? `(${counting[0].i18n.number(count)}) ` : '';
    const icon = telling.find((one) => one.icon)?.icon ?? '';
    if (document.title !== this.#prefix + plain) document.title = this.#prefix + plain;
    this.#icon.show(icon);
    this.#watch(!!(this.#prefix || icon));
    if (count === this.#count) return;
    this.#count = count;
    // Only installed pages have one; in a frame of another origin it is refused.
    (navigator as Partial<Navigator>).setAppBadge?.(count).catch(() => undefined);
  };

  /** The title without what was put in front of it. */
  get #plain(): string {
    const { title } = document;
    return title.startsWith(this.#prefix) ? title.slice(this.#prefix.length) : title;
  }

  /** A page that changes its title or its icons keeps count and badge. */
  #watch(isOn: boolean): void {
    if (isOn === !!this.#observer) return;
    this.#observer?.disconnect();
    this.#observer = isOn ? new MutationObserver(this.#update) : undefined;
    const attributeFilter = ['href', 'rel'];
    this.#observer?.observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter,
    });
  }
}

/** Of this page. */
export const pageBadge: PageBadge = new PageBadge();

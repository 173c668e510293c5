import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { english, type I18n, type Words } from '../i18n/index.js';
import { i18nOf } from '../i18n/languages.js';

/** How long the first render waits for its language, in milliseconds: an offer has to be seen in whatever words there are. */
const PATIENCE = 2_000;

/** An element whose words may be asked for. */
export interface LanguageHost extends ReactiveControllerHost, HTMLElement {
  /** BCP 47 tag; the nearest `lang` around the element where it is empty. */
  readonly locale: string;
  /** Words of the page over those of the language. */
  readonly words: Words | undefined;
}

/** What an element speaks: as its `locale` says, else as the nearest `lang` around it does, also when that changes. */
export class Language implements ReactiveController {
  /** The words there are now: those of before until others are loaded. */
  i18n: I18n = english;
  /** Settles when the words that are wanted are here, or have been waited for long enough. */
  ready: Promise<unknown> | undefined;

  readonly #host: LanguageHost;
  #wanted = 'en';
  #plain: I18n = english;
  #words: Words | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: LanguageHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => {
      this.#host.requestUpdate();
    });
    for (const { root } of placesOf(this.#host))
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Looks for what is wanted now; the host is rendered again when it is there. */
  follow(): void {
    const { locale, words } = this.#host;
    const wanted = locale || langAround(this.#host);
    if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      const found = i18nOf(wanted);
      if (found instanceof Promise) this.ready = this.#wait(found, wanted);
      else this.#speak(found);
    } else if (words !== this.#words) this.#speak(this.#plain);
  }

  #speak(plain: I18n): void {
    const { words } = this.#host;
    this.#plain = plain;
    this.#words = words;
    this.i18n = words ? plain.with(words) : plain;
    this.#host.requestUpdate();
  }

  async #wait(found: Promise<I18n>, wanted: string): Promise<void> {
    const here = found.then((i18n) => {
      if (wanted === this.#wanted) this.#speak(i18n);
    }, console.warn);
    await Promise.race([here, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (wanted === this.#wanted) this.ready = undefined;
  }
}

/** An element and the hosts that it stands in, its own first, with the trees that they are in. */
function placesOf(at: Element): { readonly at: Element; readonly root: Node }[] {
  const root = at.getRootNode();
  return [{ at, root }, ...(root instanceof ShadowRoot ? placesOf(root.host) : [])];
}

function langAround(element: Element): string {
  const around = placesOf(element).map(({ at }) => at.closest<HTMLElement>('[lang]'));
  return around.find(Boolean)?.lang ?? 'en';
}

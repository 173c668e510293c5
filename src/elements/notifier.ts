import type { Interaction } from '../core/index.js';
import { offerName, type I18n } from '../i18n/index.js';

/** Shows offers on the desktop while the agent looks elsewhere: each once, and only as long as it waits (MI-49). */
export class Notifier {
  readonly #shown = new Map<string, Notification>();
  /** The offers that wait and were shown. */
  #told: ReadonlySet<string> = new Set();
  readonly #onClick: (interaction: string) => void;

  /** @param onClick told which one the agent chose; the page has the focus then */
  constructor(onClick: (interaction: string) => void) {
    this.#onClick = onClick;
  }

  /** Shows those of the offers that are new, unless `quiet`, and takes away what waits no more. */
  update(waiting: readonly Interaction[], quiet: boolean, i18n: I18n): void {
    const ids = new Set(waiting.flatMap(({ offer }) => offer?.id ?? []));
    for (const [id, one] of this.#shown) if (quiet || !ids.has(id)) this.#close(id, one);
    this.#told = new Set([...this.#told].filter((id) => ids.has(id)));
    if (quiet) return;
    for (const one of waiting)
      if (one.offer && !this.#told.has(one.offer.id)) this.#show(one, one.offer.id, i18n);
    this.#told = ids;
  }

  /** Takes all of them away. */
  stop(): void {
    for (const [id, one] of this.#shown) this.#close(id, one);
  }

  /** It says who and by what, and no more: others may see the screen. The pad rings already. */
  #show(interaction: Interaction, id: string, i18n: I18n): void {
    const options = {
      tag: `contact-pad:${id}`,
      requireInteraction: true,
      silent: true,
      lang: i18n.language,
    };
    const shown = notification(offerName(interaction, i18n), options);
    if (!shown) return;
    this.#shown.set(id, shown);
    shown.onclick = () => {
      window.focus();
      this.#close(id, shown);
      this.#onClick(interaction.id);
    };
  }

  #close(id: string, shown: Notification): void {
    shown.close();
    this.#shown.delete(id);
  }
}

/** Nothing where the browser shows them only from a worker, as on Android. */
function notification(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options);
  } catch {
    return undefined;
  }
}

import type { Request, Watch } from '../core/index.js';

/** A backend watches at most this many. */
const MOST = 100;

/** A backend keeps one list of what is watched: puts together what the queues and, about an interaction, the dialog ask for. */
export class Watched {
  #lists: readonly string[] = [];
  #targets: readonly string[] = [];

  /** What to ask for when one of them asks for something else. */
  with({ targets, about }: Request<Watch>): Request<Watch> {
    if (about === undefined) this.#lists = targets;
    else this.#targets = targets;
    const all = [...new Set([...this.#targets, ...this.#lists])].slice(0, MOST);
    return { type: 'watch', targets: all, ...(about === undefined ? {} : { about }) };
  }
}

import {
  PadError,
  randomId,
  type CommandType,
  type Interaction,
  type RecordLink,
  type Request,
} from '../../core/index.js';
import type { FindRecords, FoundRecords } from '../../elements/found-records.js';
import { FrameEvent, FrameStateEvent, verdictOf } from './frame-events.js';
import { HostLine, type FrameState } from './host-line.js';
import type { ToFrame, ToHost } from './messages.js';

/** How the frame is made, and how it behaves. */
export interface EmbedOptions {
  /** The page with the pad, http or https; of an iframe that is there already its own `src`. */
  readonly src?: string;
  /** The accessible name of the frame. */
  readonly title?: string;
  /** What the frame may use; by default what calls need, and the clipboard to copy drafts to. */
  readonly allow?: string;
  /** The frame is as high as the pad in it, between these, in pixels. */
  readonly autoHeight?: { readonly min: number; readonly max: number };
  /** As `findRecords` of `<contact-pad>`; the pad's own page may have one, which comes first. */
  readonly findRecords?: FindRecords;
}

/** A pad in a frame, as the page around it sees it. */
export interface PadFrame {
  /** The events of the pad come here, as `<contact-pad>` fires them, and `frame-state` about the frame itself. */
  readonly element: HTMLIFrameElement;
  readonly state: FrameState;
  /** Fulfilled when the pad answers for the first time; rejects with a `PadError` `VERSION`, `FORBIDDEN` or `CLOSED`. */
  readonly ready: Promise<void>;
  /**
   * Sends a command as `Pad.send` does; before the pad has answered for the first time it waits for that. Rejects with a
   * `PadError`: `UNAVAILABLE` where there is no pad, `UNKNOWN` where the frame went meanwhile. What fails is told by
   * `pad-error` too, with the source `host`.
   */
  send(request: Request): Promise<void>;
  /** Calls a number, about a record. */
  dial(number: string, record?: RecordLink): Promise<void>;
  /** Shows or hides the frame; a hidden pad goes on. */
  show(isVisible: boolean): void;
  /** Sets the size of the frame in pixels. */
  resize(size: { readonly width?: number; readonly height?: number }): void;
  /** Lets go of the frame; one that was made here leaves the page. */
  close(): void;
}

const ALLOW = 'microphone; camera; speaker-selection; display-capture; autoplay; clipboard-write';

/**
 * Puts a pad that lives on a page of its own into an iframe of this page, and connects the two. Only that frame and the
 * exact origin of `src` are heard, and what comes is checked: a page of another origin is never trusted. The page in the
 * frame calls `exposePad` with the origin of this one.
 *
 * @param place the iframe to use, or the element in which one is made
 * @throws PadError `INVALID` without an http(s) address
 */
export function embedPad(place: HTMLElement, options: EmbedOptions = {}): PadFrame {
  const isOurs = !(place instanceof HTMLIFrameElement);
  const frame = isOurs ? document.createElement('iframe') : place;
  const src = new URL(addressOf(options.src ?? frame.src));
  if (isOurs) {
    frame.allow = options.allow ?? ALLOW;
    frame.title = options.title ?? 'Contact pad';
    frame.src = src.href;
    place.append(frame);
  }
  const host = new Host(frame, src.origin, options);
  return {
    element: frame,
    ready: host.ready,
    get state() {
      return host.line.state;
    },
    send: (request) => host.send(request),
    dial: (number, record) => host.send({ type: 'call', number, ...(record ? { record } : {}) }),
    show: (isVisible) => {
      frame.hidden = !isVisible;
    },
    resize: (size) => {
      for (const side of ['width', 'height'] as const)
        if (size[side] !== undefined) frame.style[side] = `${size[side]}px`;
    },
    close: () => {
      host.line.close();
      if (isOurs) frame.remove();
    },
  };
}

function addressOf(src: string): string {
  const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
  if (src && url && /^https?:$/.test(url.protocol)) return url.href;
  throw new PadError('INVALID', 'The frame needs the http(s) address of a page with a pad.');
}

/** A command that waits for its answer. */
interface Waiting {
  readonly message: Extract<ToFrame, { type: 'send' }>;
  readonly done: Promise<void>;
  readonly settle: (error?: PadError) => void;
}

class Host {
  readonly line: HostLine;
  readonly ready: Promise<void>;
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #options: EmbedOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #searches = new Map<number, AbortController>();
  #hasBegun: (error?: PadError) => void = () => undefined;

  constructor(frame: HTMLIFrameElement, origin: string, options: EmbedOptions) {
    this.#frame = frame;
    this.#origin = origin;
    this.#options = options;
    ({ done: this.ready, settle: this.#hasBegun } = settlement());
    const message = this.#onMessage;
    this.line = new HostLine(frame, origin, { message, state: this.#onState, finds: !!options.findRecords });
  }

  send(request: Request): Promise<void> {
    const id = request.id ?? randomId();
    const running = this.#waiting.get(id);
    if (running) return running.done;
    const { state } = this.line;
    const message = {
      type: 'send',
      command: { ...request, id } as { type: CommandType; id: string },
    } as const;
    const waiting: Waiting = { message, ...settlement() };
    this.#waiting.set(id, waiting);
    if (state === 'ready') this.line.post(message);
    else if (state !== 'connecting')
      this.#settle(id, new PadError('UNAVAILABLE', 'There is no pad in the frame.'));
    return waiting.done;
  }

  readonly #onMessage = (message: ToHost): void => {
    if (message.type === 'event') this.#fire(message);
    else if (message.type === 'find') void this.#find(message);
    else if (message.type === 'settled') {
      const { id, code, message: words } = message;
      this.#settle(id, code && new PadError(code, words));
    } else if (message.type === 'no-microphone') {
      this.#tell(
        'ready',
        `Calls need the microphone: give the frame allow="microphone", and permit it for ${this.#origin} in this page's Permissions-Policy.`,
        'UNSUPPORTED',
      );
    } else if (message.type === 'size' && this.#options.autoHeight) {
      const { min, max } = this.#options.autoHeight;
      this.#frame.style.height = `${Math.min(Math.max(message.height, min), max)}px`;
    }
  };

  readonly #onState: ConstructorParameters<typeof HostLine>[2]['state'] = (state, why) => {
    const isLost = state !== 'ready';
    if (!isLost) this.#hasBegun();
    else if (state !== 'lost') this.#hasBegun(new PadError(why?.code ?? 'CLOSED', why?.message));
    // What came before the line does not know of it yet.
    for (const [id, { message }] of [...this.#waiting])
      if (isLost) this.#settle(id, new PadError('UNKNOWN', why?.message));
      else this.line.post(message);
    this.#tell(state, why?.message, why?.code);
  };

  #settle(id: string, error?: PadError): void {
    this.#waiting.get(id)?.settle(error);
    if (!this.#waiting.delete(id) || !error) return;
    const { code, message } = error;
    this.#frame.dispatchEvent(
      new FrameEvent('pad-error', { source: 'host', code, message, commandId: id }, false),
    );
  }

  #fire({ name, detail, ask }: Extract<ToHost, { type: 'event' }>): void {
    const event = new FrameEvent(name, detail, ask !== undefined, () => {
      this.line.post({ type: 'accept', entry: String(detail.id) });
    });
    this.#frame.dispatchEvent(event);
    if (ask === undefined) return;
    if (event.waits.length > 0) this.line.post({ type: 'verdict', ask, verdict: 'wait' });
    void verdictOf(event).then((verdict) => this.line.post({ type: 'verdict', ask, verdict }));
  }

  async #find({ ask, interaction }: Extract<ToHost, { type: 'find' }>): Promise<void> {
    this.#searches.get(ask)?.abort();
    if (!interaction) return;
    const search = new AbortController();
    this.#searches.set(ask, search);
    try {
      const found = await this.#options.findRecords?.(interaction as unknown as Interaction, search.signal);
      this.line.post({ type: 'found', ask, found: found && located(found) });
    } catch {
      // Also what cannot be sent: the agent is told that the search failed.
      this.line.post({ type: 'found', ask });
    }
    this.#searches.delete(ask);
  }

  #tell(state: FrameState, message?: string, code?: PadError['code']): void {
    const why = { ...(code ? { code } : {}), ...(message ? { message } : {}) };
    this.#frame.dispatchEvent(new FrameStateEvent({ source: 'host', state, ...why }));
  }
}

/** With addresses as they are on this page. */
function located({ records, create }: FoundRecords): FoundRecords {
  const at = <R extends RecordLink>(record: R): R => ({
    ...record,
    url: new URL(record.url, document.baseURI).href,
  });
  return { records: records.map(at), ...(create && { create: at(create) }) };
}

function settlement(): Pick<Waiting, 'done' | 'settle'> {
  let settle: Waiting['settle'] = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => {
      if (error) reject(error);
      else resolve();
    };
  });
  // Whoever asked hears of it; nobody has to.
  done.catch(() => undefined);
  return { done, settle };
}

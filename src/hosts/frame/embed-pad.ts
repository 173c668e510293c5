import {
  PadError,
  randomId,
  type CommandType,
  type Interaction,
  type RecordLink,
  type Request,
} from '../../core/index.js';
import type { FindRecords, FoundRecords } from '../../elements/found-records.js';
import { FrameEvent, verdictOf, type FrameStateEvent } from './frame-events.js';
import { HostLine, type FrameState } from './host-line.js';
import { addressOf, type PadEventName, type ToFrame, type ToHost, type Verdict } from './messages.js';

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

const ALLOW = 'microphone;camera;speaker-selection;display-capture;autoplay;clipboard-write';

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
  const src = addressOf(options.src ?? frame.src);
  if (!src) throw new PadError('INVALID', 'The frame needs an http(s) address.');
  if (isOurs) {
    frame.allow = options.allow ?? ALLOW;
    frame.title = options.title ?? 'Contact pad';
    frame.src = src;
    place.append(frame);
  }
  return new FramedPad(frame, new URL(src).origin, isOurs, options);
}

/** What is fired on the frame. */
type News = Pick<Extract<ToHost, { type: 'event' }>, 'detail' | 'ask'> & {
  readonly name: PadEventName | 'frame-state';
};

/** A command that waits for its answer. */
interface Waiting {
  readonly message: Extract<ToFrame, { type: 'send' }>;
  readonly done: Promise<void>;
  readonly settle: (error?: PadError) => void;
}

class FramedPad implements PadFrame {
  readonly element: HTMLIFrameElement;
  readonly ready: Promise<void>;
  readonly #line: HostLine;
  readonly #origin: string;
  readonly #isOurs: boolean;
  readonly #options: EmbedOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #searches = new Map<number, AbortController>();
  readonly #hasBegun: (error?: PadError) => void;

  constructor(frame: HTMLIFrameElement, origin: string, isOurs: boolean, options: EmbedOptions) {
    this.element = frame;
    this.#origin = origin;
    this.#isOurs = isOurs;
    this.#options = options;
    ({ done: this.ready, settle: this.#hasBegun } = settlement());
    const message = this.#onMessage;
    this.#line = new HostLine(frame, origin, { message, state: this.#onState, finds: !!options.findRecords });
  }

  get state(): FrameState {
    return this.#line.state;
  }

  send(request: Request): Promise<void> {
    const id = request.id ?? randomId();
    const running = this.#waiting.get(id);
    if (running) return running.done;
    const command = { ...request, id } as { type: CommandType; id: string };
    const waiting: Waiting = { message: { type: 'send', command }, ...settlement() };
    this.#waiting.set(id, waiting);
    if (this.state === 'ready') this.#line.post(waiting.message);
    else if (this.state !== 'connecting') this.#settle(id, new PadError('UNAVAILABLE', 'No pad answers.'));
    return waiting.done;
  }

  dial(number: string, record?: RecordLink): Promise<void> {
    return this.send({ type: 'call', number, ...(record && { record }) });
  }

  show(isVisible: boolean): void {
    this.element.hidden = !isVisible;
  }

  resize(size: { readonly width?: number; readonly height?: number }): void {
    for (const side of ['width', 'height'] as const)
      if (size[side] !== undefined) this.element.style[side] = `${size[side]}px`;
  }

  close(): void {
    this.#line.close();
    if (this.#isOurs) this.element.remove();
  }

  readonly #onMessage = (message: ToHost): void => {
    if (message.type === 'event') this.#fire(message);
    else if (message.type === 'find') void this.#find(message);
    else if (message.type === 'settled')
      this.#settle(message.id, message.code && new PadError(message.code, message.message));
    else if (message.type === 'no-microphone') {
      const message = `Calls need allow="microphone" of the frame, and the microphone for ${this.#origin} in this page's Permissions-Policy.`;
      this.#tell('ready', { code: 'UNSUPPORTED', message });
    } else if (message.type === 'size' && this.#options.autoHeight) {
      const { min, max } = this.#options.autoHeight;
      this.element.style.height = `${Math.min(Math.max(message.height, min), max)}px`;
    }
  };

  readonly #onState: ConstructorParameters<typeof HostLine>[2]['state'] = (state, why) => {
    const isReady = state === 'ready';
    if (state !== 'lost')
      this.#hasBegun(isReady ? undefined : new PadError(why?.code ?? 'CLOSED', why?.message));
    // What came before the line does not know of it yet.
    for (const [id, { message }] of this.#waiting)
      if (isReady) this.#line.post(message);
      else this.#settle(id, new PadError('UNKNOWN', why?.message));
    this.#tell(state, why);
  };

  #settle(id: string, error?: PadError): void {
    this.#waiting.get(id)?.settle(error);
    if (!this.#waiting.delete(id) || !error) return;
    const { code, message } = error;
    this.#fire({ name: 'pad-error', detail: { source: 'host', code, message, commandId: id } });
  }

  #fire({ name, detail, ask }: News): void {
    const event = new FrameEvent(name, detail, ask !== undefined, () => {
      this.#line.post({ type: 'accept', entry: String(detail.id) });
    });
    this.element.dispatchEvent(event);
    if (ask === undefined) return;
    const say = (verdict: Verdict): void => {
      this.#line.post({ type: 'verdict', ask, verdict });
    };
    if (event.waits.length > 0) say('wait');
    void verdictOf(event).then(say);
  }

  async #find({ ask, interaction }: Extract<ToHost, { type: 'find' }>): Promise<void> {
    this.#searches.get(ask)?.abort();
    if (!interaction) return;
    const search = new AbortController();
    this.#searches.set(ask, search);
    try {
      const found = await this.#options.findRecords?.(interaction as unknown as Interaction, search.signal);
      this.#line.post({ type: 'found', ask, found: found && located(found) });
    } catch {
      // Also what cannot be sent: the agent is told that the search failed.
      this.#line.post({ type: 'found', ask });
    }
    this.#searches.delete(ask);
  }

  #tell(state: FrameState, why?: Pick<PadError, 'code' | 'message'>): void {
    const detail = { source: 'host', state, ...why } satisfies FrameStateEvent['detail'];
    this.#fire({ name: 'frame-state', detail });
  }
}

/** With addresses as they are on this page. */
function located({ records, create }: FoundRecords): FoundRecords {
  const at = <R extends RecordLink>(record: R): R => ({ ...record, url: addressOf(record.url) });
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

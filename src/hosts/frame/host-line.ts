import { VERSION, replyFrom, toHostFrom, type Knock, type ToFrame, type ToHost } from './messages.js';

/** How the tie to the frame stands: `lost` is tried again for ever, `refused` and `closed` are final. */
export type FrameState = 'connecting' | 'ready' | 'lost' | 'refused' | 'closed';

/** Who hears of the line. */
export interface LineListener {
  /** Whether it looks for records. */
  readonly finds: boolean;
  message(message: ToHost): void;
  state(
    state: FrameState,
    why?: { readonly code: 'UNAVAILABLE' | 'VERSION' | 'FORBIDDEN'; message: string },
  ): void;
}

const PING_MS = 5_000;
/** After so many pings without an answer the frame is gone. */
const MOST_UNANSWERED = 2;
const FIRST_KNOCK_MS = 250;
const LONGEST_KNOCK_MS = 8_000;
/** A frame that has not answered after so many knocks, some eight seconds, is said to be silent. */
const SILENT_AFTER = 6;

/**
 * The host's end of the channel to a frame. It knocks until the page in the frame answers, and again after that page was
 * loaded anew or is silent. Only the window of that frame, from exactly that origin, is heard.
 */
export class HostLine {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #listener: LineListener;
  readonly #ended = new AbortController();
  #state: FrameState = 'connecting';
  #port: MessagePort | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #knocks = 0;
  #tries = 0;
  #unanswered = 0;

  /** @param origin of the page in the frame, such as `https://pad.example.com` */
  constructor(frame: HTMLIFrameElement, origin: string, listener: LineListener) {
    this.#frame = frame;
    this.#origin = origin;
    this.#listener = listener;
    const { signal } = this.#ended;
    addEventListener('message', this.#onWindowMessage, { signal });
    frame.addEventListener('load', this.#onLoad, { signal });
    // A frame that was there before may have loaded its page already; an empty one is of another origin.
    if (frame.contentWindow && frame.contentDocument?.URL !== 'about:blank') this.#knock();
  }

  get state(): FrameState {
    return this.#state;
  }

  /** Says it to the frame, where there is one. */
  post(message: ToFrame): void {
    this.#port?.postMessage(message);
  }

  /** Ends it for good. */
  close(): void {
    this.post({ type: 'bye' });
    this.#end('closed');
  }

  readonly #onLoad = (): void => {
    if (this.#port) this.#lose('The page in the frame has been reloaded.');
    this.#tries = 0;
    this.#knock();
  };

  readonly #knock = (): void => {
    clearTimeout(this.#timer);
    // Whoever heard that it is lost may have closed it.
    if (this.#ended.signal.aborted) return;
    const delay = Math.min(FIRST_KNOCK_MS * 2 ** this.#tries, LONGEST_KNOCK_MS);
    this.#knocks += 1;
    this.#tries += 1;
    const knock: Knock = { contactPad: 'knock', version: VERSION, knock: this.#knocks };
    this.#frame.contentWindow?.postMessage(knock, this.#origin);
    if (this.#tries === SILENT_AFTER && this.#state === 'connecting')
      this.#lose(`No pad answers at ${this.#origin}. Is it exposed to ${location.origin}?`);
    this.#timer = setTimeout(this.#knock, delay);
  };

  readonly #onWindowMessage = ({ source, origin, data, ports }: MessageEvent<unknown>): void => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const reply = this.#port ? undefined : replyFrom(data);
    if (reply?.contactPad === 'refused') this.#end('refused', { code: reply.code, message: reply.message });
    else if (ports[0] && reply?.knock === this.#knocks) this.#open(ports[0]);
  };

  #open(port: MessagePort): void {
    this.#port = port;
    this.#tries = 0;
    this.#unanswered = 0;
    const onLeft = (): void => {
      if (port === this.#port) this.#lose('The page in the frame has been left.');
    };
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = toHostFrom(data);
      this.#unanswered = 0;
      if (message?.type === 'bye') onLeft();
      else if (message) this.#listener.message(message);
    };
    // A newer browser says at once that the other end is gone.
    port.addEventListener('close', onLeft);
    this.post({ type: 'hello', finds: this.#listener.finds });
    this.#ping();
    this.#set('ready');
  }

  readonly #ping = (): void => {
    clearTimeout(this.#timer);
    if (this.#unanswered >= MOST_UNANSWERED) {
      this.#lose('The page in the frame has been silent.');
      this.#knock();
      return;
    }
    this.#unanswered += 1;
    this.post({ type: 'ping' });
    this.#timer = setTimeout(this.#ping, PING_MS);
  };

  #lose(message: string): void {
    this.#drop();
    this.#set('lost', { code: 'UNAVAILABLE', message });
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = undefined;
  }

  #end(state: 'refused' | 'closed', why?: Parameters<LineListener['state']>[1]): void {
    this.#drop();
    this.#ended.abort();
    this.#set(state, why);
  }

  #set(state: FrameState, why?: Parameters<LineListener['state']>[1]): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.state(state, why);
  }
}

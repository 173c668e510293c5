import { PadError, type Audio, type CommandType, type Pad } from '../../core/index.js';
import type { FindRecords, FoundRecords } from '../../elements/found-records.js';
import { parseCommand } from '../../protocol/index.js';
import {
  PAD_EVENTS,
  VERSION,
  knockFrom,
  toFrameFrom,
  type Fields,
  type PadEventName,
  type Reply,
  type ToFrame,
  type ToHost,
  type Verdict,
} from './messages.js';

/** Who may have the pad. */
export interface ExposeOptions {
  /** The exact origins of the pages that may, such as `https://crm.example.com`. There is no way to say "all". */
  readonly origins: readonly string[];
  /** Which commands the host may send; all of them when left out, for the backend decides what an agent may do. */
  readonly commands?: readonly CommandType[];
}

/** What the bridge needs of `<contact-pad>`. */
type PadElement = HTMLElement & {
  readonly pad: Pad | undefined;
  findRecords?: FindRecords | undefined;
};

/** An event of the pad, of whichever kind. */
type AnyEvent = Event & {
  detail: Fields;
  accept?: () => void;
  waitFor?: (promise: Promise<unknown>) => void;
};

/** A host that has not said anything in this time says nothing: the agent must be able to go on. */
const ANSWER_MS = 3_000;
/** What a host that is not there yet is told when it comes. */
const MOST_KEPT = 500;
const MOST_IDS = 256;

/**
 * Connects the pad of a page in a frame with the page around it, which calls `embedPad`: the events of the pad go there,
 * its commands come here, and it is asked before a command is sent and a record is opened. Whoever is not the parent of
 * this window, or not of one of the `origins`, hears nothing but that it is refused. Call it before the pad connects.
 *
 * @returns the way to undo it
 */
export function exposePad(element: PadElement, options: ExposeOptions): () => void {
  const bridge = new Bridge(element, options);
  return () => {
    bridge.close();
  };
}

class Bridge {
  readonly #element: PadElement;
  readonly #options: ExposeOptions;
  readonly #kept: ToHost[] = [];
  readonly #asked = new Map<number, (verdict: Verdict | 'gone') => void>();
  readonly #searches = new Map<number, (found?: FoundRecords) => void>();
  readonly #entries = new Map<string, () => void>();
  /** Ids of the host's commands: what they bring about has the source `host`. */
  readonly #ids = new Set<string>();
  readonly #size: ResizeObserver;
  #port: MessagePort | undefined;
  #isOpen = false;
  /** Not from the beginning: an answer to what the page before a reload has asked is none to this one. */
  #asks = Date.now();
  #saidMissing = false;

  constructor(element: PadElement, options: ExposeOptions) {
    this.#element = element;
    this.#options = options;
    for (const name of PAD_EVENTS) element.addEventListener(name, this.#onEvent);
    addEventListener('message', this.#onWindowMessage);
    addEventListener('pagehide', this.#onHide);
    this.#size = new ResizeObserver(() => {
      this.#tellSize();
    });
    this.#size.observe(element);
  }

  close(): void {
    this.#post({ type: 'bye' });
    this.#shut();
    this.#take(false);
    for (const name of PAD_EVENTS) this.#element.removeEventListener(name, this.#onEvent);
    removeEventListener('message', this.#onWindowMessage);
    removeEventListener('pagehide', this.#onHide);
    this.#size.disconnect();
  }

  readonly #onHide = (): void => {
    this.#post({ type: 'bye' });
  };

  readonly #onWindowMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const knock = knockFrom(data);
    if (!knock || source === null || source !== window.parent || source === window) return;
    const reply = (answer: Reply, ports: Transferable[] = []): void => {
      window.parent.postMessage(answer, origin, ports);
    };
    if (!this.#options.origins.includes(origin)) {
      const message = `The pad is not open to ${origin}.`;
      console.warn(`contact-pad: ${message}`);
      // The origin of a page in a sandbox cannot be written to.
      if (URL.canParse(origin)) reply({ contactPad: 'refused', code: 'FORBIDDEN', message });
    } else if (knock.version !== VERSION) {
      const message = `The host script speaks version ${knock.version}, the pad ${VERSION}. Load both from one release.`;
      reply({ contactPad: 'refused', code: 'VERSION', message });
    } else {
      reply({ contactPad: 'open', knock: knock.knock }, [this.#newPort()]);
    }
  };

  /** The host's end of a new channel. The host says hello on the one that it uses. */
  #newPort(): MessagePort {
    this.#shut();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = toFrameFrom(data);
      if (message) this.#hear(message);
    };
    return port2;
  }

  #shut(): void {
    this.#port?.close();
    this.#port = undefined;
    this.#isOpen = false;
    this.#saidMissing = false;
    for (const answer of [...this.#asked.values()]) answer('gone');
    for (const end of [...this.#searches.values()]) end();
  }

  #hear(message: ToFrame): void {
    switch (message.type) {
      case 'hello':
        this.#isOpen = true;
        this.#take(message.finds);
        for (const kept of this.#kept.splice(0)) this.#post(kept);
        this.#tellSize();
        this.#tellMissing();
        break;
      case 'ping':
        this.#post({ type: 'pong' });
        break;
      case 'bye':
        this.#shut();
        break;
      case 'verdict':
        this.#asked.get(message.ask)?.(message.verdict);
        break;
      case 'found':
        this.#searches.get(message.ask)?.(message.found);
        break;
      case 'accept':
        this.#entries.get(message.entry)?.();
        this.#entries.delete(message.entry);
        break;
      case 'send':
        void this.#send(message.command);
    }
  }

  /** Records are looked for by the host where it does that, unless the page of the pad does. */
  #take(finds: boolean): void {
    const { findRecords } = this.#element;
    if (finds) this.#element.findRecords = findRecords ?? this.#find;
    else if (findRecords === this.#find) this.#element.findRecords = undefined;
  }

  readonly #find: FindRecords = (interaction, signal) =>
    new Promise((resolve, reject) => {
      this.#asks += 1;
      const ask = this.#asks;
      const stop = (): void => {
        this.#post({ type: 'find', ask });
        end();
      };
      const end = (found?: FoundRecords): void => {
        this.#searches.delete(ask);
        signal.removeEventListener('abort', stop);
        if (found) resolve(found);
        else reject(new PadError('UNAVAILABLE', 'The page around the pad has not found out.'));
      };
      signal.addEventListener('abort', stop);
      this.#searches.set(ask, end);
      if (this.#isOpen) this.#post({ type: 'find', ask, interaction: { ...interaction } });
      else end();
    });

  async #send(asked: { readonly id: string }): Promise<void> {
    const { id } = asked;
    try {
      const command = parseCommand(asked);
      if (this.#options.commands?.includes(command.type) === false)
        throw new PadError('FORBIDDEN', `The host may not send ${command.type}.`);
      this.#ids.add(id);
      const [oldest] = this.#ids;
      if (this.#ids.size > MOST_IDS && oldest !== undefined) this.#ids.delete(oldest);
      const { pad } = this.#element;
      if (!pad) throw new PadError('UNAVAILABLE', 'The pad is not there yet.');
      await pad.send(command);
      this.#tell({ type: 'settled', id });
    } catch (thrown) {
      const { code, message } = PadError.from(thrown);
      this.#tell({ type: 'settled', id, code, message });
    }
  }

  readonly #onEvent = (raw: Event): void => {
    const event = raw as AnyEvent;
    const name = event.type as PadEventName;
    const detail = this.#detailOf(event);
    if (name === 'pad-link') this.#tellMissing();
    if (event.accept) this.#entries.set(String(detail.id), event.accept);
    if (!event.cancelable) this.#tell({ type: 'event', name, detail });
    else if (this.#isOpen && !event.defaultPrevented) event.waitFor?.(this.#ask(name, detail));
  };

  /** Plain data; what a command of the host brought about says so. */
  #detailOf({ detail }: AnyEvent): Fields {
    const { commandId } = detail;
    return this.#ids.has(commandId as string) ? { ...detail, source: 'host' } : detail;
  }

  /** What the host's page says, as `waitFor` of that event has it. */
  async #ask(name: PadEventName, detail: Fields): Promise<true | false | undefined> {
    this.#asks += 1;
    const ask = this.#asks;
    const verdict = await new Promise<Verdict>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS, 'go');
      this.#asked.set(ask, (answer) => {
        clearTimeout(timer);
        // Without its host a command is not sent, for it was held back; a record is the pad's to show.
        if (answer === 'gone') resolve(name === 'pad-command' ? 'stop' : 'go');
        else if (answer !== 'wait') resolve(answer);
      });
      this.#post({ type: 'event', name, detail, ask });
    });
    this.#asked.delete(ask);
    if (name === 'pad-command' && verdict === 'stop') throw new PadError('NOT_ALLOWED', 'The page said no.');
    return { go: undefined, wait: undefined, taken: true, stop: false }[verdict];
  }

  /** Says it now, or when there is a host. */
  #tell(message: ToHost): void {
    if (this.#isOpen) {
      this.#post(message);
      return;
    }
    this.#kept.push(message);
    // A recording is told once and nobody else keeps it.
    const stale = this.#kept.findIndex((one) => one.type !== 'event' || one.name !== 'pad-recording');
    if (this.#kept.length > MOST_KEPT && stale >= 0) this.#kept.splice(stale, 1);
  }

  #post(message: ToHost): void {
    this.#port?.postMessage(message);
  }

  #tellSize(): void {
    const { height } = this.#element.getBoundingClientRect();
    if (this.#isOpen) this.#post({ type: 'size', height: Math.ceil(height) });
  }

  /** A pad with calls that may not use the microphone: only the page around can change that. */
  #tellMissing(): void {
    const links = Object.values(this.#element.pad?.state.sources ?? {});
    const isMissing = links.some(({ link }) => link.audio && !mayUseMicrophone(link.audio));
    if (!isMissing || !this.#isOpen || this.#saidMissing) return;
    this.#saidMissing = true;
    this.#post({ type: 'no-microphone' });
  }
}

/** What the policy of the frame says; where the browser does not tell, whether the adapter has got it. */
function mayUseMicrophone({ state }: Audio): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('microphone') ?? state !== 'no-microphone';
}

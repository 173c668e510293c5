import type { CallLogEntry } from '../call-log/index.js';
import type { AgentState, Interaction, RecordLink } from '../core/index.js';
import { bridge, type PadElement } from './crm.js';

/** Which call a message is about: the id of its interaction, and HubSpot's for its engagement. */
interface CallRef {
  readonly externalCallId: string;
  readonly engagementId?: number;
}

/** The methods of `CallingExtensions` of `@hubspot/calling-extensions-sdk` that the bridge calls. */
export interface HubSpotCalling {
  initialized(payload: { readonly isLoggedIn: boolean }): void;
  userLoggedIn(): void;
  userLoggedOut(): void;
  userAvailable(): void;
  userUnavailable(): void;
  incomingCall(call: CallRef & { fromNumber: string; toNumber: string; createEngagement: boolean }): void;
  outgoingCall(call: CallRef & { toNumber: string; createEngagement: boolean }): void;
  callAnswered(call: CallRef): void;
  callTransferred(call: CallRef): void;
  callEnded(
    call: CallRef & { engagementId: number; callEndStatus: 'COMPLETED' | 'MISSED' | 'REJECTED' },
  ): void;
  callCompleted(call: CallRef & { engagementProperties: EngagementProperties }): void;
  navigateToRecord(payload: { readonly objectCoordinates: Coordinates }): void;
  resizeWidget(size: { readonly width: number; readonly height: number }): void;
}

/** What HubSpot keeps of a call. */
interface EngagementProperties {
  readonly hs_timestamp: number;
  readonly hs_call_title: string;
  readonly hs_call_body: string;
  readonly hs_call_direction: 'INBOUND' | 'OUTBOUND';
  readonly hs_call_duration: string;
}

interface Coordinates {
  readonly portalId: number;
  readonly objectId: number;
  readonly objectTypeId: '0-1' | '0-2';
}

/** The class that the page imports: the bridge has no copy of the SDK. */
export type HubSpotSdk = new (options: never) => HubSpotCalling;

/** How the pad is to be in HubSpot. */
export interface HubSpotOptions {
  /** The size of the widget in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Told of what HubSpot sends that the bridge has no use for. */
  readonly onMessage?: (data: unknown, event: unknown) => void;
}

type Said = Readonly<Record<string, unknown>>;

/**
 * Connects a pad with the calling SDK of HubSpot: numbers of HubSpot are called, it follows calls and the agent's
 * availability, contacts and companies are opened, and a call becomes an engagement, which HubSpot makes when the call
 * begins and the bridge completes. HubSpot keeps calls only: other entries of the call log are left to the page.
 *
 * @param Sdk the default export of `@hubspot/calling-extensions-sdk`
 * @returns the way to undo it
 */
export function connectHubSpot(
  element: PadElement,
  Sdk: HubSpotSdk,
  { size, onMessage }: HubSpotOptions = {},
): () => void {
  const calls = new Calls();
  const account: Account = {};
  const teller = new AgentTeller();
  const onReady = (data?: Said): void => {
    learn(account, data);
    teller.begin(sdk, element.pad?.state.agent?.state);
    if (size) sdk.resizeWidget(size);
  };
  const onDialNumber = (data?: Said): void => {
    learn(account, data);
    dial(typeof data?.phoneNumber === 'string' ? data.phoneNumber : '');
  };
  const defaultEventHandler = (data: unknown, event: unknown): void => onMessage?.(data, event);
  const eventHandlers = { onReady, onDialNumber, defaultEventHandler, ...calls.handlers };
  const sdk = new Sdk({ debugMode: false, eventHandlers } as never);
  const { dial, stop } = bridge(element, {
    open: (record) => Promise.resolve(opened(sdk, record, account.portalId)),
    log: (entry) => (LIVE.includes(entry.medium) ? calls.complete(sdk, entry) : undefined),
    agent: ({ state: { agent } }) => {
      teller.tell(sdk, agent?.state);
    },
    step: (name, one) => {
      if (teller.isReady && LIVE.includes(one.medium)) calls.follow(sdk, name, one);
    },
  });
  return stop;
}

/** The account of HubSpot that the page is shown in. */
interface Account {
  portalId?: number;
}

function learn(account: Account, data?: Said): void {
  if (typeof data?.portalId === 'number') account.portalId = data.portalId;
}

/** Tells HubSpot of the agent: whether they are there, and whether calls may come. */
class AgentTeller {
  /** Before that HubSpot hears nothing. */
  isReady: boolean = false;
  #told: AgentState | undefined;

  begin(sdk: HubSpotCalling, state: AgentState | undefined): void {
    this.isReady = true;
    this.#told = state ?? 'logged-out';
    sdk.initialized({ isLoggedIn: this.#told !== 'logged-out' });
    if (state === 'ready') sdk.userAvailable();
  }

  tell(sdk: HubSpotCalling, state: AgentState | undefined): void {
    const before = this.#told;
    if (!this.isReady || state === undefined || state === before) return;
    this.#told = state;
    if (state === 'logged-out') sdk.userLoggedOut();
    else if (before === 'logged-out') sdk.userLoggedIn();
    if (state === 'ready') sdk.userAvailable();
    else sdk.userUnavailable();
  }
}

const LIVE: readonly string[] = ['voice', 'video', 'callback'];

/** The calls that HubSpot follows. */
class Calls {
  /** What it has been told of each last. */
  readonly #told = new Map<string, 'ringing' | 'answered' | 'ended'>();
  readonly #engagements = new Map<string, number>();
  readonly #writing = new Map<string, (isDone: boolean) => void>();

  follow(sdk: HubSpotCalling, step: string, { id, phase, call, contact }: Interaction): void {
    const before = this.#told.get(id);
    const ref = this.#ref(id);
    const number = call?.ani ?? contact?.address ?? '';
    if (step === 'offered' && !before) {
      this.#told.set(id, 'ringing');
      const toNumber = call?.dnis ?? '';
      sdk.incomingCall({ ...ref, fromNumber: number, toNumber, createEngagement: true });
    } else if (phase === 'establishing' && before !== 'ringing') {
      this.#told.set(id, 'ringing');
      sdk.outgoingCall({ ...ref, toNumber: call?.dnis ?? number, createEngagement: true });
    } else if (step === 'accepted' && before === 'ringing') {
      this.#told.set(id, 'answered');
      sdk.callAnswered(ref);
    } else if (step === 'transferred') {
      sdk.callTransferred(ref);
    } else if (before && before !== 'ended' && ENDS[step]) {
      this.#told.set(id, 'ended');
      const callEndStatus = before === 'answered' ? 'COMPLETED' : ENDS[step];
      sdk.callEnded({ ...ref, engagementId: ref.engagementId ?? 0, callEndStatus });
    }
  }

  /** Fulfilled when HubSpot has written it down. */
  complete(sdk: HubSpotCalling, entry: CallLogEntry): Promise<void> {
    const { interactionId, subject, direction, start, answer, end, note, disposition } = entry;
    return new Promise((resolve, reject) => {
      this.#writing.set(interactionId, (isDone) => {
        if (isDone) resolve();
        else reject(new Error('HubSpot has not kept it'));
      });
      sdk.callCompleted({
        ...this.#ref(interactionId),
        engagementProperties: {
          hs_timestamp: start,
          hs_call_title: subject,
          hs_call_body: [disposition?.label, note].filter(Boolean).join('\n'),
          hs_call_direction: direction === 'outbound' ? 'OUTBOUND' : 'INBOUND',
          hs_call_duration: String(answer === undefined ? 0 : end - answer),
        },
      });
    });
  }

  /** What HubSpot says of them: it has made the engagement of a call; it has written it down, or has not. */
  readonly handlers: Readonly<Record<string, (data?: Said) => void>> = {
    onCreateEngagementSucceeded: ({ externalCallId, engagementId }: Said = {}): void => {
      if (typeof externalCallId === 'string' && typeof engagementId === 'number')
        this.#engagements.set(externalCallId, engagementId);
    },
    onUpdateEngagementSucceeded: (data?: Said): void => {
      this.#written(data, true);
    },
    onUpdateEngagementFailed: (data?: Said): void => {
      this.#written(data, false);
    },
  };

  /** It names the call by either id. */
  #written({ externalCallId, engagementId }: Said = {}, isDone: boolean): void {
    const [named] = [...this.#engagements].find(([, one]) => one === engagementId) ?? [];
    const id = typeof externalCallId === 'string' ? externalCallId : named;
    if (id === undefined) return;
    this.#writing.get(id)?.(isDone);
    this.#writing.delete(id);
    if (!isDone) return;
    this.#told.delete(id);
    this.#engagements.delete(id);
  }

  #ref(externalCallId: string): CallRef {
    const engagementId = this.#engagements.get(externalCallId);
    return { externalCallId, ...(engagementId === undefined ? {} : { engagementId }) };
  }
}

/** The steps that end a call, and how one ended that nobody answered. */
const ENDS: Readonly<Partial<Record<string, 'MISSED' | 'REJECTED'>>> = {
  released: 'MISSED',
  done: 'MISSED',
  redirected: 'MISSED',
  rejected: 'REJECTED',
};

/** HubSpot shows contacts and companies by their numbers. */
function opened(sdk: HubSpotCalling, { type, id }: RecordLink, portalId?: number): true | undefined {
  const objectTypeId = { contact: '0-1', company: '0-2' }[type?.toLowerCase() ?? ''] as '0-1' | undefined;
  if (!objectTypeId || portalId === undefined || !/^\d{1,15}$/.test(id ?? '')) return undefined;
  sdk.navigateToRecord({ objectCoordinates: { portalId, objectId: Number(id), objectTypeId } });
  return true;
}

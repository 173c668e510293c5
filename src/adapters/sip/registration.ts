import { systemClock } from '../../core/index.js';
import type { Line, OpenPhone, Phone, PhoneSettings, Secret } from './phone.js';
import type { SipOptions } from './sip.js';

const MAX_RETRY_S = 2;
/** How long to wait after the server could not register the phone, in milliseconds. */
const AGAIN_MS = 2_000;
/** The server does not know this agent, or not with this secret. */
const UNAUTHORIZED: readonly (number | undefined)[] = [401, 403, 407];

/** What becomes of a registration. After `closed` nothing more comes. */
export interface RegistrationEvents {
  /** Loads what must be there before anything comes. */
  readonly prepare: () => Promise<void>;
  readonly up: () => void;
  readonly down: () => void;
  /** The server does not accept this agent: trying again is useless. */
  readonly closed: () => void;
  readonly rings: (line: Line) => void;
}

/** A phone that is kept registered. */
export interface Registration {
  /** Once the library is loaded. */
  readonly phone: Phone | undefined;
  /** `leavesCalls`: to the next page, instead of hanging up. */
  stop(leavesCalls: boolean): void;
}

/** Loads the library, opens a phone and keeps it registered, with a fresh secret where one can be had. */
export function keepRegistered(options: SipOptions, events: RegistrationEvents): Registration {
  let phone: Phone | undefined;
  let stopped = false;
  let isRenewed = false;
  let stopTimer = (): void => undefined;

  async function open(): Promise<void> {
    const [{ openPhone }, secret] = await Promise.all([
      import('./jssip-phone.js') as Promise<{ readonly openPhone: OpenPhone }>,
      secretOf(options),
      events.prepare(),
    ]);
    if (stopped) return;
    phone = openPhone(settingsOf(options, secret), {
      registered() {
        isRenewed = false;
        events.up();
      },
      lost: events.down,
      refused,
      rings: events.rings,
    });
    phone.start();
  }

  function refused(status?: number): void {
    const isFinal = UNAUTHORIZED.includes(status);
    if (isFinal && (!canRenew(options) || isRenewed)) {
      events.closed();
      return;
    }
    events.down();
    isRenewed ||= isFinal;
    later(isFinal ? 0 : AGAIN_MS, renew);
  }

  function later(ms: number, task: () => Promise<void>): void {
    stopTimer();
    // A page whose secret cannot be had now, or whose library cannot be loaded, tries again too.
    stopTimer = systemClock.after(ms, () => {
      task().catch(() => {
        later(AGAIN_MS, task);
      });
    });
  }

  async function renew(): Promise<void> {
    const secret = await secretOf(options);
    if (!stopped) phone?.register(secret);
  }

  later(0, open);
  return {
    get phone() {
      return phone;
    },
    stop(leavesCalls) {
      stopped = true;
      stopTimer();
      if (leavesCalls) phone?.leave();
      else phone?.stop();
      phone = undefined;
    },
  };
}

function settingsOf(options: SipOptions, secret: Secret): PhoneSettings {
  const { server, uri, displayName, iceServers = [], maxRetrySeconds = MAX_RETRY_S, video } = options;
  const name = displayName === undefined ? {} : { displayName };
  return { server, uri, iceServers, maxRetrySeconds, takesVideo: video !== undefined, ...name, ...secret };
}

const canRenew = ({ password, token }: SipOptions): boolean =>
  [password, token].some((one) => typeof one === 'function');

async function secretOf({ password, token }: SipOptions): Promise<Secret> {
  const read = async (source: string | (() => Promise<string>)): Promise<string> =>
    typeof source === 'string' ? source : source();
  if (token !== undefined) return { token: await read(token) };
  return password === undefined ? {} : { password: await read(password) };
}

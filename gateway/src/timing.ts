/** How long everything takes, read from the environment. */
import { integer, type Environment } from './environment.js';

/** Durations, all in milliseconds. */
export interface Timing {
  /** How long an offer or an invitation waits of what came by no entrance, and by those that the demo creates. */
  readonly offerMs: number;
  /** How long a call to a colleague rings (MI-21). */
  readonly consultMs: number;
  /** How long an invitation to an instant message is shown, and how long whoever invites waits for an answer (IM-4, IM-14). */
  readonly imNoticeMs: number;
  readonly imWaitMs: number;
  /** How long an agent who lost the link keeps what they accepted (CG-22). */
  readonly graceMs: number;
  /** How long the page of the contact of a chat may be closed before they have left. */
  readonly chatAwayMs: number;
  /** How long an agent who rejected or missed an item is not offered it again. */
  readonly exclusionMs: number;
  /** The beat of the sweeper, which finds whatever a lost hint left behind. */
  readonly tickMs: number;
  /** How often what is old is deleted. */
  readonly tidyMs: number;
  /** How long a fresh socket may take to say `hello`. */
  readonly helloMs: number;
  /** How often a client pings; a socket silent for twice as long is dropped. */
  readonly heartbeatMs: number;
  /** How long a node counts as alive after its last beat. */
  readonly leaseMs: number;
  /** How long a gateway that ends goes on while it says that it is not ready, so that whoever spreads the load notices. */
  readonly drainMs: number;
  /** How long the headers of a request may take to arrive, and the whole of it; then it is answered 408. */
  readonly headersMs: number;
  readonly requestMs: number;
}

/** The durations that hold unless the environment says otherwise. */
export const DEFAULT_TIMING: Timing = {
  offerMs: 20_000,
  consultMs: 20_000,
  imNoticeMs: 20_000,
  imWaitMs: 60_000,
  graceMs: 30_000,
  chatAwayMs: 120_000,
  exclusionMs: 30_000,
  tickMs: 1_000,
  tidyMs: 60_000,
  helloMs: 5_000,
  heartbeatMs: 15_000,
  leaseMs: 3_000,
  drainMs: 0,
  headersMs: 10_000,
  requestMs: 120_000,
};

/** Reads them; throws `SettingsError` when one cannot be used. */
export function readTiming(env: Environment): Timing {
  const ms = (name: string, fallback: number): number => integer(env, name, fallback, 10, 86_400_000);
  return {
    offerMs: ms('OFFER_MS', DEFAULT_TIMING.offerMs),
    consultMs: ms('CONSULT_MS', DEFAULT_TIMING.consultMs),
    imNoticeMs: ms('IM_NOTICE_MS', DEFAULT_TIMING.imNoticeMs),
    imWaitMs: ms('IM_WAIT_MS', DEFAULT_TIMING.imWaitMs),
    graceMs: ms('GRACE_MS', DEFAULT_TIMING.graceMs),
    chatAwayMs: ms('CHAT_AWAY_MS', DEFAULT_TIMING.chatAwayMs),
    exclusionMs: ms('EXCLUSION_MS', DEFAULT_TIMING.exclusionMs),
    tickMs: ms('TICK_MS', DEFAULT_TIMING.tickMs),
    tidyMs: ms('TIDY_MS', DEFAULT_TIMING.tidyMs),
    helloMs: ms('HELLO_MS', DEFAULT_TIMING.helloMs),
    heartbeatMs: ms('HEARTBEAT_MS', DEFAULT_TIMING.heartbeatMs),
    leaseMs: ms('LEASE_MS', DEFAULT_TIMING.leaseMs),
    drainMs: integer(env, 'DRAIN_MS', DEFAULT_TIMING.drainMs, 0, 600_000),
    headersMs: ms('HEADERS_MS', DEFAULT_TIMING.headersMs),
    requestMs: ms('REQUEST_MS', DEFAULT_TIMING.requestMs),
  };
}

/** The settings of the gateway, read from the environment and checked before anything starts. */
import { createHmac, randomBytes } from 'node:crypto';
import { DEFAULT_LIMITS } from './intake/limits.js';
import type { NotReady } from './routing/offers.js';

/** A sender of work items and the key that it shows in `Authorization: Bearer`. */
export interface SenderKey {
  readonly sender: string;
  readonly key: string;
}

/** How agents prove who they are: tokens signed with a shared secret (HS256) or with a key of a published set. */
export type AgentAuth = { readonly secret: string } | { readonly jwksUrl: string };

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
  /** How long a fresh socket may take to say `hello`. */
  readonly helloMs: number;
  /** How often a client pings; a socket silent for twice as long is dropped. */
  readonly heartbeatMs: number;
  /** How long a node counts as alive after its last beat. */
  readonly leaseMs: number;
}

/** Everything that can be set. */
export interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where the embedded database lives; unused with `databaseUrl`. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly auth: AgentAuth;
  /** Signs the tickets of attachments; the same on every node. */
  readonly ticketSecret: string;
  readonly senderKeys: readonly SenderKey[];
  readonly adminKey: string;
  /** Origins of pages, beside the gateway's own, that may open an agent's socket. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** No keys were configured: loopback only, known keys, tokens for the asking, the demo pages. */
  readonly demo: boolean;
  /** Days that the counter of recent interactions looks back (WI-30). */
  readonly recentDays: number;
  /** Facts kept per agent for resuming; an older position gets a snapshot. */
  readonly keepEvents: number;
  /** As many waiting items make the intake refuse new ones (CG-10). */
  readonly bufferMax: number;
  /** So few waiting items make it take new ones again. */
  readonly bufferMin: number;
  /** Requests per second that one sender may make before it is answered `RATE_LIMITED`. */
  readonly senderRate: number;
  /** What an agent becomes who missed an offer, or rejected one; null: they stay ready. */
  readonly missedState: NotReady | null;
  readonly rejectedState: NotReady | null;
  readonly timing: Timing;
}

/** What is logged; `debug` never contains more about people than `info`. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** The environment names something that cannot be used; the message is one sentence for the operator. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
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
  helloMs: 5_000,
  heartbeatMs: 15_000,
  leaseMs: 3_000,
};

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];
const KEYS: readonly string[] = ['AUTH_SECRET', 'AUTH_JWKS_URL', 'SENDER_KEYS', 'ADMIN_KEY'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings.
 *
 * @throws SettingsError when a value cannot be used or a key is missing.
 */
export function readSettings(environment: Environment): Settings {
  // What is set to nothing is not set.
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const demo = !KEYS.some((name) => env[name]);
  const host = env.HOST ?? '127.0.0.1';
  if (demo && !LOOPBACK.includes(host)) {
    throw new SettingsError(
      `Without keys the gateway listens on loopback only, not on ${host}: set AUTH_SECRET or AUTH_JWKS_URL, SENDER_KEYS and ADMIN_KEY.`,
    );
  }
  const databaseUrl = env.DATABASE_URL;
  return {
    host,
    port: integer(env, 'PORT', 8080, 0, 65_535),
    dataDir: env.DATA_DIR ?? './data',
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(demo ? demoKeys() : configuredKeys(env)),
    allowedOrigins: (env.ALLOWED_ORIGINS ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(origin),
    logLevel: logLevel(env.LOG_LEVEL),
    demo,
    recentDays: integer(env, 'RECENT_DAYS', 1, 0, 3_650),
    keepEvents: integer(env, 'KEEP_EVENTS', 10_000, 1, 10_000_000),
    ...readBuffer(env),
    senderRate: integer(env, 'SENDER_RATE', DEFAULT_LIMITS.ratePerSecond, 1, 1_000_000),
    missedState: stateAfter(env, 'MISSED_STATE'),
    rejectedState: stateAfter(env, 'REJECTED_STATE'),
    timing: readTiming(env),
  };
}

type Keys = Pick<Settings, 'auth' | 'ticketSecret' | 'senderKeys' | 'adminKey'>;

function demoKeys(): Keys {
  const secret = randomBytes(32).toString('hex');
  return {
    auth: { secret },
    ticketSecret: secret,
    senderKeys: [{ sender: 'demo-sender', key: 'demo-sender' }],
    adminKey: 'demo-admin',
  };
}

/** The secret of tickets comes from the key that every node has whatever way agents are authenticated. */
function configuredKeys(env: Environment): Keys {
  const adminKey = env.ADMIN_KEY;
  if (!adminKey) throw new SettingsError('ADMIN_KEY is missing: a gateway with keys needs all of them.');
  if (adminKey.length < 16) throw new SettingsError('ADMIN_KEY needs at least 16 characters.');
  const ticketSecret = createHmac('sha256', adminKey).update('attachment tickets').digest('hex');
  return { auth: agentAuth(env), ticketSecret, senderKeys: senderKeys(env.SENDER_KEYS), adminKey };
}

function agentAuth(env: Environment): AgentAuth {
  const secret = env.AUTH_SECRET;
  const jwksUrl = env.AUTH_JWKS_URL;
  if (Boolean(secret) === Boolean(jwksUrl)) {
    throw new SettingsError('Set exactly one of AUTH_SECRET and AUTH_JWKS_URL.');
  }
  if (secret) {
    if (Buffer.byteLength(secret) < 32) throw new SettingsError('AUTH_SECRET needs at least 32 bytes.');
    return { secret };
  }
  if (!URL.canParse(jwksUrl ?? '')) throw new SettingsError('AUTH_JWKS_URL is not a URL.');
  return { jwksUrl: jwksUrl ?? '' };
}

function senderKeys(text: string | undefined): SenderKey[] {
  const keys = (text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      const [, sender, key] = /^([^:]{1,64}):(.{16,})$/.exec(entry) ?? [];
      if (!sender || !key) {
        throw new SettingsError('SENDER_KEYS is a list of name:key, each key with at least 16 characters.');
      }
      return { sender, key };
    });
  if (keys.length === 0)
    throw new SettingsError('SENDER_KEYS is missing: a gateway with keys needs all of them.');
  return keys;
}

function origin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new SettingsError(`ALLOWED_ORIGINS: ${text} is not an origin such as https://crm.example.test.`);
  }
  return text;
}

function logLevel(text: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((name) => name === (text ?? 'info'));
  if (!level) throw new SettingsError(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

/** Ten per cent of room by default, so that senders are not turned away and let in with every single item. */
function readBuffer(env: Environment): Pick<Settings, 'bufferMax' | 'bufferMin'> {
  const bufferMax = integer(env, 'BUFFER_MAX', 1_000_000, 1, 1_000_000_000);
  const fallback = Math.floor(bufferMax * 0.9);
  return { bufferMax, bufferMin: integer(env, 'BUFFER_MIN', fallback, 0, bufferMax - 1) };
}

/** `ready`, `not-ready`, or the code of a reason for Not Ready; one that is not set up gives no reason. */
function stateAfter(env: Environment, name: string): NotReady | null {
  const text = env[name] ?? 'ready';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text))
    throw new SettingsError(`${name} is ready, not-ready or the code of a reason for Not Ready.`);
  if (text === 'ready') return null;
  return { reason: text === 'not-ready' ? null : text };
}

function readTiming(env: Environment): Timing {
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
    helloMs: ms('HELLO_MS', DEFAULT_TIMING.helloMs),
    heartbeatMs: ms('HEARTBEAT_MS', DEFAULT_TIMING.heartbeatMs),
    leaseMs: ms('LEASE_MS', DEFAULT_TIMING.leaseMs),
  };
}

function integer(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max))
    throw new SettingsError(`${name} is a whole number from ${min} to ${max}.`);
  return value;
}

/** The settings of the gateway, read from the environment and checked before anything starts. */
import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { Goal } from 'contact-pad/core';
import { integer, listIn, SettingsError } from './environment.js';
import type { Environment } from './environment.js';
import { goalsIn } from './goals.js';
import { DEFAULT_LIMITS } from './intake/limits.js';
import type { NotReady } from './routing/offers.js';
import { readTiming } from './timing.js';
import type { Timing } from './timing.js';

export { SettingsError } from './environment.js';

/** An administrator and the key that they show in `Authorization: Bearer`. */
export interface AdminKey {
  readonly admin: string;
  readonly key: string;
}

/** A sender of work items and the key that it shows in `Authorization: Bearer`. */
export interface SenderKey {
  readonly sender: string;
  readonly key: string;
}

/** How agents prove who they are: tokens signed with a shared secret (HS256) or with a key of a published set. */
export type AgentAuth = { readonly secret: string } | { readonly jwksUrl: string };

/** Everything that can be set. */
export interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where the embedded database lives; unused with `databaseUrl`. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** A NATS server by which nodes tell each other what is new. */
  readonly natsUrl?: string;
  readonly auth: AgentAuth;
  /** Signs the tickets of attachments; the same on every node. */
  readonly ticketSecret: string;
  readonly senderKeys: readonly SenderKey[];
  /** Of the administrator `admin`. */
  readonly adminKey: string;
  /** Of the others. */
  readonly adminKeys: readonly AdminKey[];
  /** Addresses and networks of proxies that are believed when they say whom they speak for. */
  readonly trustedProxies: readonly string[];
  /** Sockets that one agent may have on a node, and that one address may have there without having said whose they are. */
  readonly agentSockets: number;
  readonly waitingSockets: number;
  /** Origins of pages, beside the gateway's own, that may open an agent's socket. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Somebody collects traces. */
  readonly traces: boolean;
  /** No keys were configured: loopback only, known keys, tokens for the asking, the demo pages. */
  readonly demo: boolean;
  /** Days that the counter of recent interactions looks back (WI-30). */
  readonly recentDays: number;
  /** Facts kept per agent for resuming; an older position gets a snapshot. */
  readonly keepEvents: number;
  /** Days after which what has ended is deleted with all that belongs to it; 0: never. */
  readonly retentionDays: number;
  /** Days that the audit log is kept. */
  readonly auditDays: number;
  /** As many waiting items make the intake refuse new ones (CG-10). */
  readonly bufferMax: number;
  /** So few waiting items make it take new ones again. */
  readonly bufferMin: number;
  /** Whoever waited no longer than this was served in time, in milliseconds. */
  readonly serviceLevelMs: number;
  /** Requests per second that one sender may make before it is answered `RATE_LIMITED`. */
  readonly senderRate: number;
  /** What an agent becomes who missed an offer, or rejected one; null: they stay ready. */
  readonly missedState: NotReady | null;
  readonly rejectedState: NotReady | null;
  /** What agents' figures should be (KP-1). */
  readonly goals: readonly Goal[];
  readonly timing: Timing;
}

/** What is logged; `debug` never contains more about people than `info`. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', '[::1]', 'localhost'];
const KEYS: readonly string[] = ['AUTH_SECRET', 'AUTH_JWKS_URL', 'SENDER_KEYS', 'ADMIN_KEY', 'ADMIN_KEYS'];

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
    ...natsIn(env),
    ...(demo ? demoKeys() : configuredKeys(env)),
    trustedProxies: listIn(env.TRUSTED_PROXIES).map(network),
    agentSockets: integer(env, 'AGENT_SOCKETS', 10, 1, 1_000),
    waitingSockets: integer(env, 'WAITING_SOCKETS', 2_000, 1, 1_000_000),
    allowedOrigins: listIn(env.ALLOWED_ORIGINS).map(origin),
    logLevel: logLevel(env.LOG_LEVEL),
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    demo,
    recentDays: integer(env, 'RECENT_DAYS', 1, 0, 3_650),
    keepEvents: integer(env, 'KEEP_EVENTS', 10_000, 1, 10_000_000),
    retentionDays: integer(env, 'RETENTION_DAYS', 0, 0, 36_500),
    auditDays: integer(env, 'AUDIT_DAYS', 365, 1, 36_500),
    ...readBuffer(env),
    serviceLevelMs: integer(env, 'SERVICE_LEVEL_MS', 20_000, 1, 86_400_000),
    senderRate: integer(env, 'SENDER_RATE', DEFAULT_LIMITS.ratePerSecond, 1, 1_000_000),
    missedState: stateAfter(env, 'MISSED_STATE'),
    rejectedState: stateAfter(env, 'REJECTED_STATE'),
    goals: goalsIn(env.GOALS),
    timing: readTiming(env),
  };
}

/** One gateway on its own database has nobody to tell. */
function natsIn(env: Environment): Pick<Settings, 'natsUrl'> {
  const natsUrl = env.NATS_URL;
  if (natsUrl === undefined) return {};
  if (!env.DATABASE_URL) throw new SettingsError('NATS_URL is for several nodes, which need DATABASE_URL.');
  if (!/^(nats|tls):\/\//.test(natsUrl)) throw new SettingsError('NATS_URL begins with nats:// or tls://.');
  return { natsUrl };
}

type Keys = Pick<Settings, 'auth' | 'ticketSecret' | 'senderKeys' | 'adminKey' | 'adminKeys'>;

function demoKeys(): Keys {
  const secret = randomBytes(32).toString('hex');
  return {
    auth: { secret },
    ticketSecret: secret,
    senderKeys: [{ sender: 'demo-sender', key: 'demo-sender' }],
    adminKey: 'demo-admin',
    adminKeys: [],
  };
}

/** The secret of tickets comes from the key that every node has whatever way agents are authenticated. */
function configuredKeys(env: Environment): Keys {
  const adminKey = env.ADMIN_KEY;
  if (!adminKey) throw new SettingsError('ADMIN_KEY is missing: a gateway with keys needs all of them.');
  if (adminKey.length < 16) throw new SettingsError('ADMIN_KEY needs at least 16 characters.');
  const ticketSecret = createHmac('sha256', adminKey).update('attachment tickets').digest('hex');
  const senders = namedKeys(env, 'SENDER_KEYS').map(({ name, key }) => ({ sender: name, key }));
  if (senders.length === 0)
    throw new SettingsError('SENDER_KEYS is missing: a gateway with keys needs all of them.');
  const adminKeys = namedKeys(env, 'ADMIN_KEYS').map(({ name, key }) => ({ admin: name, key }));
  return { auth: agentAuth(env), ticketSecret, senderKeys: senders, adminKey, adminKeys };
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
  return { jwksUrl: keyAddress(jwksUrl ?? '') };
}

/** Keys that come unprotected may be anybody's: only from this machine. */
function keyAddress(text: string): string {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: '', hostname: '' };
  const isProtected = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  if (!isProtected) throw new SettingsError('AUTH_JWKS_URL is not an https URL.');
  return text;
}

function namedKeys(env: Environment, setting: 'SENDER_KEYS' | 'ADMIN_KEYS'): { name: string; key: string }[] {
  return listIn(env[setting]).map((entry) => {
    const [, name, key] = /^([^:]{1,64}):(.{16,})$/.exec(entry) ?? [];
    if (!name || !key)
      throw new SettingsError(`${setting} is a list of name:key, each key with at least 16 characters.`);
    return { name, key };
  });
}

/** An address, or one with the length of the network that it stands for. */
function network(text: string): string {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (Number(bits) > longest)
    throw new SettingsError(`TRUSTED_PROXIES: ${text} is no address and no network such as 10.0.0.0/8.`);
  return text;
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

/** Publishes the keys of agents' tokens, as the identity provider of a host does, and signs tokens with them. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { AUDIENCE } from '../../src/agents/auth.js';

/** What a token may say; times in seconds from now. */
export interface Claims {
  readonly subject?: string;
  readonly audience?: string;
  readonly expires?: number;
  readonly notBefore?: number;
}

/** One key, of which the public half may be published. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: 'EdDSA' | 'ES256';
  readonly published: JWK;
  /** Signs a token of anna that lives for five minutes, unless the claims say otherwise. */
  token(claims?: Claims): Promise<string>;
}

/** Makes a key. */
export async function signingKey(kid: string, alg: SigningKey['alg'] = 'EdDSA'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return {
    kid,
    alg,
    published: { ...(await exportJWK(publicKey)), kid, alg },
    token: (claims = {}) => sign(privateKey, { alg, kid }, claims),
  };
}

/** Signs whatever is asked for. */
export function sign(
  key: CryptoKey | Uint8Array,
  header: { readonly alg: string; readonly kid?: string },
  { subject = 'anna', audience = AUDIENCE, expires = 300, notBefore }: Claims = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const token = new SignJWT({}).setProtectedHeader(header).setSubject(subject).setAudience(audience);
  if (notBefore !== undefined) token.setNotBefore(now + notBefore);
  return token.setExpirationTime(now + expires).sign(key);
}

/** The server; it counts how often it was asked. */
export class KeyServer {
  keys: readonly SigningKey[];
  /** Whether it answers with the keys, or with 503. */
  up = true;
  asked = 0;
  readonly #server: Server;

  private constructor(keys: readonly SigningKey[]) {
    this.keys = keys;
    this.#server = createServer((_request, response) => {
      this.asked++;
      response.writeHead(this.up ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: this.keys.map(({ published }) => published) }));
    });
  }

  static async start(...keys: readonly SigningKey[]): Promise<KeyServer> {
    const started = new KeyServer(keys);
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/keys`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

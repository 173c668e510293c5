/** An administrator's requests, for tests. */

/** What was answered; `body` is empty where nothing was. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** The code of a refusal. */
  readonly code: string | undefined;
}

/** Asks the gateway at an address as its administrator; a text is sent as it is, anything else as JSON. */
export class AdminCalls {
  readonly #url: () => string;
  readonly #key: string;

  constructor(url: () => string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  get(path: string, key: string = this.#key): Promise<Answer> {
    return this.#call('GET', path, key);
  }

  put(path: string, body: unknown, key: string = this.#key): Promise<Answer> {
    return this.#call('PUT', path, key, typeof body === 'string' ? body : JSON.stringify(body));
  }

  delete(path: string, key: string = this.#key): Promise<Answer> {
    return this.#call('DELETE', path, key);
  }

  async #call(method: string, path: string, key: string, body?: string): Promise<Answer> {
    const answer = await fetch(`${this.#url()}/v1/admin/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    const read = (text === '' ? {} : JSON.parse(text)) as { readonly error?: { readonly code: string } };
    return { status: answer.status, body: { ...read }, code: read.error?.code };
  }
}

/** What no page may ever do, whatever it is shown: break its policy, throw, open a dialog, ask a stranger for something. */
import { expect, type BrowserContext, type Page } from '@playwright/test';

/** A server that is down, and a request that was refused, are no faults of the page. */
const NO_FAULT =
  /net::ERR_|NetworkError|WebSocket|can’t establish a connection|interrupted while the page was loading/;

/** Hears everything in a browser context until `verify`. */
export class Watch {
  readonly #faults: string[] = [];
  readonly #requests: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #allowed: string[] = [];
  readonly #home: () => string;

  /** @param home the one origin that pages may ask for something. */
  constructor(home: () => string) {
    this.#home = home;
  }

  /** Starts to hear, before any page is open. */
  async begin(context: BrowserContext): Promise<void> {
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        console.error(`policy violated: ${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    context.on('page', (page) => {
      this.#hear(page);
    });
  }

  /** While a gateway ends in good order, pages that it sends elsewhere may still ask it for a token. */
  expectEnding(): void {
    this.expect(/\b503\b/);
  }

  /** A message of the console that this test brings about by itself. */
  expect(message: RegExp): void {
    this.#expected.push(message);
  }

  /** Another origin that this test is about. */
  allow(url: string): void {
    this.#allowed.push(new URL(url).host);
  }

  /** What was heard so far. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** What pages asked of others than the gateway. */
  get foreignRequests(): readonly string[] {
    return this.#requests.filter((url) => /^(https?|wss?):/.test(url) && !this.#mayAsk(new URL(url).host));
  }

  /** Fails when anything was heard. */
  verify(): void {
    expect(this.#faults.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)))).toEqual(
      [],
    );
    expect(this.foreignRequests).toEqual([]);
  }

  #mayAsk(host: string): boolean {
    return host === new URL(this.#home()).host || this.#allowed.includes(host);
  }

  #hear(page: Page): void {
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !NO_FAULT.test(text)) this.#faults.push(`console: ${text}`);
    });
    page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.#faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => this.#requests.push(request.url()));
  }
}

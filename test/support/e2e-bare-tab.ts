/** Tabs beside those of Playwright, whose pages always count as visible: the browser freezes only what nobody sees. */
import type { Browser, CDPSession } from '@playwright/test';

/** The browser's own answer to `Runtime.evaluate`. */
interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** One tab of the browser's own profile; the newest is in front, and hides the others. */
export class BareTab {
  readonly #browser: CDPSession;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, (answer: object) => void>();
  #sent = 0;

  private constructor(browser: CDPSession, sessionId: string) {
    this.#browser = browser;
    this.#sessionId = sessionId;
    browser.on('Target.receivedMessageFromTarget', (received) => {
      if (received.sessionId !== sessionId) return;
      const { id, result } = JSON.parse(received.message) as { id?: number; result?: object };
      this.#waiting.get(id ?? 0)?.(result ?? {});
    });
  }

  /** Opens an address in front of all other tabs. */
  static async open(browser: Browser, url: string): Promise<BareTab> {
    const session = await browser.newBrowserCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url });
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return new BareTab(session, sessionId);
  }

  /** What a function gives that is called in the page; it may use nothing but its argument. */
  async evaluate<T, A>(read: (given: A) => T, given: A): Promise<Awaited<T>> {
    const expression = `(${read.toString()})(${JSON.stringify(given) ?? ''})`;
    const wanted = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', wanted)) as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value as Awaited<T>;
  }

  /** Stops everything in the page, or lets it go on. */
  async freeze(on: boolean): Promise<void> {
    await this.#send('Page.setWebLifecycleState', { state: on ? 'frozen' : 'active' });
  }

  #send(method: string, params: object): Promise<object> {
    const id = (this.#sent += 1);
    const answer = new Promise<object>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    const message = JSON.stringify({ id, method, params });
    void this.#browser.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message });
    return answer;
  }
}

// An agent in voice tests, and the patience that telephones take.
const PATIENCE_MS = 8_000;
const LOOK_MS = 40;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks until it holds, and answers it; fails with what it saw last. */
export async function eventually(look, what, patienceMs = PATIENCE_MS) {
  for (const end = Date.now() + patienceMs; ; await sleep(LOOK_MS)) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`did not happen in ${patienceMs} ms: ${what}`);
  }
}

/** An agent at a page of their own, as the tests speak of them. */
export class Agent {
  constructor(name, page, options) {
    this.name = name;
    this.page = page;
    this.options = options;
  }

  get settings() {
    return { agent: this.name, options: this.options };
  }

  /** The adapter is made in the page. */
  begins() {
    return this.page.evaluate(({ agent, options }) => {
      window.agent = window.begin(agent, options);
    }, this.settings);
  }

  async connects() {
    const refusal = await this.do('connect');
    if (refusal) throw new Error(`${this.name} cannot connect: ${refusal}`);
  }

  /** The page is loaded again, and connects. */
  async reloads() {
    await this.page.reload();
    await this.begins();
    await this.connects();
  }

  do(what, ...args) {
    return this.page.evaluate(([method, given]) => window.agent[method](...given), [what, args]);
  }

  /** Sends a command; answers the code of its refusal, or nothing. */
  send(type, more = {}) {
    return this.do('send', { type, ...more });
  }

  async must(type, more = {}) {
    const refusal = await this.send(type, more);
    if (refusal) throw new Error(`${this.name}: ${type} was refused with ${refusal}`);
  }

  interactions() {
    return this.do('interactions');
  }

  /** Waits for an interaction in that phase; one of that id, or the newest of all. */
  async phase(phase, id) {
    let seen = [];
    const found = await eventually(async () => {
      seen = await this.interactions();
      return seen.findLast((one) => one.phase === phase && (id === undefined || one.id === id));
    }, `${this.name} has something ${phase}`).catch(async (reason) => {
      const there = JSON.stringify(seen.map((one) => [one.phase, one.outcome]));
      throw new Error(`${reason.message}; there is ${there}; ${await this.do('violation')}`);
    });
    return found;
  }

  /** Waits until an interaction is as `test` wants it. */
  until(id, test, what) {
    return eventually(
      async () => (await this.interactions()).find((one) => one.id === id && test(one)),
      `${this.name}: ${what}`,
    ).catch(async (reason) => {
      throw new Error(`${reason.message}; ${await this.do('violation')}`);
    });
  }

  /** Waits until exactly these are heard. */
  async hears(...names) {
    const wanted = names.sort().join();
    let heard;
    await eventually(async () => (heard = (await this.do('hears')).join()) === wanted, '').catch(() => {
      throw new Error(`${this.name} hears [${heard}] and should hear [${wanted}]`);
    });
  }

  /** Waits until the sound is told to be in that state; answers the link. */
  sound(state) {
    return eventually(async () => {
      const link = await this.do('link');
      return link.audio?.state === state && link;
    }, `${this.name}: the sound is ${state}`);
  }

  async answers() {
    const { id, offer } = await this.phase('offered');
    await this.must('accept', { interaction: id, offer: offer.id });
    return this.phase('connected', id);
  }

  /** Its process dies, and says goodbye to nobody. */
  async crash() {
    const devtools = await this.page.context().newCDPSession(this.page);
    devtools.send('Page.crash').catch(() => undefined);
    await this.page.waitForEvent('crash');
  }

  close() {
    return this.page.context().close();
  }
}

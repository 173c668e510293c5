import { systemClock } from '../../core/index.js';
import type { Adapter, Fact, Interaction, Signal } from '../../core/index.js';
import { CallbackCalls, isInCall, numberOf } from './callback-calls.js';
import { JoinedAgent } from './joined-agent.js';
import { JoinedAsks } from './joined-asks.js';
import { newAsks, type LineAsks } from './line-asks.js';
import { newReports, type Reports } from './line-reports.js';
import { targetOnLine } from './line-targets.js';
import { OwnCalls } from './own-calls.js';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** From `connect` to `disconnect`: hears a gateway and a line, and tells as one; see `withVoice`. */
export class JoinedLine {
  readonly #gateway: Adapter;
  readonly #line: Adapter;
  /** The source of the line's own calls, and of its link. */
  readonly #lineSource: string;
  readonly #reports: Reports;
  readonly #asks: LineAsks;
  /** Where to put what the agent asks. */
  readonly asks: JoinedAsks;
  readonly #calls = new CallbackCalls();
  readonly #own = new OwnCalls();
  /** The callbacks that the agent has, as the gateway told them. */
  readonly #callbacks = new Map<string, Interaction>();
  readonly #agent = new JoinedAgent();
  #report: (fact: Fact) => void;
  /** The line's own calls are told. */
  #begun = false;
  /** What the line told before the gateway said which of its calls are callbacks'. */
  readonly #early: Fact[] = [];
  /** It has told which calls this page has, or never will. */
  #isLineTold = false;
  #revision = 0;
  /** The clock of the gateway minus ours, which is the line's, in milliseconds. */
  #offset = 0;

  constructor(gateway: Adapter, line: Adapter, report: (fact: Fact) => void) {
    this.#gateway = gateway;
    this.#line = line;
    this.#lineSource = `${gateway.name}/${line.name}`;
    this.#report = report;
    this.#reports = newReports(
      (command) => gateway.send(command),
      (call) => {
        this.#own.giveUp(call);
        this.#tellOwn(call);
      },
    );
    this.#asks = newAsks(line);
    this.asks = new JoinedAsks(gateway, line, this.#calls, this.#own);
  }

  /** Connects both; a line that cannot be had says so by its link, and the gateway goes on without. */
  connect(signal: Signal): Promise<void> {
    const hearLine = (told: Fact): void => {
      const fact = this.#asks.without(told);
      if (fact) this.#hearLine(fact);
    };
    this.#line.connect(hearLine, signal).catch(() => undefined);
    return this.#gateway.connect((told) => {
      const fact = this.#reports.without(told);
      if (fact) this.#hearGateway(fact);
    }, signal);
  }

  /** Falls silent. */
  stop(): void {
    this.#report = () => undefined;
  }

  #hearGateway(fact: Fact): void {
    if (fact.type === 'snapshot') this.#hearSnapshot(fact);
    else if (fact.type === 'agent') {
      this.#agent.agent = fact.agent;
      this.#tellAgent(fact.by ?? []);
      this.#followState();
    } else if (fact.type === 'interaction') this.#hearInteraction(fact);
    else if (fact.type === 'link') this.#hearLink(fact);
    else if (fact.type === 'target' && this.asks.watchesForLine)
      this.#report({ ...fact, target: targetOnLine(fact.target) });
    else this.#report(fact);
  }

  #hearSnapshot(fact: FactOf<'snapshot'>): void {
    this.#offset = fact.now - systemClock.now();
    this.#agent.agent = fact.agent;
    this.#callbacks.clear();
    for (const one of fact.interactions) if (one.callback) this.#callbacks.set(one.id, one);
    const revision = (this.#revision += 1);
    const others = fact.interactions.filter((one) => this.#own.keep(one) === undefined);
    const interactions = others.map((one) => ({ ...this.#shown(one), revision }));
    this.#report({ ...fact, agent: this.#agent.told(fact.agent, revision), interactions });
    for (const id of this.#calls.callbacks) if (!this.#callbacks.has(id)) this.#hangUp(id);
    for (const one of this.#callbacks.values()) this.#follow(one, false);
    for (const id of this.#own.ids) {
      const kept = this.#own.kept(id);
      if (kept && !fact.interactions.includes(kept)) this.#own.giveUp(id);
      this.#tellOwn(id);
    }
    this.#begin();
    this.#followState();
    for (const told of this.#early.splice(0)) this.#hearLine(told);
  }

  #hearInteraction({ interaction, by }: FactOf<'interaction'>): void {
    const line = this.#own.keep(interaction);
    if (line !== undefined) {
      this.#tellOwn(line, by);
      return;
    }
    const { id, phase, callback } = interaction;
    if (callback && phase !== 'gone') this.#callbacks.set(id, interaction);
    else this.#callbacks.delete(id);
    this.#tell(this.#shown(interaction), by);
    if (callback) this.#follow(interaction, true);
  }

  #hearLink(fact: FactOf<'link'>): void {
    if (fact.now !== undefined) this.#offset = fact.now - systemClock.now();
    this.#report(fact);
    if (fact.link.state !== 'up') return;
    // A gateway that was away may have given up what it did not hear the end of.
    for (const report of this.#own.reports(this.#offset)) this.#reports.say(report);
    this.#reports.again();
  }

  /** Calls, or hangs up, as the gateway says. `news`: it has just become so. */
  #follow(callback: Interaction, news: boolean): void {
    const { id, phase, record } = callback;
    const number = numberOf(callback);
    if (!isInCall(callback)) this.#hangUp(id);
    else if (this.#calls.of(id) || !(news || this.#isLineTold)) return;
    else if (!news || phase !== 'establishing' || number === undefined) this.#cannotCall(id);
    else {
      this.#calls.begin(id, number);
      this.#asks.ask({ type: 'call', number, ...(record ? { record } : {}) }, () => {
        if (this.#calls.fail(id)) this.#cannotCall(id);
      });
    }
  }

  /** There is no call: it came to nothing, or went with another window. */
  #cannotCall(interaction: string): void {
    this.#reports.say({ interaction, state: 'ended', result: 'failed' });
  }

  #hangUp(callback: string): void {
    const line = this.#calls.end(callback);
    if (line !== undefined) this.#asks.ask({ type: 'release', interaction: line });
  }

  #hearLine(fact: Fact): void {
    if (!this.#agent.agent && fact.type !== 'link') this.#early.push(fact);
    else if (fact.type === 'snapshot') this.#hearLineSnapshot(fact);
    else if (fact.type === 'agent') {
      this.#agent.lineAgent = fact.agent;
      if (this.#agent.isNews) this.#tellAgent([]);
    } else if (fact.type === 'interaction') this.#hearCall(fact.interaction, fact.by);
    else if (fact.type === 'link') {
      this.#report({ ...fact, link: { ...fact.link, source: this.#lineSource } });
      if (fact.link.state === 'up') this.#followState();
      if (fact.link.state === 'closed') this.#tellOthers();
    } else this.#report(fact);
  }

  #hearLineSnapshot(fact: FactOf<'snapshot'>): void {
    this.#agent.lineAgent = fact.agent;
    // A callback that another page was in may go on here: its call is the one to its number.
    const left = this.#isLineTold ? [] : this.#calls.takeUp([...this.#callbacks.values()]);
    for (const call of [...this.#own.missingFrom(fact), ...fact.interactions]) this.#hearCall(call);
    for (const id of left) if (this.#calls.fail(id)) this.#calls.end(id);
    this.#tellOthers();
    this.#begin();
    this.#followState();
  }

  #hearCall(call: Interaction, by?: readonly string[]): void {
    const made = this.#calls.learn(call);
    const report = made ? made.report : this.#own.learn(call, this.#offset);
    if (report) this.#reports.say(report);
    if (made?.isUnwanted) this.#asks.ask({ type: 'release', interaction: call.id });
    if (!made) this.#tellOwn(call.id, by, call);
    const id = made?.callback ?? this.#calls.callbackOf(call.parent ?? '') ?? '';
    const callback = this.#callbacks.get(id);
    // A call that was given up here is over for the pad already.
    const isOpen = !made || this.#calls.of(id)?.line === call.id;
    if (callback && isOpen) this.#tell(this.#shown(callback), made ? by : []);
  }

  /** The line's own calls are told as soon as there is an agent whose they are. */
  #begin(): void {
    const { agent, isComplete } = this.#agent;
    if (this.#begun || !agent || !isComplete) return;
    this.#begun = true;
    const revision = (this.#revision += 1);
    this.#report({
      type: 'snapshot',
      source: this.#lineSource,
      now: systemClock.now(),
      agent: this.#agent.told(agent, revision),
      interactions: this.#own.all(this.#offset).map((call) => ({ ...this.#ofLine(call), revision })),
      left: [],
    });
  }

  #followState(): void {
    const state = this.#agent.wantedOfLine;
    if (state) this.#asks.ask({ type: 'set-state', state });
  }

  #tellAgent(by: readonly string[]): void {
    const { agent } = this.#agent;
    if (agent) this.#report({ type: 'agent', agent: this.#agent.told(agent, (this.#revision += 1)), by });
  }

  /** As it is now; `last`: as the line told it, where it has left already. */
  #tellOwn(id: string, by?: readonly string[], last?: Interaction): void {
    const call = this.#own.shown(id, this.#offset) ?? last;
    if (this.#begun && call) this.#tell(this.#ofLine(call), by);
    if (call?.phase === 'gone') this.#own.forget(id);
  }

  /** Calls of the agent that another page has, and callbacks that nobody is in. */
  #tellOthers(): void {
    this.#isLineTold = true;
    for (const one of this.#callbacks.values()) this.#follow(one, false);
    for (const one of this.#own.elsewhere()) this.#tell(this.#shown(one));
  }

  #tell(interaction: Interaction, by: readonly string[] = []): void {
    const revision = (this.#revision += 1);
    this.#report({ type: 'interaction', interaction: { ...interaction, revision }, by });
  }

  #ofLine(call: Interaction): Interaction {
    const parent =
      call.parent === undefined ? undefined : (this.#calls.callbackOf(call.parent) ?? call.parent);
    return { ...call, source: this.#lineSource, ...(parent === undefined ? {} : { parent }) };
  }

  #shown({ line: _, ...told }: Interaction): Interaction {
    const { parent } = told;
    const about = parent === undefined ? {} : { parent: this.#own.fromGateway(parent) };
    const shown = this.#calls.shown({ ...told, ...about }, this.#offset);
    if (shown.can.done !== true || !this.asks.hasConsult(shown.id)) return shown;
    return { ...shown, can: { ...shown.can, done: { reason: 'CHILD_OPEN' } } };
  }
}

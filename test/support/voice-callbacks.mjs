// Web callbacks in voice tests: the gateway gives them to Anna, her line makes the calls.
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import { useStage } from './voice-stage.mjs';
import { startGateway } from './voice-gateway.mjs';

/** A telephone number, such as a customer has. */
export const NUMBER = '+46 70 000 00 00';
/** Who has that number sits at a page. */
export const AT_A_PAGE = '4711';

/** What is done with the callbacks of an agent. */
function callbacksOf(anna, gateway) {
  /** Somebody wants to be called. */
  const asks = (more = {}) =>
    gateway.send('/v1/callbacks', {
      ...{ name: 'Eva Lind', number: NUMBER, subject: randomUUID(), entrance: 'loans' },
      ...more,
    });
  /** Takes the one that is offered. */
  async function takes() {
    const { id, offer } = await anna.phase('offered');
    await anna.must('accept', { interaction: id, offer: offer.id });
    return anna.phase('ready-to-call', id);
  }
  return {
    asks,
    takes,
    async readyToCall(more) {
      await asks(more);
      return takes();
    },
    /** It is Ready to Call again, with that outcome of the call. */
    becomes: (id, result) =>
      anna.until(id, (one) => one.phase === 'ready-to-call' && one.callback.result === result, result),
    async done(id) {
      await anna.must('done', { interaction: id });
      return anna.phase('gone', id);
    },
  };
}

/**
 * A stage with telephones, a gateway and Anna, who is Ready there. `others`: agents who are not; `options`: of every page.
 * `set` is given all of it.
 */
export function useCallbacks({ others = [], ...options }, set) {
  let stage;
  let gateway;
  useStage({ phones: true }, (cast) => {
    ({ stage } = cast);
  });
  before(async () => {
    gateway = await startGateway(stage.origin);
    const beside = { gateway: gateway.url, ...options };
    const names = ['anna', ...others];
    const agents = await Promise.all(names.map((name) => stage.agent(name, beside)));
    const cast = Object.fromEntries(agents.map((agent) => [agent.name, agent]));
    await cast.anna.must('set-state', { state: 'ready' });
    await set({ stage, gateway, callbacks: callbacksOf(cast.anna, gateway), ...cast });
  });
  after(() => gateway?.stop());
}

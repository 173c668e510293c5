// A backend that answers at once: what is measured is the pad.
import { agent, SOURCE } from './interactions.mjs';

/** An adapter whose snapshot holds these interactions; `report` tells the pad of a fact. */
export function benchAdapter(held) {
  let tell;
  const adapter = {
    name: SOURCE,
    async connect(report) {
      tell = report;
      report({ type: 'link', link: { source: SOURCE, state: 'up' } });
      const snapshot = { type: 'snapshot', source: SOURCE, now: Date.now(), left: [] };
      report({ ...snapshot, agent: agent(1), interactions: held });
    },
    send: async () => undefined,
    query: () => new Promise(() => undefined),
    disconnect: async () => undefined,
  };
  return { adapter, report: (fact) => tell(fact) };
}

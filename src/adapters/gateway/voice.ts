import { PadError, type Adapter, type Query, type QueryResult, type Signal } from '../../core/index.js';
import { JoinedLine } from './joined-line.js';

/**
 * A gateway whose callbacks are called on the pad's own line, and the calls of that line beside what the gateway brings.
 * The line says how far a call is and what can be done with it; the gateway gives work, keeps dispositions and after-work,
 * and is told of each call, for the agent's capacity, their presence, and the history (`docs/protocol.md`, Callbacks).
 */
export function withVoice(gateway: Adapter, line: Adapter): Adapter {
  let joined: JoinedLine | undefined;

  function current(): JoinedLine {
    if (!joined) throw new PadError('CLOSED');
    return joined;
  }

  return {
    name: gateway.name,
    connect(report, signal) {
      joined?.stop();
      const mine = new JoinedLine(gateway, line, report);
      joined = mine;
      return mine.connect(signal);
    },
    async send(command) {
      await current().asks.send(command);
    },
    async query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
      return current().asks.query(query, signal);
    },
    async disconnect() {
      joined?.stop();
      joined = undefined;
      await Promise.all([gateway.disconnect(), line.disconnect()]);
    },
  };
}

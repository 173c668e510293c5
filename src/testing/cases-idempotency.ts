import type { CaseSpec } from './case-spec.js';
import { settles } from './ledger.js';
import type { Recorder } from './recorder.js';

/** How often an interaction was told as gone. */
const departures = (recorder: Recorder, id: string): number =>
  recorder.facts.filter(
    (fact) => fact.type === 'interaction' && fact.interaction.id === id && fact.interaction.phase === 'gone',
  ).length;

/** The same command id twice has one effect, and another request under it is a conflict. */
export const idempotencyCases: readonly CaseSpec[] = [
  {
    name: 'a command sent again after it was settled resolves, and is settled again, with one effect',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      const command = first.command({ type: stage.ending, interaction: id });
      await first.settle(command);
      const before = first.facts.length;
      await first.send(command);
      await first.waitFor('the repeat is settled', () =>
        first.facts.slice(before).find((fact) => settles(fact, command.id)),
      );
      first.expect(departures(first, id) === 1, 'one departure', `${departures(first, id)}`);
    },
  },
  {
    name: 'a command sent twice at once resolves twice, with one effect',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      const command = first.command({ type: stage.ending, interaction: id });
      await Promise.all([first.send(command), first.send(command)]);
      await first.phase(id, 'gone');
      await stage.quiet();
      first.expect(departures(first, id) === 1, 'one departure', `${departures(first, id)}`);
    },
  },
  {
    name: 'accepting again under the same id resolves: it was accepted',
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first);
      const command = first.command({ type: 'accept', interaction: id, offer: offer.id });
      await first.settle(command);
      await first.send(command);
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
  {
    name: 'another request under the same id is a CONFLICT and is not done',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      const command = first.command({ type: 'set-state', state: 'ready' });
      await first.settle(command);
      await first.refused({ type: stage.ending, interaction: id, id: command.id }, 'CONFLICT');
      first.expect(
        first.interactions.get(id)?.phase === 'connected',
        'it is connected',
        first.interactions.get(id),
      );
    },
  },
  {
    name: 'a refused command sent again is refused again',
    async play(stage) {
      const first = await stage.ready('first');
      const command = first.command({ type: stage.ending, interaction: 'no-such-interaction' });
      const code = await first.refused(command, 'NOT_FOUND');
      await first.refused(command, code);
    },
  },
  {
    name: 'a command sent again after connecting anew has one effect',
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first);
      const command = first.command({ type: stage.ending, interaction: id });
      await first.settle(command);
      await first.disconnect();
      await first.connect();
      await first.send(command);
      first.expect(departures(first, id) === 1, 'one departure', `${departures(first, id)}`);
    },
  },
];

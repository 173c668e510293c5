import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';
import { still, told } from './teamwork.js';

const LONGEST_NOTE = 10_000;

/** Markup, line ends, control of direction, other scripts, an emoji: all of it is text. */
const HOSTILE = `<img src=x onerror="alert(1)">\n\u202Eابجد 文字 😀 &amp; ' OR 1=1 --`;

async function holding(stage: Stage): Promise<{ readonly first: Recorder; readonly interaction: string }> {
  const first = await stage.ready('first');
  const { id, can } = await stage.held(first);
  stage.needs(can['set-note'], 'set-note');
  return { first, interaction: id };
}

/** What an agent writes about an interaction (NT-1, MI-56). */
export const noteCases: readonly CaseSpec[] = [
  {
    name: 'a note is kept as it was written',
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const fact = await first.settle({ type: 'set-note', interaction, note: HOSTILE });
      first.expect(
        told(fact, interaction)?.note === HOSTILE,
        'the note, told by a fact that names the command',
        fact,
      );
    },
  },
  {
    name: 'a note takes the place of the one before',
    async play(stage) {
      const { first, interaction } = await holding(stage);
      await first.settle({ type: 'set-note', interaction, note: 'called back' });
      await first.settle({ type: 'set-note', interaction, note: 'called back twice' });
      const { note } = still(first, interaction, 'connected');
      first.expect(note === 'called back twice', 'the last note', note);
    },
  },
  {
    name: 'a note that is too long is refused and changes nothing',
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const note = 'n'.repeat(LONGEST_NOTE);
      await first.settle({ type: 'set-note', interaction, note });
      await first.refused({ type: 'set-note', interaction, note: `${note}n` }, 'INVALID');
      const { length } = still(first, interaction, 'connected').note ?? '';
      first.expect(length === LONGEST_NOTE, 'the note before', `${length} characters`);
    },
  },
  {
    name: "a note on another agent's interaction is refused",
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const second = await stage.notReady('second');
      await second.refused({ type: 'set-note', interaction, note: 'mine' }, 'NOT_FOUND');
      await stage.quiet();
      first.expect(still(first, interaction, 'connected').note === undefined, 'no note', 'a note');
    },
  },
  {
    name: 'a note is still there after the link was cut',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      await first.settle({ type: 'set-note', interaction, note: 'called back' });
      await stage.cut(first);
      await stage.restore(first);
      const { note } = still(first, interaction, 'connected');
      first.expect(note === 'called back', 'the note', note);
    },
  },
];

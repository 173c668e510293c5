import type { Interaction } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';

/** Markup, a scheme, line ends, control of direction, other scripts, an emoji, a quote: all of it is text. */
const HOSTILE = `<img src=x onerror="alert(1)"> javascript:alert(1) \${x} ' OR 1=1 --\n\u202Eابجد 文字 😀 &amp;`;

const valueOf = (interaction: Interaction | undefined, key: string): string | undefined =>
  interaction?.caseData.find((entry) => entry.key === key)?.value;

async function heldWithKey(stage: Stage): Promise<{ readonly first: Recorder; readonly id: string }> {
  const first = await stage.ready('first');
  const { key, valid } = stage.editableKey;
  const { id, caseData, can } = await stage.held(first, { caseData: { [key]: valid } });
  stage.needs(can['set-case-data'], 'set-case-data');
  first.expect(
    caseData.find((entry) => entry.key === key)?.editable === true,
    `${key} is editable`,
    caseData,
  );
  return { first, id };
}

/** Case data: shown as it was sent, changed where that is allowed (WI-21, CG-9). */
export const caseDataCases: readonly CaseSpec[] = [
  {
    name: 'an editable key takes a new value',
    needs: ['editableKey'],
    async play(stage) {
      const first = await stage.ready('first');
      const { key, valid } = stage.editableKey;
      const { id, can } = await stage.held(first, { caseData: { [key]: '' } });
      stage.needs(can['set-case-data'], 'set-case-data');
      const fact = await first.settle({ type: 'set-case-data', interaction: id, key, value: valid });
      first.expect(
        fact.type === 'interaction' && valueOf(fact.interaction, key) === valid,
        `${key} is ${valid}, told by a fact that names the command`,
        fact,
      );
    },
  },
  {
    name: 'a value of the wrong type is refused and changes nothing',
    needs: ['editableKey'],
    async play(stage) {
      const { first, id } = await heldWithKey(stage);
      const { key, valid, invalid } = stage.editableKey;
      await first.refused({ type: 'set-case-data', interaction: id, key, value: invalid }, 'INVALID');
      await stage.quiet();
      const value = valueOf(first.interactions.get(id), key);
      first.expect(value === valid, `${key} is still ${valid}`, value);
    },
  },
  {
    name: 'a key that may not be changed is refused',
    needs: ['editableKey'],
    async play(stage) {
      const { first, id } = await heldWithKey(stage);
      const command = { type: 'set-case-data', interaction: id, key: 'no-such-key', value: 'x' } as const;
      await first.refused(command, 'NOT_ALLOWED', 'NOT_FOUND', 'INVALID');
    },
  },
  {
    name: 'hostile text arrives unchanged, as text',
    async play(stage) {
      const first = await stage.ready('first');
      const { caseData, subject } = await stage.offered(first, {
        subject: '<b>&lt;',
        caseData: { note: HOSTILE },
      });
      first.expect(subject === '<b>&lt;', 'the subject as it was sent', subject);
      const value = caseData.find((entry) => entry.key === 'note')?.value;
      first.expect(value === HOSTILE, 'the value as it was sent', value);
    },
  },
];

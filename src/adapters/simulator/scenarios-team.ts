import { READY, arrival, colleague } from './scenario.js';
import type { Scenario, ScenarioStep } from './scenario.js';

const HELD: readonly ScenarioStep[] = [...READY, arrival({ answer: 'auto', agent: 'me' })];
const WITH_COLLEAGUE: readonly ScenarioStep[] = [
  ...READY,
  colleague('ignore'),
  arrival({ answer: 'auto', agent: 'other', subject: 'Manual evaluation' }),
];

/** Scenarios of colleagues: what they do when they are asked, and what they ask. */
export const teamScenarios: readonly Scenario[] = [
  {
    id: 'colleague-accepts',
    name: 'A colleague who says yes',
    description: 'Transfer the work item to the colleague, or consult them: they accept after three seconds.',
    steps: [...HELD, colleague('accept')],
  },
  {
    id: 'colleague-refuses',
    name: 'A colleague who says no',
    description: 'Transfer the work item to the colleague, or consult them: they refuse after three seconds.',
    steps: [...HELD, colleague('reject')],
  },
  {
    id: 'colleague-ignores',
    name: 'A colleague who does not answer',
    description: 'A transfer or a consult to the colleague ends after twenty seconds.',
    steps: [...HELD, colleague('ignore')],
  },
  {
    id: 'colleague-leaves',
    name: 'A colleague who leaves',
    description: 'The colleague has twenty seconds to answer, but logs out after ten.',
    steps: [...HELD, colleague('ignore'), { after: 10_000, action: { type: 'colleague', agent: 'other' } }],
  },
  {
    id: 'call-with-colleague',
    name: 'A call, and a colleague to ask',
    description:
      'Consult the colleague: the caller is put on hold; once they talk, Transfer hands the call over.',
    steps: [...READY, arrival({ medium: 'voice', answer: 'auto', agent: 'me' }), colleague('accept')],
  },
  {
    id: 'handed-over',
    name: 'A colleague hands over a work item',
    description: 'The colleague offers a work item with a note; they keep it until it is accepted.',
    steps: [
      ...WITH_COLLEAGUE,
      {
        after: 1000,
        action: {
          type: 'elsewhere',
          agent: 'other',
          request: {
            type: 'transfer',
            interaction: 'last',
            target: 'me',
            note: 'The papers came in this morning. Could you take it from here?',
          },
        },
      },
    ],
  },
  {
    id: 'assigned',
    name: 'A colleague hands over an e-mail',
    description: 'The e-mail is there at once, without an offer, with the note of the colleague.',
    steps: [
      ...READY,
      colleague('ignore'),
      arrival({ medium: 'email', answer: 'auto', agent: 'other' }),
      {
        after: 1000,
        action: {
          type: 'elsewhere',
          agent: 'other',
          request: { type: 'transfer', interaction: 'last', target: 'me', note: 'You know this customer.' },
        },
      },
    ],
  },
  {
    id: 'asked',
    name: 'A colleague asks for advice',
    description: 'The colleague calls about their work item; the call is an interaction of its own.',
    steps: [
      ...WITH_COLLEAGUE,
      {
        after: 1000,
        action: {
          type: 'elsewhere',
          agent: 'other',
          request: { type: 'consult', interaction: 'last', target: 'me' },
        },
      },
    ],
  },
];

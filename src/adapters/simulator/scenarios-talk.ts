import { READY, arrival, colleague } from './scenario.js';
import type { Scenario, ScenarioStep } from './scenario.js';

const CARD = [
  'Where is my card? I ordered it two weeks ago.',
  'It should go to Storgatan 1 in Lund.',
  'Can you send a new one?',
  'Thank you, that was quick!',
];
const COLLEAGUE = [
  'Of course, what is it about?',
  'I looked into it: the papers are complete.',
  'Then grant it. You can call me if you want to talk it through.',
];
const QUESTION = ['Have you a minute? I am not sure about the interest rate here.', 'Thanks, that helps.'];

const HELD: readonly ScenarioStep[] = [...READY, arrival({ answer: 'auto', agent: 'me' })];

/** Scenarios of what is written: with contacts, and with colleagues. */
export const talkScenarios: readonly Scenario[] = [
  {
    id: 'chat',
    name: 'A chat with a contact who answers',
    description: 'The contact has written already; each answer gets another line after four seconds.',
    steps: [...READY, arrival({ medium: 'chat', answer: 'auto', customer: { lines: CARD, afterMs: 4000 } })],
  },
  {
    id: 'chat-leaves',
    name: 'A contact leaves the chat',
    description: 'The contact leaves five seconds after the first answer; what was written stays until Done.',
    steps: [
      ...READY,
      arrival({
        medium: 'chat',
        answer: 'auto',
        customer: { lines: CARD.slice(0, 1), afterMs: 5000, leaves: true },
      }),
    ],
  },
  {
    id: 'im',
    name: 'A colleague who answers in writing',
    description: 'Send the colleague an instant message, or ask about the work item: they accept and answer.',
    steps: [...HELD, colleague('accept', { lines: COLLEAGUE })],
  },
  {
    id: 'im-refused',
    name: 'A colleague who refuses an instant message',
    description: 'The invitation is refused after three seconds.',
    steps: [...HELD, colleague('reject')],
  },
  {
    id: 'im-call',
    name: 'From words to a voice',
    description:
      'Ask the colleague in writing about the call, then consult them by voice: the caller is held.',
    steps: [
      ...READY,
      arrival({ medium: 'voice', answer: 'auto', agent: 'me' }),
      colleague('accept', { lines: COLLEAGUE }),
    ],
  },
  {
    id: 'im-received',
    name: 'A colleague writes',
    description: 'An invitation: ignore it, and the entry stays for a minute; accept it, and they write.',
    steps: [
      ...READY,
      colleague('ignore', { lines: ['Are you coming to lunch?', 'Great, at noon!'] }),
      {
        after: 1000,
        action: { type: 'elsewhere', agent: 'other', request: { type: 'start-im', target: 'me' } },
      },
    ],
  },
  {
    id: 'im-asked',
    name: 'A colleague asks in writing',
    description: 'Their question stands in the invitation, with what it is about.',
    steps: [
      ...READY,
      colleague('ignore', { lines: QUESTION }),
      arrival({ answer: 'auto', agent: 'other', subject: 'Manual evaluation' }),
      {
        action: {
          type: 'elsewhere',
          agent: 'other',
          request: { type: 'start-im', interaction: 'last', target: 'me' },
        },
      },
    ],
  },
];

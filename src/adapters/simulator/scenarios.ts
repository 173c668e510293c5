import { READY, arrival } from './scenario.js';
import type { Scenario } from './scenario.js';
import { SAMPLE_ATTACHMENTS } from './samples.js';
import { mediaScenarios } from './scenarios-media.js';
import { talkScenarios } from './scenarios-talk.js';
import { teamScenarios } from './scenarios-team.js';

const EVA = { id: 'eva', name: 'Eva Lind', address: '+46700000000' } as const;

const workItemScenarios: readonly Scenario[] = [
  {
    id: 'one',
    name: 'One work item',
    description: 'A work item is offered; twenty seconds to answer.',
    steps: [...READY, arrival()],
  },
  {
    id: 'three-offers',
    name: 'Three offers at once',
    description: 'Three work items are offered at the same time, each with its own countdown.',
    steps: [...READY, arrival(), arrival(), arrival()],
  },
  {
    id: 'missed',
    name: 'An offer that times out',
    description: 'Five seconds to answer; then it is redirected to the other agent, if ready, or waits.',
    steps: [...READY, arrival({ offerMs: 5000 })],
  },
  {
    id: 'taken-back',
    name: 'An offer that is taken back',
    description: 'After three seconds the backend withdraws the offer.',
    steps: [...READY, arrival(), { after: 3000, action: { type: 'withdraw', interaction: 'last' } }],
  },
  {
    id: 'done-refused',
    name: 'The backend refuses Done',
    description: 'The work item connects by itself, and Done is refused as long as this lasts.',
    steps: [
      ...READY,
      { action: { type: 'faults', agent: 'me', faults: { refuse: { done: 'UNAVAILABLE' } } } },
      arrival({ answer: 'auto' }),
    ],
  },
  {
    id: 'link',
    name: 'The link goes down and comes back',
    description: 'A work item is held, the link is down for five seconds, and another item comes meanwhile.',
    steps: [
      ...READY,
      arrival({ answer: 'auto' }),
      { after: 1000, action: { type: 'link', agent: 'me', link: 'down' } },
      arrival({}, 2000),
      { after: 3000, action: { type: 'link', agent: 'me', link: 'up' } },
    ],
  },
  {
    id: 'auto-answer',
    name: 'Auto-answer',
    description: 'The work item connects at once, without an offer.',
    steps: [...READY, arrival({ answer: 'auto' })],
  },
  {
    id: 'auto-preview',
    name: 'Auto-answer after a preview',
    description: 'The offer connects by itself after five seconds, unless it is rejected.',
    steps: [...READY, arrival({ answer: 'auto-preview', offerMs: 5000 })],
  },
  {
    id: 'case-data',
    name: 'Case data of every type',
    description:
      'Text, list, whole number, number, date, yes or no, a link, and a key that nobody configured.',
    steps: [
      ...READY,
      arrival({
        answer: 'auto',
        caseData: {
          cid: '4711',
          segment: 'Gold',
          amount: '250000',
          rate: '3.75',
          due: '2026-12-24',
          verified: 'true',
          remark: 'Prefers to be called after six',
          page: 'https://bank.example.test/case/4711',
          origin: 'branch',
        },
      }),
    ],
  },
  {
    id: 'documents',
    name: 'A document of each kind',
    description: 'A letter, a fax, a voice message, and a file that cannot be shown.',
    steps: [...READY, arrival({ answer: 'auto', attachments: Object.values(SAMPLE_ATTACHMENTS) })],
  },
  {
    id: 'one-contact',
    name: 'Three items of one contact',
    description: 'Beside each stands how many other items of the contact are in progress.',
    steps: [...READY, ...[1, 2, 3].map(() => arrival({ answer: 'auto', contact: EVA }))],
  },
  {
    id: 'entrance',
    name: 'A closed entrance that opens',
    description: 'What comes is buffered; three seconds later the entrance opens and it is offered.',
    steps: [
      ...READY,
      { action: { type: 'entrance', entrance: 'loans', open: false } },
      arrival({ entrance: 'loans' }),
      { after: 3000, action: { type: 'entrance', entrance: 'loans', open: true } },
    ],
  },
  {
    id: 'hostile',
    name: 'Hostile text',
    description: 'Markup and script in every field: all of it is shown as text.',
    steps: [
      ...READY,
      arrival({
        subject: '<img src=x onerror=alert(1)>',
        contact: { id: 'mallory', name: '<script>alert(1)</script>', address: 'javascript:alert(1)' },
        record: { url: 'javascript:alert(1)', label: '<b>record</b>' },
        caseData: { remark: '"><svg onload=alert(1)>', page: 'javascript:alert(1)' },
      }),
    ],
  },
  {
    id: 'slow',
    name: 'A slow backend',
    description: 'Everything takes two seconds.',
    steps: [...READY, { action: { type: 'faults', agent: 'me', faults: { delayMs: 2000 } } }, arrival()],
  },
  {
    id: 'fifty',
    name: 'Fifty interactions',
    description: 'As many as an agent can hold.',
    steps: [
      ...READY,
      { action: { type: 'capacity', agent: 'me', capacity: 1000 } },
      ...Array.from({ length: 50 }, () => arrival({ answer: 'auto' })),
    ],
  },
];

/** The scenarios of the demo. */
export const scenarios: readonly Scenario[] = [
  ...workItemScenarios,
  ...mediaScenarios,
  ...talkScenarios,
  ...teamScenarios,
];

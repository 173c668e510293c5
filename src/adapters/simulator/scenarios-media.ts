import { READY, arrival } from './scenario.js';
import type { Scenario } from './scenario.js';

/** Scenarios of each medium, and of how each is finished. */
export const mediaScenarios: readonly Scenario[] = [
  {
    id: 'call',
    name: 'A call',
    description: 'A call is offered; it takes the whole agent.',
    steps: [...READY, arrival({ medium: 'voice' })],
  },
  {
    id: 'callback',
    name: 'A web callback',
    description: 'Somebody asked to be called: Accept dials nothing, Call does, and the contact answers.',
    steps: [...READY, arrival({ medium: 'callback', answer: 'auto', number: '+46700000000' })],
  },
  {
    id: 'callback-busy',
    name: 'A callback to a busy line',
    description: 'Call finds the line busy: Ready to Call again; it can be called again or be put off.',
    steps: [...READY, arrival({ medium: 'callback', answer: 'auto', number: '+46700000001' })],
  },
  {
    id: 'callback-hang-up',
    name: 'A contact hangs up',
    description: 'The contact answers the callback and hangs up: Ready to Call again, until Done.',
    steps: [...READY, arrival({ medium: 'callback', answer: 'auto', number: '+46700000003' })],
  },
  {
    id: 'chats',
    name: 'Three chats',
    description: 'Three chats at once fill the agent.',
    steps: [...READY, ...[1, 2, 3].map(() => arrival({ medium: 'chat', answer: 'auto' }))],
  },
  {
    id: 'email',
    name: 'An e-mail',
    description:
      'An e-mail with its text; it can be answered, and it can be given back as not for this desk.',
    steps: [...READY, arrival({ medium: 'email', answer: 'auto' })],
  },
  {
    id: 'case',
    name: 'A case',
    description: 'A case; after Release there is a wrap-up of thirty seconds, with a disposition to choose.',
    steps: [...READY, arrival({ medium: 'case', answer: 'auto', taskType: 'complaint' })],
  },
  {
    id: 'one-of-each',
    name: 'One of each',
    description: 'A chat, an e-mail, a case and a work item side by side, each with its own actions.',
    steps: [
      ...READY,
      ...(['chat', 'email', 'case', 'work-item'] as const).map((medium) =>
        arrival({ medium, answer: 'auto' }),
      ),
    ],
  },
  {
    id: 'wrap-up',
    name: 'A wrap-up with a countdown',
    description: 'A loan check: choose a disposition, then Done; thirty seconds follow and can be extended.',
    steps: [...READY, arrival({ answer: 'auto', taskType: 'loan-decision' })],
  },
  {
    id: 'logging',
    name: 'Logging the call',
    description:
      'A call about a claim: after Release an outcome must be chosen from a tree, however long it takes.',
    steps: [...READY, arrival({ medium: 'voice', answer: 'auto', taskType: 'claim' })],
  },
  {
    id: 'stuck',
    name: 'Release does not work',
    description: 'A connected system does not let go of a chat: after the refused Release there is Abandon.',
    steps: [...READY, arrival({ medium: 'chat', answer: 'auto', queue: 'stuck' })],
  },
  {
    id: 'waiting-list',
    name: 'A waiting list',
    description: 'Nothing is offered: three work items wait in Back office until somebody takes them.',
    steps: [...READY, arrival({ answer: 'auto' }), ...[1, 2, 3].map(() => arrival({ queue: 'back-office' }))],
  },
];

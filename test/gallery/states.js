// Every state of the pad that is looked at. A state has a `name`; what the backend says first (`agent`, `interactions`, `audio`),
// then (`facts`, `link`); what it answers (`answers`) and refuses (`refuse`); what is chosen (`select`) and kept (`local`); what
// is done by hand (`act`), the keys that are pressed after that (`keys`), and the `layouts`, where not all make sense.
import { agentStates } from './states-agent.js';
import { callStates } from './states-calls.js';
import { contactStates } from './states-contact.js';
import { recordStates } from './states-records.js';
import { togetherStates } from './states-together.js';
import { workStates } from './states-work.js';

export const states = [
  ...agentStates,
  ...workStates,
  ...callStates,
  ...togetherStates,
  ...contactStates,
  ...recordStates,
];

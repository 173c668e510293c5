/** What keeps a link alive: loaded when there is one. */
export { newPulse } from './pulse.js';
export { renewal } from './renewal.js';

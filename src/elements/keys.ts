/** What shortcuts do, and their map: loaded when the first of them is pressed or the map is opened. */
import './pad-keys.js';
export { press } from './shortcut-deeds.js';

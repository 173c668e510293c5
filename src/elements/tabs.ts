/** What concerns the agent's tabs and windows, and the end of their menu, in one part that is loaded beside the rest. */
import './pad-tab.js';
export { settingsItems } from './settings.js';

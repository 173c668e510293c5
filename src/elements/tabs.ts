/** All that concerns the agent's tabs and windows, in one part that is loaded beside the rest. */
import './pad-tab.js';
export { notifyItem } from './notify-item.js';

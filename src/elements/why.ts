/** Why a control is blocked, in a part that is loaded when one is pressed. */
export { tellWhy } from './pad-why.js';

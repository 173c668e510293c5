/** The choice of a colleague to write to, in a part that is loaded when it is first opened. */
import './pad-team.js';

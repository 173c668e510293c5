/** An agent's own figures: loaded when they are opened. */
import './pad-statistics.js';

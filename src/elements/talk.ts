/** All that only conversations need, in one part that is loaded with the first of them. */
import './pad-talk.js';

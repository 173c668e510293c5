/** All that only calls need, in one part that is loaded with the first of them. */
import './pad-audio.js';
import './pad-call.js';
import './pad-callback.js';

/** The queues and workbins, in a part that is loaded when they are first opened. */
import './pad-queues.js';

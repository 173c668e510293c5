/** All that is known of a contact beyond their name, in one part that is loaded when it is first looked at. */
import './pad-contact.js';

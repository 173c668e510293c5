/**
 * What is loaded first, in the order in which it packs best: what is alike lies side by side. Nothing else depends on this
 * list.
 */
import '../styles/tokens.js';
import '../styles/contact-pad.js';
import '../styles/pad-offer.js';
import '../styles/base.js';
import './first-icons.js';
import '../i18n/first-en.js';
import './keyed.js';
import './define.js';
import '../i18n/i18n.js';
import '../i18n/languages.js';
import '../controllers/language.js';
import './safe-url.js';
import './events.js';
import './records.js';
import './slices.js';
import '../controllers/clock.js';
import '../i18n/words.js';
import './control.js';
import './command-gate.js';
import '../controllers/shortcuts.js';
import '../controllers/pad-controller.js';
import '../controllers/focus-keeper.js';
import '../controllers/timers.js';
import './pad-offer.js';
import './offer-stack.js';
import '../controllers/announcer.js';

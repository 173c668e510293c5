/**
 * What is loaded after the first, in the order in which it packs best: what is alike lies side by side, for gzip looks back
 * 32 kB and no further. Nothing else depends on this list.
 */
import '../styles/index.js';
import '../controllers/found-page.js';
import '../i18n/en.js';
import './icons.js';
import './consults.js';
import '../controllers/menu.js';
import './links.js';
import '../controllers/delay.js';
import './rows.js';
import './listed.js';
import '../controllers/tone.js';
import './on-escape.js';
import './pad-document.js';
import './counters.js';
import './state-menu.js';
import '../i18n/agent-words.js';
import '../i18n/announcements.js';
import './phase-words.js';
import './pad-agent-bar.js';
import './notice-words.js';
import './sheet.js';
import './panel-actions.js';
import './case-field.js';
import './written.js';
import './pad-list.js';
import '../controllers/ringer.js';
import './note.js';
import './pad-messages.js';
import './pad-toasts.js';
import './disposition.js';
import './action-row.js';
import './overlay.js';
import './reply.js';
import './case-data.js';
import './pairs.js';
import './pad-panel.js';

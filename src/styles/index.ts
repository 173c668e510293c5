/**
 * The style sheets of what is loaded after the first. They are imported together, before what uses them: side by side they
 * pack better than each beside its element.
 */
export * from './pad-agent-bar.js';
export * from './state-menu.js';
export * from './case-data.js';
export * from './pad-panel.js';
export * from './pad-messages.js';
export * from './levels.js';
export * from './sheet.js';
export * from './pad-document.js';
export * from './pad-work.js';
export * from './strip.js';
export * from './pad-toasts.js';
export * from './pad-list.js';
export * from './dot.js';
export * from './panel-forms.js';

export { mask, type MaskRules } from './mask.js';

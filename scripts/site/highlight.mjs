// Code with its colours.
import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { escape } from './markup.mjs';

const LANGUAGES = { bash, css, javascript, json, typescript, xml };
for (const [name, language] of Object.entries(LANGUAGES)) highlighter.registerLanguage(name, language);

/** A block of code; one that is too wide scrolls, also by the keyboard. */
export function codeBlock(code, language) {
  const known = highlighter.getLanguage(language);
  const html = known ? highlighter.highlight(code, { language }).value : escape(code);
  return `<pre tabindex="0"><code>${html}</code></pre>`;
}

import { html, type TemplateResult } from 'lit';
import { safeUrl } from './safe-url.js';

const URLS = /https?:\/\/[^\s<>"']+/gi;

/** Text from outside with its web addresses as links that tell the other side nothing (WI-20, CG-37). */
export function linked(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const match of text.matchAll(URLS)) {
    const shown = withoutPunctuation(match[0]);
    const href = safeUrl(shown);
    if (!href) continue;
    parts.push(text.slice(end, match.index), outside(href, shown));
    end = match.index + shown.length;
  }
  return [...parts, text.slice(end)];
}

/** A sentence's full stop, or the bracket around an address, is no part of it. */
function withoutPunctuation(url: string): string {
  const bare = url.replace(/[.,;:!?]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutPunctuation(bare.slice(0, -1)) : bare;
}

function outside(href: string, text: string): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"
    >${text}</a
  >`;
}

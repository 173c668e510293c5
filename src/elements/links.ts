import { html, type TemplateResult } from 'lit';

const ABSOLUTE = /^https?:\/\//i;
const URLS = /https?:\/\/[^\s<>"']+/gi;

/** The absolute address when it may be opened: http and https only, resolved against the page. */
export function safeUrl(url: string): string | undefined {
  // A whole address cannot turn out to be of another scheme; there may be a thousand to look at.
  if (ABSOLUTE.test(url)) return URL.canParse(url) ? url : undefined;
  try {
    const { protocol, href } = new URL(url, document.baseURI);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

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

const ABSOLUTE = /^https?:\/\//i;

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

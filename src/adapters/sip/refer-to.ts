/** Headers that a transfer carries in the address that is to be called (RFC 3261, 19.1.1). */

/** How long an address may become: telephones know shorter ones than we do. */
const LONGEST = 2_000;
/** What a stranger may put into an invitation of ours: what a call is about, and nothing that routes it. */
const ABOUT = /^(?:subject|user-to-user|x-[\w.-]+)$/i;

/** An address with as many of these headers, `Name: value`, as fit. */
export function withHeaders(address: string, headers: readonly string[]): string {
  let whole = address;
  for (const header of headers) {
    const [name = '', ...value] = header.split(': ');
    const next = `${whole}${whole === address ? '?' : '&'}${name}=${encodeURIComponent(value.join(': '))}`;
    if (next.length <= LONGEST) whole = next;
  }
  return whole;
}

/** The headers in an address that somebody sends: untrusted, so only what a call is about, each on one line. */
export function headersIn(address: string): readonly string[] {
  const [, query = ''] = /\?(.*)$/s.exec(address) ?? [];
  return query.split('&').flatMap((part) => {
    const [name = '', value = ''] = part.split('=');
    return ABOUT.test(name) ? [`${name}: ${decoded(value).replace(/\p{Cc}+/gu, ' ')}`] : [];
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Bytes to text, once and strictly, so that no later step can read them differently. */
import { Refusal } from './refusal.js';

/** The encodings that are read, by the names that a declaration or a charset parameter gives them (RFC 7303, XML 1.0 4.3.3). */
const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
};

const DECLARATION = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']/;

/**
 * The text of an XML document: a byte order mark decides, then the charset parameter, then the declaration.
 * @throws Refusal `MALFORMED` for an unknown encoding, for bytes that are not in it, and where two of the three contradict each other.
 */
export function decodeXml(bytes: Uint8Array, charset: string | undefined): string {
  const marked = markedEncoding(bytes);
  const declared = declaredEncoding(bytes, marked);
  const said = [charset, declared].filter((name) => name !== undefined).map(decoderFor);
  const chosen = marked ?? said[0] ?? 'utf-8';
  if (said.some((name) => name !== chosen && !(name === 'utf-16le' && chosen === 'utf-16be')))
    throw new Refusal('MALFORMED', 'The message is in another encoding than it says.');
  return decode(bytes, chosen);
}

/** The text of JSON, which is UTF-8 (RFC 8259, 8.1). @throws Refusal `MALFORMED` when it is not. */
export function decodeJson(bytes: Uint8Array): string {
  return decode(bytes, 'utf-8');
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

/** Reads the declaration in the only spelling that the bytes allow: in UTF-16 when marked so, else one byte per character. */
function declaredEncoding(bytes: Uint8Array, marked: string | undefined): string | undefined {
  const start = new TextDecoder(marked ?? 'windows-1252').decode(bytes.subarray(0, 512));
  return DECLARATION.exec(start)?.[1];
}

function decoderFor(name: string): string {
  const decoder = DECODERS[name.toLowerCase()];
  if (decoder === undefined)
    throw new Refusal('MALFORMED', `The encoding "${name}" is not read here; use UTF-8.`);
  return decoder;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('MALFORMED', `The message is not in ${encoding.toUpperCase()} as it says.`);
  }
}

/** A pass over the markup before the parser sees it, so that a hostile document costs nothing (CG-43). */
import { Refusal } from './refusal.js';

/** A work item is three levels deep. */
const MAX_DEPTH = 16;
/** A work item with every key and attachment it may have, closing tags too, stays below. */
const MAX_TAGS = 2_000;
/** A tag with every attribute it may have, each character written as a reference, stays below. In characters. */
const MAX_TAG_LENGTH = 64 * 1024;

/**
 * Refuses what a work item never needs: a document type (and with it every entity), processing instructions, more depth,
 * tags or attributes than its schema has. Text, comments and CDATA sections may say what they like.
 * It checks no syntax: that is the parser's, which has limits of its own.
 * @throws Refusal `MALFORMED`.
 */
export function checkMarkup(xml: string): void {
  let depth = 0;
  let tags = 0;
  for (let at = afterDeclaration(xml); (at = xml.indexOf('<', at)) !== -1;) {
    const end = endOfMarkup(xml, at);
    if (xml[at + 1] !== '!') {
      if (end - at > MAX_TAG_LENGTH) throw new Refusal('MALFORMED', 'A tag of the message is too long.');
      if (++tags > MAX_TAGS) throw new Refusal('MALFORMED', 'The message has too many elements.');
      if (xml[at + 1] === '/') depth--;
      else if (xml[end - 2] !== '/' && ++depth > MAX_DEPTH)
        throw new Refusal('MALFORMED', 'The message is too deep.');
    }
    at = end;
  }
}

function afterDeclaration(xml: string): number {
  return /^<\?xml\s/.test(xml) ? endAfter(xml, '?>', 0) : 0;
}

function endOfMarkup(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return endAfter(xml, '-->', at + 4);
  if (xml.startsWith('<![CDATA[', at)) return endAfter(xml, ']]>', at);
  if (xml[at + 1] === '!') throw new Refusal('MALFORMED', 'A document type declaration is not accepted.');
  if (xml[at + 1] === '?') throw new Refusal('MALFORMED', 'A processing instruction is not accepted.');
  return endOfTag(xml, at);
}

/** The end of a tag, where a `>` inside a quoted attribute does not count. */
function endOfTag(xml: string, at: number): number {
  const delimiter = /["'>]/g;
  delimiter.lastIndex = at;
  for (let found = delimiter.exec(xml); found; found = delimiter.exec(xml)) {
    if (found[0] === '>') return delimiter.lastIndex;
    delimiter.lastIndex = endAfter(xml, found[0], found.index + 1);
  }
  throw unfinished();
}

function endAfter(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw unfinished();
  return found + mark.length;
}

function unfinished(): Refusal {
  return new Refusal('MALFORMED', 'The message ends in the middle.');
}

/** Work items as XML: checked against `schema/work-item-1.xsd`, then read. */
import { readFileSync } from 'node:fs';
import {
  ParseOption,
  XmlDocument,
  XmlElement,
  XmlError,
  XmlLibError,
  XmlXPath,
  XsdValidator,
} from 'libxml2-wasm';
import { decodeXml } from './decode.js';
import type { AttachmentReference, ContactDataEntry } from './item.js';
import { checkMarkup } from './markup.js';
import { Refusal, type RefusalCode } from './refusal.js';
import type { WorkItemFields } from './work-item.js';

/** The namespace of work items, receipts and errors. */
export const WORK_ITEM_NAMESPACE = 'urn:contact-pad:work-item:1';

const PARSE = {
  option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
  encoding: 'utf-8', // the text has been decoded: what it declares no longer holds
};

const ELEMENTS = XmlXPath.compile('.//*');

const validator = loadSchema(new URL('../../schema/work-item-1.xsd', import.meta.url));

/**
 * Reads one work item.
 * @param charset the charset parameter of the content type, if there was one.
 * @throws Refusal `MALFORMED` when it is not XML that we read, `INVALID` when it does not follow the schema.
 */
export function readXml(bytes: Uint8Array, charset?: string): WorkItemFields {
  const text = decodeXml(bytes, charset);
  checkMarkup(text);
  const document = refusing('MALFORMED', () => XmlDocument.fromBuffer(Buffer.from(text), PARSE));
  try {
    refusing('INVALID', () => {
      validator.validate(document);
    });
    return fieldsOf(document.root);
  } finally {
    document.dispose();
  }
}

function loadSchema(file: URL): XsdValidator {
  const document = XmlDocument.fromString(readFileSync(file, 'utf8'));
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
  }
}

/** Runs a step of libxml2 and turns its first complaint into a refusal. */
function refusing<T>(code: RefusalCode, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const detail = error instanceof XmlLibError ? error.details[0] : undefined;
    const sentence = (detail?.message ?? error.message).replaceAll(`{${WORK_ITEM_NAMESPACE}}`, '').trim();
    throw new Refusal(code, detail ? `Line ${detail.line}: ${sentence}` : sentence);
  }
}

function fieldsOf(root: XmlElement): WorkItemFields {
  if (root.name !== 'workItem') throw new Refusal('INVALID', `A workItem is expected, not a ${root.name}.`);
  // All at once, for every look at a node crosses into WebAssembly; in the schema each name stands in one place.
  const elements = root
    .find(ELEMENTS)
    .flatMap((node) => (node instanceof XmlElement ? [[node.name, node] as const] : []));
  const byName = new Map(elements);
  const text = (name: string): string | undefined => byName.get(name)?.content;
  const all = (name: string): XmlElement[] =>
    elements.flatMap(([each, element]) => (each === name ? [element] : []));
  const { id = '' } = attributesOf(root);
  const record = byName.get('record');
  const priority = text('priority');
  return {
    id,
    from: text('from'),
    subject: text('subject') ?? '',
    entrance: text('entrance') ?? '',
    menuChoice: text('menuChoice'),
    taskType: text('taskType'),
    priority: priority === undefined ? undefined : Number(priority),
    workitem: text('workitem'),
    contact: byName.has('contact') ? { name: text('name'), address: text('address') } : undefined,
    record: record && recordOf(record),
    contactData: all('entry').map(entryOf),
    attachments: all('attachment').map(attachmentOf),
  };
}

function entryOf(element: XmlElement): ContactDataEntry {
  const { key = '' } = attributesOf(element);
  return { key, value: element.content };
}

function recordOf(element: XmlElement): WorkItemFields['record'] {
  const { url = '', label, type, id } = attributesOf(element);
  return { url, label, type, id };
}

function attachmentOf(element: XmlElement): AttachmentReference {
  const { name, type, href = '' } = attributesOf(element);
  return { name, type, href: href.trim() };
}

/** Our own attributes, which have no namespace; the schema lets those of XML Schema itself stand beside them. */
function attributesOf(element: XmlElement): Readonly<Record<string, string | undefined>> {
  const own = element.attrs.filter(({ prefix }) => prefix === '');
  return Object.fromEntries(own.map(({ name, value }) => [name, value]));
}

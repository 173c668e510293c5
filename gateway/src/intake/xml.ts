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
import type { AttachmentReference } from './item.js';
import { checkMarkup } from './markup.js';
import { Refusal, type RefusalCode } from './refusal.js';
import type { WorkItemFields } from './work-item.js';

/** The namespace of work items, receipts and errors. */
export const WORK_ITEM_NAMESPACE = 'urn:contact-pad:work-item:1';

const PARSE = {
  option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
  encoding: 'utf-8', // the text has been decoded: what it declares no longer holds
};

const ELEMENTS = XmlXPath.compile('*');

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
  // Each name is asked for once: every look at a node crosses into WebAssembly.
  const children = elementsIn(root).map((child) => [child.name, child] as const);
  const byName = new Map(children);
  const text = (name: string): string | undefined => byName.get(name)?.content;
  const contact = byName.get('contact');
  const record = byName.get('record');
  const data = byName.get('contactData');
  const priority = text('priority');
  return {
    id: attribute(root, 'id') ?? '',
    from: text('from'),
    subject: text('subject') ?? '',
    entrance: text('entrance') ?? '',
    menuChoice: text('menuChoice'),
    taskType: text('taskType'),
    priority: priority === undefined ? undefined : Number(priority),
    workitem: text('workitem'),
    contact: contact && Object.fromEntries(elementsIn(contact).map((child) => [child.name, child.content])),
    record: record && recordOf(record),
    contactData: (data ? elementsIn(data) : []).map((entry) => ({
      key: attribute(entry, 'key') ?? '',
      value: entry.content,
    })),
    attachments: children.flatMap(([name, child]) => (name === 'attachment' ? [attachmentOf(child)] : [])),
  };
}

function recordOf(element: XmlElement): WorkItemFields['record'] {
  return {
    url: attribute(element, 'url') ?? '',
    label: attribute(element, 'label'),
    type: attribute(element, 'type'),
    id: attribute(element, 'id'),
  };
}

function attachmentOf(element: XmlElement): AttachmentReference {
  return {
    name: attribute(element, 'name'),
    type: attribute(element, 'type'),
    href: (attribute(element, 'href') ?? '').trim(),
  };
}

/** One of our own attributes, which have no namespace; the schema lets those of XML Schema itself stand beside them. */
function attribute(element: XmlElement, name: string): string | undefined {
  return element.attr(name)?.value;
}

/** The elements alone: between them lies as much white space. */
function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.find(ELEMENTS).filter((node) => node instanceof XmlElement);
}

const NAMESPACE = 'urn:contact-pad:work-item:1';

/**
 * A work item as XML. The document is built as a tree, so no value can break out of its place.
 *
 * @param item fields by name; `contactData` a list of `[key, value]`, `attachments` of `{ name, type, href }`
 */
export function workItemXml(item) {
  const document_ = document.implementation.createDocument(NAMESPACE, 'workItem');
  const root = document_.documentElement;
  const make = (name, text, attributes = {}) => {
    const element = document_.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  const add = (element, to = root, indent = '\n  ') => to.append(indent, element);

  root.setAttribute('id', item.id);
  for (const name of ['from', 'subject', 'entrance', 'menuChoice', 'taskType', 'priority', 'workitem'])
    if (item[name]) add(make(name, item[name]));
  if (item.contactName || item.contactAddress) add(contact(make, item));
  if (item.recordUrl)
    add(make('record', '', { url: item.recordUrl, label: item.recordLabel, type: item.recordType }));
  if (item.contactData.length > 0) add(contactData(make, item.contactData));
  for (const { name, type, href } of item.attachments) add(make('attachment', '', { name, type, href }));
  root.append('\n');
  return new XMLSerializer().serializeToString(document_);
}

function contact(make, { contactName, contactAddress }) {
  const element = make('contact');
  if (contactName) element.append(make('name', contactName));
  if (contactAddress) element.append(make('address', contactAddress));
  return element;
}

function contactData(make, entries) {
  const element = make('contactData');
  for (const [key, value] of entries) element.append('\n    ', make('entry', value, { key }));
  element.append('\n  ');
  return element;
}

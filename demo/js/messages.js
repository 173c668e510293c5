import { workItemXml } from './work-item.js';

/** What is posted: where to, its media type and its text. `item` has the fields of the form by name. */

export function workItemMessage(item) {
  return { path: '/v1/work-items', type: 'application/xml; charset=utf-8', body: workItemXml(item) };
}

/** An e-mail or a case, as the medium says. */
export function letterMessage(medium) {
  return (item) => {
    const { id, from, to, subject, body, entrance, taskType, priority, contactData, attachments } = item;
    const { contactName: name, contactAddress, recordUrl: url, recordLabel: label, recordType: type } = item;
    return json('/v1/cases', {
      id,
      medium,
      from,
      to,
      subject,
      body,
      entrance,
      taskType,
      priority: priority ? Number(priority) : undefined,
      contact: { name, address: contactAddress || from },
      record: url ? { url, label, type } : undefined,
      contactData: entries(contactData),
      attachments,
    });
  };
}

export function chatMessage({ id, name, subject, entrance, contactAddress: address, contactData }) {
  return json('/v1/chats', { id, name, subject, entrance, contact: { address }, data: entries(contactData) });
}

/** The moment is the one on the clock of whoever fills in the form; an example says in how many minutes. */
export function callbackMessage({ when, inMinutes, recordUrl: url, recordLabel: label, ...item }) {
  const { id, name, number, subject, entrance, taskType, priority, contactData } = item;
  const at = when ? new Date(when) : inMinutes && new Date(Date.now() + 60_000 * inMinutes);
  return json('/v1/callbacks', {
    id,
    name,
    number,
    subject,
    scheduledAt: at?.toISOString(),
    entrance,
    taskType,
    priority: priority ? Number(priority) : undefined,
    record: url ? { url, label } : undefined,
    data: entries(contactData),
  });
}

/** Fields that were left empty are left out; an empty value of contact data says something. */
function json(path, message) {
  const keep = (name, value) => (value === '' && name !== 'value' ? undefined : value);
  return { path, type: 'application/json', body: JSON.stringify(message, keep, 2) };
}

function entries(pairs) {
  return pairs.map(([key, value]) => ({ key, value }));
}

import { callbackMessage, chatMessage, letterMessage, workItemMessage } from './messages.js';
import { SAMPLES } from './samples.js';
import { CALLBACKS } from './samples-callbacks.js';
import { CASES, CHATS, EMAILS } from './samples-letters.js';

/** A service is reached through its entrance; from Back office agents pick what they take. */
const SERVICES = { loans: 'Sales', claims: 'Support', stuck: 'stuck', 'back-office': 'Back office' };
const ENTRANCES = Object.fromEntries(Object.keys(SERVICES).map((id) => [id, id]));

const SUBJECT = { name: 'subject', label: 'Subject', required: true, maxlength: 500, wide: true };
const SERVICE = { name: 'entrance', label: 'Service', options: SERVICES };
const TASK_TYPE = { name: 'taskType', label: 'Task type', maxlength: 200 };
const PRIORITY = {
  name: 'priority',
  label: 'Priority (0 to 100)',
  type: 'number',
  min: 0,
  max: 100,
  step: 1,
};
const CONTACT = [
  { name: 'contactName', label: 'Contact name', maxlength: 200 },
  { name: 'contactAddress', label: 'Contact number or address', maxlength: 320 },
];
const RECORD = [
  { name: 'recordUrl', label: 'Record address', maxlength: 2000 },
  { name: 'recordLabel', label: 'Record label', maxlength: 200 },
];
const FROM = { name: 'from', label: 'From', maxlength: 320 };
const FILE = { name: 'file', label: 'Attachment', type: 'file' };
const DATA = { name: 'contactData', label: 'Contact data, one “key = value” per line', rows: 4, wide: true };
const ID = { name: 'id', label: "Sender's id of the item", required: true, maxlength: 200, wide: true };
const BODY = { name: 'body', label: 'Text', rows: 6, required: true, maxlength: 100_000, wide: true };

/** What the customer side can send: the fields of its form, its examples, and how a message is made of them. */
export const WAYS = [
  {
    id: 'item',
    name: 'Work item',
    about:
      'What another system does: it posts XML to /v1/work-items, gets a receipt when the item is stored, and hears nothing after that.',
    fields: [
      SUBJECT,
      { name: 'workitem', label: 'Instruction or link', maxlength: 4000, wide: true },
      { name: 'entrance', label: 'Entrance', options: ENTRANCES },
      { name: 'menuChoice', label: 'Menu choice', maxlength: 200 },
      TASK_TYPE,
      PRIORITY,
      ...CONTACT,
      ...RECORD,
      FROM,
      FILE,
      DATA,
      ID,
    ],
    samples: SAMPLES,
    compose: workItemMessage,
  },
  {
    id: 'email',
    name: 'E-mail',
    about:
      'What a mail system does: it posts the e-mail to /v1/cases. A reply of the agent waits for it in the outbox.',
    fields: [
      { ...FROM, required: true, type: 'email' },
      { name: 'to', label: 'To', maxlength: 320, type: 'email' },
      SUBJECT,
      BODY,
      SERVICE,
      { name: 'contactName', label: 'Name', maxlength: 200 },
      ...RECORD,
      TASK_TYPE,
      FILE,
      DATA,
      ID,
    ],
    samples: EMAILS,
    compose: letterMessage('email'),
  },
  {
    id: 'case',
    name: 'Case',
    about: 'A form on the web or another system opens a case by /v1/cases.',
    fields: [SUBJECT, BODY, SERVICE, PRIORITY, ...CONTACT, ...RECORD, TASK_TYPE, FILE, DATA, ID],
    samples: CASES,
    compose: letterMessage('case'),
  },
  {
    id: 'chat',
    name: 'Chat',
    about:
      'A page asks for a chat by /v1/chats, through the server that it comes from: an agent is offered it. What is written goes by /v1/chats/{id}, with the token of the answer.',
    fields: [
      { name: 'name', label: 'Name', required: true, maxlength: 200 },
      { name: 'contactAddress', label: 'Number or address', maxlength: 320 },
      { ...SUBJECT, required: false },
      SERVICE,
      DATA,
      ID,
    ],
    samples: CHATS,
    compose: chatMessage,
  },
  {
    id: 'callback',
    name: 'Callback',
    about:
      'A form on the web asks by /v1/callbacks to call somebody, now or later: an agent is offered it when it is due. In the demo a number that ends in 1 is busy, in 2 does not answer, in 3 answers and hangs up.',
    fields: [
      { name: 'name', label: 'Name', required: true, maxlength: 200 },
      { name: 'number', label: 'Number', required: true, maxlength: 40, type: 'tel' },
      { ...SUBJECT, required: false },
      { name: 'when', label: 'When (left empty: now)', type: 'datetime-local' },
      SERVICE,
      TASK_TYPE,
      PRIORITY,
      ...RECORD,
      DATA,
      ID,
    ],
    samples: CALLBACKS,
    compose: callbackMessage,
  },
];

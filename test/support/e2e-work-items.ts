/** Work items, e-mails and cases as senders write them. */
import { randomUUID } from 'node:crypto';

/** What a test says of a work item; the rest is as in the documentation. Texts are written as they are given. */
export interface ItemText {
  readonly id?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly entrance?: string;
  /** After one whose type is not set up there is nothing left to do. */
  readonly taskType?: string;
  readonly priority?: number;
  readonly workitem?: string;
  readonly contact?: string;
  readonly address?: string;
  readonly record?: { readonly url: string; readonly label: string } | null;
  readonly data?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly href: string }[];
}

/** The XML of a work item. */
export function workItem(item: ItemText = {}): string {
  const {
    record = { url: '/demo/record.html?id=4711', label: 'Loan 4711' },
    data = { cid: '4711', product: 'car', amount: '214000' },
    attachments = [],
  } = item;
  const text = (value: string | number | undefined, otherwise: string): string =>
    escaped(String(value ?? otherwise));
  return `<workItem xmlns="urn:contact-pad:work-item:1" id="${text(item.id, randomUUID())}">
  <from>${text(item.from, 'loan-system@example.test')}</from>
  <subject>${text(item.subject, 'Manual evaluation')}</subject>
  <entrance>${text(item.entrance, 'loans')}</entrance>
  <menuChoice>car</menuChoice><taskType>${text(item.taskType, 'loan-check')}</taskType><priority>${text(item.priority, '5')}</priority>
  <workitem>${text(item.workitem, 'Listen to the message and decide.')}</workitem>
  <contact><name>${text(item.contact, 'Eva Lind')}</name><address>${text(item.address, '+46700000000')}</address></contact>
  ${record ? `<record url="${escaped(record.url)}" label="${escaped(record.label)}" type="Loan"/>` : ''}
  <contactData>${Object.entries(data)
    .map(([key, value]) => `<entry key="${escaped(key)}">${escaped(value)}</entry>`)
    .join('')}</contactData>
  ${attachments
    .map(
      ({ name, type, href }) =>
        `<attachment name="${escaped(name)}" type="${escaped(type)}" href="${escaped(href)}"/>`,
    )
    .join('\n  ')}
</workItem>`;
}

/** What a test says of an e-mail. */
export type LetterText = Pick<ItemText, 'subject' | 'entrance' | 'taskType' | 'contact' | 'data'>;

/** The JSON of an e-mail. */
export function letter(item: LetterText = {}): object {
  const { subject = 'About my loan', entrance = 'claims', taskType = 'letter', contact = 'Eva Lind' } = item;
  return {
    id: randomUUID(),
    medium: 'email',
    from: 'eva.lind@example.test',
    to: 'loans@bank.example.test',
    subject,
    entrance,
    taskType,
    contact: { name: contact, address: 'eva.lind@example.test' },
    contactData: item.data ?? { cid: '4711', product: 'car' },
    body: 'Can I pay it back earlier?',
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Work items as a sender writes them. */
import { randomUUID } from 'node:crypto';

/** What a work item says, as far as routing cares. */
export interface TestItem {
  readonly id?: string;
  readonly subject?: string;
  readonly entrance?: string;
  readonly priority?: number;
  readonly address?: string;
  readonly workitem?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** The address of an uploaded file. */
  readonly attachment?: string;
}

/** The message. */
export function xmlOf(item: TestItem): string {
  const {
    id = randomUUID(),
    subject = 'A loan',
    entrance = 'loans',
    priority,
    address,
    workitem = 'Decide',
    data = {},
    attachment,
  } = item;
  const entries = Object.entries(data).map(([key, value]) => `<entry key="${key}">${value}</entry>`);
  return `<workItem xmlns="urn:contact-pad:work-item:1" id="${id}">
    <subject>${subject}</subject><entrance>${entrance}</entrance>
    ${priority === undefined ? '' : `<priority>${priority}</priority>`}
    <workitem>${workitem}</workitem>
    ${address === undefined ? '' : `<contact><address>${address}</address></contact>`}
    ${entries.length === 0 ? '' : `<contactData>${entries.join('')}</contactData>`}
    ${attachment === undefined ? '' : `<attachment href="${attachment}"/>`}
  </workItem>`;
}

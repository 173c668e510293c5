// The message that all of the section is about: about 1 kB, everything filled in, each from one of many contacts.
import { randomUUID } from 'node:crypto';

const CONTACTS = 100_000;
const NOTE = 'The applicant asks for a decision before the end of the week. '.repeat(4).trim();
let number = 0;

/** The next one: its id, and its text. */
export function nextWorkItem() {
  number += 1;
  const id = randomUUID();
  return { id, xml: workItem(id, number) };
}

function workItem(id, count) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<workItem xmlns="urn:contact-pad:work-item:1" id="${id}">
  <from>loan-system@example.test</from><subject>${id}</subject>
  <entrance>loans</entrance><menuChoice>car</menuChoice><taskType>evaluation</taskType><priority>5</priority>
  <workitem>https://bank.example.test/case/${id}</workitem>
  <contact><name>Eva Lind</name><address>${addressOf(count)}</address></contact>
  <record url="https://crm.example.test/case/${id}" label="Case ${count}" type="case" id="${id}"/>
  <contactData><entry key="cid">${id}</entry><entry key="product">car</entry><entry key="amount">120000</entry>
    <entry key="note">${NOTE}</entry></contactData>
</workItem>`;
}

/** The address of the contact of that item. */
export function addressOf(count) {
  return `+46${String(process.pid % 1_000).padStart(3, '0')}${String(count % CONTACTS).padStart(6, '0')}`;
}

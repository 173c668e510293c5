/** What the demo knows of contacts, and its standard responses. */
import { writeResponses } from '../admin/responses.js';
import type { ImportedResponse } from '../admin/responses.js';
import type { Queryable } from '../db/db.js';

const FIELDS = `
INSERT INTO contact_field(key, label, position, editable) VALUES
  ('segment', 'Segment', 1, false), ('city', 'City', 2, true), ('reach', 'Best reached', 3, true)
ON CONFLICT DO NOTHING`;

const text = (
  id: string,
  language: 'en' | 'sv',
  category: string,
  title: string,
  ...lines: readonly string[]
): ImportedResponse => ({ id, language, category: category.split('/'), title, text: lines.join('\n\n') });

/** In two languages and three folders. */
const RESPONSES: readonly ImportedResponse[] = [
  text(
    'hello-en',
    'en',
    'Greetings',
    'Hello',
    'Hello {{contact.name}}, this is {{agent.name}}. How can I help you?',
  ),
  text(
    'hello-sv',
    'sv',
    'Greetings',
    'Hej',
    'Hej {{contact.name}}! Du talar med {{agent.name}}. Vad kan jag hjälpa till med?',
  ),
  text(
    'goodbye-en',
    'en',
    'Greetings',
    'Goodbye',
    'Thank you for contacting us. Have a good day!',
    '{{agent.name}}',
  ),
  text(
    'goodbye-sv',
    'sv',
    'Greetings',
    'Hej då',
    'Tack för att du hörde av dig. Ha en fin dag!',
    '{{agent.name}}',
  ),
  text(
    'papers-en',
    'en',
    'Loans/Papers',
    'Papers are missing',
    'Dear {{contact.name}},',
    'to decide about “{{interaction.subject}}” we still need your last three pay slips. Please send them with your customer number, {{data.cid}}.',
    'Kind regards\n{{agent.name}}',
  ),
  text(
    'papers-sv',
    'sv',
    'Loans/Papers',
    'Papper saknas',
    'Hej {{contact.name}},',
    'för att kunna besluta om ”{{interaction.subject}}” behöver vi dina tre senaste lönespecifikationer. Skicka dem med ditt kundnummer, {{data.cid}}.',
    'Vänliga hälsningar\n{{agent.name}}',
  ),
  text(
    'rates-en',
    'en',
    'Loans',
    'Interest rates',
    'The rate depends on the term and on the security. You find today’s rates on our web page.',
  ),
  text(
    'rates-sv',
    'sv',
    'Loans',
    'Räntor',
    'Räntan beror på löptiden och säkerheten. Dagens räntor finns på vår webbplats.',
  ),
  text(
    'damage-en',
    'en',
    'Claims',
    'Report a damage',
    'Please tell us what has happened, when and where, and send photographs if you have any. Keep everything that is damaged until we have answered.',
  ),
  text(
    'damage-sv',
    'sv',
    'Claims',
    'Anmäl en skada',
    'Berätta vad som har hänt, när och var, och skicka gärna bilder. Spara allt som är skadat tills vi har svarat.',
  ),
];

/** Creates them; what is there already stays as it is. */
export async function seedContacts(tx: Queryable): Promise<void> {
  await tx.query(FIELDS);
  if ((await tx.query('SELECT FROM response LIMIT 1')).length === 0) await writeResponses(tx, RESPONSES);
}

import type { WorldResponse } from './responses.js';

const response = (
  id: string,
  category: string,
  title: string,
  ...paragraphs: readonly string[]
): WorldResponse => ({
  ...{ id, title, text: paragraphs.join('\n\n'), language: id.slice(-2), category: category.split('/') },
});

/** The standard responses of the demo: in two languages and four folders. */
export const RESPONSES: readonly WorldResponse[] = [
  response(
    'hello-en',
    'Greetings',
    'Hello',
    'Hello {{contact.name}}, this is {{agent.name}}. How can I help you?',
  ),
  response(
    'hello-sv',
    'Greetings',
    'Hej',
    'Hej {{contact.name}}! Du talar med {{agent.name}}. Vad kan jag hjälpa till med?',
  ),
  response('goodbye-en', 'Greetings', 'Goodbye', 'Thank you for contacting us.', '{{agent.name}}'),
  response('goodbye-sv', 'Greetings', 'Hej då', 'Tack för att du hörde av dig.', '{{agent.name}}'),
  response(
    'papers-en',
    'Loans/Papers',
    'Papers are missing',
    'Dear {{contact.name}},',
    'to decide about “{{interaction.subject}}” we still need your last three pay slips. Please send them with your customer number, {{data.cid}}.',
    'Kind regards\n{{agent.name}}',
  ),
  response(
    'papers-sv',
    'Loans/Papers',
    'Papper saknas',
    'Hej {{contact.name}},',
    'för att kunna besluta om ”{{interaction.subject}}” behöver vi dina tre senaste lönespecifikationer. Skicka dem med ditt kundnummer, {{data.cid}}.',
    'Vänliga hälsningar\n{{agent.name}}',
  ),
  response('rates-en', 'Loans', 'Interest rates', 'You find today’s rates on our web page.'),
  response('rates-sv', 'Loans', 'Räntor', 'Dagens räntor finns på vår webbplats.'),
  response(
    'damage-en',
    'Claims',
    'Report a damage',
    'Please tell us what has happened, when and where, and send photographs if you have any.',
  ),
  response(
    'damage-sv',
    'Claims',
    'Anmäl en skada',
    'Berätta vad som har hänt, när och var, och skicka gärna bilder.',
  ),
];

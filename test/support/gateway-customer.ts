import type { ContractCustomer } from '../../src/testing/index.js';

/** What the page of a contact was given for its chat. */
export interface ChatPass {
  readonly id: string;
  readonly token: string;
}

/** Lets the test server act for this page. */
type Act = <T>(action: string, payload: object) => Promise<T>;

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** How long the stream of a chat is read, in milliseconds; it says at once what there is. */
const READING_MS = 500;

/** The contacts of a gateway's chats, each on a page of their own. */
export function gatewayCustomer(chats: ReadonlyMap<string, ChatPass>, act: Act): ContractCustomer {
  const requestFor = (
    interaction: string,
    what: string,
  ): { path: string; headers: Record<string, string> } => {
    const pass = chats.get(interaction);
    if (!pass) throw new Error(`There is no chat ${interaction}.`);
    const headers = { authorization: `Bearer ${pass.token}`, 'content-type': 'application/json' };
    return { path: `/v1/chats/${pass.id}/${what}`, headers };
  };
  const post = async (interaction: string, what: string, message: object = {}): Promise<void> => {
    const request = { ...requestFor(interaction, what), body: JSON.stringify(message) };
    const { status, body } = await act<Answer>('call', request);
    if (status >= 300) throw new Error(`The gateway refused what the contact did: ${body}`);
  };
  return {
    write: (interaction, text) => post(interaction, 'messages', { id: crypto.randomUUID(), text }),
    type: (interaction) => post(interaction, 'typing'),
    leave: (interaction) => post(interaction, 'end'),
    receives: (interaction, number) => post(interaction, 'received', { number }),
    async reads(interaction) {
      const { body } = await act<Answer>('listen', { ...requestFor(interaction, 'events'), ms: READING_MS });
      const events = body.split('\n\n').filter((event) => event.includes('event: entry'));
      return events.map((event) => textOf(event.slice(event.indexOf('data: ') + 'data: '.length)));
    },
  };
}

function textOf(data: string): string {
  return (JSON.parse(data) as { readonly text: string }).text;
}

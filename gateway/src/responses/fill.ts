/** The fields in standard responses (SR-1). */

/** What the fields stand for; what is not known is empty. */
export interface Values {
  readonly contact: { readonly name?: string | undefined; readonly address?: string | undefined };
  readonly agent: { readonly name: string };
  readonly interaction: { readonly id: string; readonly subject: string };
  /** Case data by key. */
  readonly data: ReadonlyMap<string, string>;
}

const FIELD = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;
const DATA = 'data.';

/** The text with each `{{field}}` replaced, once: what stands in a value stays as it is. A field that nobody knows is empty. */
export function fill(text: string, { contact, agent, interaction, data }: Values): string {
  const values: Readonly<Record<string, string | undefined>> = {
    'contact.name': contact.name,
    'contact.address': contact.address,
    'agent.name': agent.name,
    'interaction.id': interaction.id,
    'interaction.subject': interaction.subject,
  };
  return text.replace(FIELD, (_, field: string) => {
    if (field.startsWith(DATA)) return data.get(field.slice(DATA.length)) ?? '';
    return Object.hasOwn(values, field) ? (values[field] ?? '') : '';
  });
}

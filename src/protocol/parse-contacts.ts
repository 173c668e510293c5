import type {
  ContactDetails,
  ContactField,
  ContactsPage,
  HistoryDetails,
  HistoryItem,
  HistoryPage,
  HistoryState,
  ResponsesPage,
  StandardResponse,
} from '../core/index.js';
import { flag, id, isTrue, list, number, object, oneOf, optional, text, words, type Check } from './check.js';
import { medium, outcome } from './parse-entities.js';
import { entry } from './parse-talk.js';

const contact = { id, name: optional(words), address: optional(words) };

/** A contact with all that is known. */
export const contactDetails: Check<ContactDetails> = object<ContactDetails>({
  ...contact,
  fields: list(object<ContactField>({ key: id, label: words, value: words, editable: flag })),
});

/** Who a contact may be. */
export const contactsPage: Check<ContactsPage> = object<ContactsPage>({
  contacts: list(object<ContactsPage['contacts'][number]>(contact)),
  total: number,
});

/** Where an interaction of the history stands. */
export const historyState: Check<HistoryState> = oneOf('in-progress', 'done');

const item = {
  id,
  medium,
  state: historyState,
  subject: words,
  createdAt: number,
  endedAt: optional(number),
  agent: optional(words),
  outcome: optional(outcome),
};

/** A page of the history. */
export const historyPage: Check<HistoryPage> = object<HistoryPage>({
  items: list(object<HistoryItem>(item)),
  total: number,
});

/** An interaction of the history whole. */
export const historyDetails: Check<HistoryDetails> = object<HistoryDetails>({
  ...item,
  queue: optional(words),
  disposition: optional(words),
  note: optional(text()),
  body: optional(text()),
  reply: optional(text()),
  entries: optional(list(entry)),
});

/** A page of standard responses. */
export const responsesPage: Check<ResponsesPage> = object<ResponsesPage>({
  responses: list(
    object<StandardResponse>({
      id,
      title: words,
      text: text(),
      language: id,
      category: list(words),
      favourite: optional(isTrue),
    }),
  ),
  total: number,
  categories: list(list(words)),
  languages: list(id),
});

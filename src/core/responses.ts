/** Standard responses: texts that are written once and used by everybody (SR-1). */

/** One text, its fields replaced by what is known of the contact, the agent and the interaction. */
export interface StandardResponse {
  readonly id: string;
  readonly title: string;
  /** Plain text, with line breaks. */
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The folders that it lies in, outermost first. */
  readonly category: readonly string[];
  /** This agent's favourite. */
  readonly favourite?: true;
}

/** Search the standard responses for an interaction. */
export interface ResponsesQuery {
  readonly type: 'responses';
  readonly interaction: string;
  /** Words that stand in the title or the text, in any order; empty finds everything. */
  readonly search: string;
  /** Only those that lie in this folder or below it. */
  readonly category?: readonly string[];
  /** BCP 47 tag. */
  readonly language?: string;
  /** Only this agent's favourites. */
  readonly favourites?: boolean;
  readonly offset: number;
  /** How many at most, 1 to 100. */
  readonly limit: number;
}

/** A page of standard responses, by title. */
export interface ResponsesPage {
  readonly responses: readonly StandardResponse[];
  /** How many were found in all. */
  readonly total: number;
  /** Every folder that has a response, whatever was searched for. */
  readonly categories: readonly (readonly string[])[];
  /** Every language that has one, as BCP 47 tags. */
  readonly languages: readonly string[];
}

/** Keep a response among the agent's favourites, or take it out. Settled by `settled`. */
export interface KeepResponse {
  readonly type: 'keep-response';
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
  /** Id of a `StandardResponse`. */
  readonly response: string;
  readonly keep: boolean;
}

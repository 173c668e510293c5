import type { Command, ErrorCode, Fact } from '../core/index.js';

/** Something that happened, at a moment of this browser's clock in milliseconds since 1970. */
export type Happened = { readonly at: number } & (
  | { readonly fact: Fact }
  | { readonly command: Command }
  /** A command that the backend refused at once. */
  | { readonly refused: string; readonly code: ErrorCode }
);

/** What the pad was told and asked for in the last minutes, with a placeholder for whatever was written by or about a person. */
export interface SupportFile {
  readonly format: 'contact-pad-support';
  readonly version: 1;
  /** When it was made. */
  readonly at: number;
  /** The browser, as it calls itself. */
  readonly browser: string;
  /** What there was at the beginning, then what happened, in order. */
  readonly happened: readonly Happened[];
}

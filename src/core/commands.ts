/**
 * What an agent asks for. A command carries an id that the client chose: sending one twice has one effect. It lasts
 * seconds; whatever waits for a person is a phase of the interaction, not of the command.
 */
interface Base<T extends string> {
  readonly type: T;
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
}

/** Become Ready or Not Ready; from Logged out it logs in. */
export interface SetState extends Base<'set-state'> {
  readonly state: 'ready' | 'not-ready';
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
}

/** Log out; blocked (`INTERACTIONS_OPEN`) while anything is open (WI-23). */
export type LogOut = Base<'log-out'>;

/** Take an offer (WI-6). Fails with `GONE` when the offer is over (WI-9). */
export interface Accept extends Base<'accept'> {
  readonly interaction: string;
  readonly offer: string;
}

/** Give an offer back to the queue (WI-7). */
export interface Reject extends Base<'reject'> {
  readonly interaction: string;
  readonly offer: string;
}

/** End the interaction (WI-18, CG-20). */
export interface Done extends Base<'done'> {
  readonly interaction: string;
}

/** Change an editable key of case data (WI-21). */
export interface SetCaseData extends Base<'set-case-data'> {
  readonly interaction: string;
  readonly key: string;
  readonly value: string;
}

/** Everything that an agent can ask for. */
export type Command = SetState | LogOut | Accept | Reject | Done | SetCaseData;

/** The name of a command, which is also the name of the capability. */
export type CommandType = Command['type'];

/** A command as a caller writes it: the pad chooses the id where none is given. */
export type Request<C extends Command = Command> = C extends Command
  ? Omit<C, 'id'> & { readonly id?: string }
  : never;

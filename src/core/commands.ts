import type { CallResult, LineCall } from './calls.js';
import type { AssignContact, SetContact } from './contacts.js';
import type { Received, SendMessage, StartIm, Typing } from './conversation.js';
import type { Medium, RecordLink, Timestamp } from './model.js';
import type { KeepResponse } from './responses.js';

/**
 * What an agent asks for. A command carries an id that the client chose: sending one twice has one effect. It lasts
 * seconds; whatever waits for a person is a phase of the interaction, not of the command.
 */
interface Base<T extends string> {
  readonly type: T;
  /** Chosen by the client, unique, at most 64 characters. */
  readonly id: string;
}

/**
 * Become Ready or Not Ready; from Logged out it logs in. While something is open it is an intention that takes effect on
 * finish, and choosing the present state takes it back (CG-34); during wrap-up it ends the wrap-up. With a `channel` it is
 * about that channel alone and acts at once, whatever is open (ST-1). Fails with `UNAUTHORIZED` where the agent is locked
 * and has not signed in again (ST-3).
 */
export interface SetState extends Base<'set-state'> {
  readonly state: 'ready' | 'not-ready';
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
  /** The medium of one of the agent's channels. `INVALID` where there is none; `NOT_ALLOWED` while it is out of service. */
  readonly channel?: Medium;
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

/** A command about one interaction and nothing else. */
interface About<T extends string> extends Base<T> {
  readonly interaction: string;
}

/** End the interaction (WI-18, CG-20), or its wrap-up. Fails with `DISPOSITION_REQUIRED`, `CHILD_OPEN` (WC-26). */
export type Done = About<'done'>;

/** Hang up, close, let go: the conversation is over and wrap-up follows (MI-33). */
export type Release = About<'release'>;

/** Force it closed after a Release that did not work (MI-37). The backend keeps a record of it. */
export type Abandon = About<'abandon'>;

/** Put a call on hold (MI-42). */
export type Hold = About<'hold'>;

/** Take a call from hold. */
export type Retrieve = About<'retrieve'>;

/**
 * Make a call: of a callback in Ready to Call (WC-11), or a new one to a number or a target (MI-46, TC-7). One of
 * `interaction`, `number` and `target`; with a callback `number` is which of its numbers to call (WC-15), left out the one
 * that was asked for. Fails with `INVALID` for another one.
 */
export interface Call extends Base<'call'> {
  /** A callback in Ready to Call. */
  readonly interaction?: string;
  /** A telephone number, or an address that the backend can call. */
  readonly number?: string;
  /** Id of a target. */
  readonly target?: string;
  /** The record that the call is about, such as the one whose number was clicked. */
  readonly record?: RecordLink;
}

/** Hang up a callback: it goes back to Ready to Call, and Done ends it (WC-22, trap T6). */
export type EndCall = About<'end-call'>;

/** Let the contact hear silence; the call goes on (WC-23). */
export type Mute = About<'mute'>;

/** Let the contact hear the agent again. */
export type Unmute = About<'unmute'>;

/** Show the other side no picture; the call goes on. */
export type StopCamera = About<'stop-camera'>;

/** Show the other side the agent again. */
export type StartCamera = About<'start-camera'>;

/** Press keys in a call (WC-16). */
export interface SendDtmf extends About<'send-dtmf'> {
  /** One or more of `0` to `9`, `*`, `#`, `A` to `D`; at most 64. */
  readonly digits: string;
}

/** Swap a consult and the call that it is about: the one that is held is talked to, the other is held (MI-43). */
export type Alternate = About<'alternate'>;

/** Bring a connected consult into the call that it is about: three talk (WC-19, MI-43). Named by either of the two. */
export type Conference = About<'conference'>;

/** Begin to record a call (WC-21, MI-53). */
export type StartRecording = About<'record'>;

/** Leave a silence in the recording, for what must not be kept. */
export type PauseRecording = About<'pause-recording'>;

/** Go on with the recording. */
export type ResumeRecording = About<'resume-recording'>;

/** End the recording; the page receives the file. */
export type StopRecording = About<'stop-recording'>;

/** Put a callback off (WC-29). Done closes it afterwards. Fails with `INVALID` for a moment in the past (WC-30). */
export interface Reschedule extends About<'reschedule'> {
  /** When to call, on the clock of the source. */
  readonly at: Timestamp;
  /** Another number to call. */
  readonly number?: string;
  /** Only this agent calls. */
  readonly personal?: boolean;
}

/**
 * What became of a call of the pad's own line. Adapters send it, agents never do. Without `line` it is the call that was
 * begun for the callback `interaction`; fails with `GONE` where there is no such call any more. With `line` it is a call
 * that the backend did not bring, `interaction` is the line's own id for it, and each report says all of it anew: the
 * agent is busy with it from the first to the last, and it stands in the history.
 */
export interface ReportCall extends About<'report-call'> {
  /** `ringing`: only with `line`. */
  readonly state: 'ringing' | 'connected' | 'held' | 'ended';
  /** How it ended; left out: `failed` before anybody answered, `ended` afterwards. */
  readonly result?: CallResult;
  readonly line?: LineCall;
}

/** Choose devices and volumes for calls (WC-21). What is not named stays as it is. Settled by `settled`. */
export interface SetAudio extends Base<'set-audio'> {
  /** Ids of `Audio.microphones` and `Audio.speakers`. */
  readonly microphone?: string;
  readonly speaker?: string;
  /** From 0 to 1. */
  readonly microphoneVolume?: number;
  readonly speakerVolume?: number;
}

/** Let the browser play sound and ask for the microphone; sent from a press of the agent's (MI-51). */
export type EnableAudio = Base<'enable-audio'>;

/**
 * Hand it over (8.8). By invitation the interaction stays until the target accepts (`Interaction.transfer`); by
 * assignment it leaves at once. Fails with `TARGET_UNAVAILABLE` when the target cannot take it now.
 */
export interface TransferTo extends About<'transfer'> {
  /** Id of a target. */
  readonly target: string;
  /** A word for the receiver, at most 4,000 characters. */
  readonly note?: string;
}

/** Take an open invitation back (WI-35). Fails with `GONE` when it was answered meanwhile. */
export type CancelTransfer = About<'cancel-transfer'>;

/** Call somebody about it: a consult of its own with this interaction as `parent` (MI-20). One of `target` and `number`. */
export interface Consult extends About<'consult'> {
  /** Id of a target. Fails with `TARGET_UNAVAILABLE` when it cannot be consulted now. */
  readonly target?: string;
  /** A telephone number (MI-19). */
  readonly number?: string;
}

/** Set it aside: into the agent's own workbin, or into a shared one (WI-22, CG-29). */
export interface Park extends About<'park'> {
  /** Id of a shared workbin. */
  readonly workbin?: string;
}

/** Go on with what the agent parked. */
export type Resume = About<'resume'>;

/** Take something from a waiting list or a shared workbin (CG-15, WI-22). Fails with `GONE` when somebody was faster. */
export type Take = About<'take'>;

/** Give it back to its queue, or to another queue or an agent's personal queue; the agent is Not Ready then (CG-29, CG-30). */
export interface Requeue extends About<'requeue'> {
  /** Id of a queue or an agent. */
  readonly target?: string;
}

/** Answer an e-mail; the backend stores it and hands it to the mail system. */
export interface Reply extends About<'reply'> {
  /** Plain text, at most 100,000 characters. */
  readonly text: string;
}

/** This e-mail did not reach whom it should: it goes back to the queue (CG-26, 8.4). */
export type DidNotArrive = About<'did-not-arrive'>;

/** Choose how it ended; without a code the choice is taken back (DC-1). */
export interface SetDisposition extends About<'set-disposition'> {
  readonly disposition?: string;
}

/** Write about it; replaces what was written (NT-1, MI-56). */
export interface SetNote extends About<'set-note'> {
  /** At most 10,000 characters. */
  readonly note: string;
}

/** Ask for more time in wrap-up (CG-32). */
export type Extend = Base<'extend'>;

/** Report these targets as they change; replaces the last such list, and an empty one ends it. Settled by `settled`. */
export interface Watch extends Base<'watch'> {
  /** Ids, at most 100. */
  readonly targets: readonly string[];
  /** The interaction that `Target.can` shall speak about. */
  readonly about?: string;
}

/** Change an editable key of case data (WI-21). */
export interface SetCaseData extends Base<'set-case-data'> {
  readonly interaction: string;
  readonly key: string;
  readonly value: string;
}

/** Everything that an agent can ask for. */
export type Command =
  | SetState
  | LogOut
  | Accept
  | Reject
  | Done
  | Release
  | Abandon
  | Hold
  | Retrieve
  | Call
  | EndCall
  | Mute
  | Unmute
  | StopCamera
  | StartCamera
  | SendDtmf
  | Alternate
  | Conference
  | StartRecording
  | PauseRecording
  | ResumeRecording
  | StopRecording
  | Reschedule
  | ReportCall
  | SetAudio
  | EnableAudio
  | TransferTo
  | CancelTransfer
  | Consult
  | Park
  | Resume
  | Take
  | Requeue
  | Reply
  | DidNotArrive
  | SetCaseData
  | SetDisposition
  | SetNote
  | SendMessage
  | Typing
  | Received
  | StartIm
  | AssignContact
  | SetContact
  | KeepResponse
  | Extend
  | Watch;

/** The name of a command, which is also the name of the capability. */
export type CommandType = Command['type'];

/** A command as a caller writes it: the pad chooses the id where none is given. */
export type Request<C extends Command = Command> = C extends Command
  ? Omit<C, 'id'> & { readonly id?: string }
  : never;

import type { EventName } from '@lit/react';

/** The events of `<contact-pad>`. */
export type PadEventName = Extract<keyof HTMLElementEventMap, `pad-${string}`>;

/** `pad-record-open` as `PadRecordOpen`. */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** Each event of `<contact-pad>` by the name of its property: `onPadRecordOpen` takes a `PadRecordOpenEvent`. */
export type PadEventHandlers = {
  readonly [Name in PadEventName as `on${Pascal<Name>}`]: EventName<HTMLElementEventMap[Name]>;
};

const on = <Name extends PadEventName>(name: Name): EventName<HTMLElementEventMap[Name]> =>
  name as unknown as EventName<HTMLElementEventMap[Name]>;

/** What React's properties listen to; the type demands every event that there is. */
export const handlers: PadEventHandlers = {
  onPadReady: on('pad-ready'),
  onPadLink: on('pad-link'),
  onPadAgent: on('pad-agent'),
  onPadInteractionOffered: on('pad-interaction-offered'),
  onPadInteractionAccepted: on('pad-interaction-accepted'),
  onPadInteractionRejected: on('pad-interaction-rejected'),
  onPadInteractionRedirected: on('pad-interaction-redirected'),
  onPadInteractionChanged: on('pad-interaction-changed'),
  onPadInteractionSelected: on('pad-interaction-selected'),
  onPadInteractionReleased: on('pad-interaction-released'),
  onPadInteractionTransferred: on('pad-interaction-transferred'),
  onPadInteractionDone: on('pad-interaction-done'),
  onPadInteractionRestored: on('pad-interaction-restored'),
  onPadMessage: on('pad-message'),
  onPadNotice: on('pad-notice'),
  onPadCallLog: on('pad-call-log'),
  onPadRecording: on('pad-recording'),
  onPadError: on('pad-error'),
  onPadCommand: on('pad-command'),
  onPadRecordOpen: on('pad-record-open'),
};

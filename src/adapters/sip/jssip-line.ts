import type { EndEvent, HoldEvent, OutgoingEvent, ReferEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import { guard } from './guard.js';
import { dialogOf } from './jssip-dialog.js';
import { sendEarly } from './ice.js';
import { callerOf, contactOf, endingOf, headersOf, patienceOf, type Named } from './jssip-messages.js';
import { headersIn, withHeaders } from './refer-to.js';
import { Refused, type Line, type LineEvents, type PhoneSettings } from './phone.js';

/** How long a line that is busy with another offer is waited for, in milliseconds, and how often it is looked at. */
const BUSY_MS = 4_000;
const LOOK_MS = 50;
const TONE_MS = 120;
const GAP_MS = 100;

type Settings = Pick<PhoneSettings, 'iceServers' | 'takesVideo' | 'uri'>;
type Accept = (begin: (session: RTCSession) => void, options?: object) => void;
interface Answer {
  readonly response?: { readonly status_code: number };
  readonly status_line?: { readonly status_code: number };
}

const ignore = (): void => undefined;
const deaf: LineEvents = {
  ringing: ignore,
  answered: ignore,
  held: ignore,
  handedOn: ignore,
  replaced: ignore,
  ended: ignore,
};

/** Each line's session, and where the phone at the other end is: what another line needs to be handed over to it. */
const ends = new WeakMap<Line, { readonly session: RTCSession; contact?: Named['uri'] | undefined }>();

/** Puts a session of JsSIP behind the port. `request` is the invitation of an inbound one. */
export function newLine(session: RTCSession, request: IncomingRequest | undefined, settings: Settings): Line {
  let refuseHold: (reason: Refused) => void = ignore;
  const line: Line = {
    inbound: request !== undefined,
    video: settings.takesVideo && /^m=video [1-9]/m.test(request?.body ?? ''),
    caller: callerOf(request, session.remote_identity),
    called: session.local_identity.uri.user,
    headers: headersOf(request),
    ...patienceOf(request),
    get dialog() {
      return dialogOf(session);
    },
    get connection() {
      return session.connection as RTCPeerConnection | undefined;
    },
    events: deaf,
    streamFor: () => new MediaStream(),
    answer(mediaStream) {
      session.answer({ mediaStream, pcConfig: pcConfig(settings) });
    },
    hangUp(status = request ? 480 : undefined) {
      const why = status !== undefined && !session.isEstablished();
      session.terminate(why ? { status_code: status } : {});
    },
    async hold(on) {
      if (session.isOnHold().local === on) return;
      await untilReady(session);
      await new Promise<void>((resolve, reject) => {
        refuseHold = reject;
        if (!session[on ? 'hold' : 'unhold']({}, resolve)) reject(new Refused(491));
      });
    },
    press(digits, how = takesKeys(session) ? 'rfc4733' : 'info') {
      const transportType = (how === 'info' ? 'INFO' : 'RFC2833') as never;
      session.sendDTMF(digits, { transportType, duration: TONE_MS, interToneGap: GAP_MS });
    },
    refer: (to) => refer(session, to),
    restartIce() {
      if (!session.isEnded()) session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
    },
  };
  ends.set(line, { session, contact: contactOf(request) });
  const refused = (status: number): void => {
    refuseHold(new Refused(status));
  };
  guard(session, refused);
  sendEarly(session, settings.iceServers.length > 0);
  if (!settings.takesVideo) refusePictures(session);
  listen(session, line, refused);
  allowOthers(session, line, settings);
  return line;
}

/** Whether the two sides have agreed on keys in the sound. */
function takesKeys({ connection }: RTCSession): boolean {
  return connection.getSenders().some(({ dtmf }) => dtmf?.canInsertDTMF === true);
}

/** Answers a call that is offered with pictures with sound alone. */
function refusePictures(session: RTCSession): void {
  session.on('connecting', () => {
    for (const transceiver of session.connection.getTransceivers())
      if (transceiver.receiver.track.kind === 'video') transceiver.direction = 'inactive';
  });
}

const pcConfig = ({ iceServers }: Settings): RTCConfiguration => ({ iceServers: [...iceServers] });

function listen(session: RTCSession, line: Line, refused: (status: number) => void): void {
  session.on('progress', ({ response }: OutgoingEvent) => {
    if (!line.inbound && !response.body) line.events.ringing();
  });
  session.on('accepted', ({ response }: OutgoingEvent) => {
    const contact = contactOf(response);
    if (contact) ends.set(line, { session, contact });
  });
  session.on('confirmed', () => {
    line.events.answered();
  });
  for (const on of [true, false])
    session.on(on ? 'hold' : 'unhold', ({ originator }: HoldEvent) => {
      if ((originator as string) === 'remote') line.events.held(on);
    });
  for (const event of ['ended', 'failed'] as const)
    session.on(event, (how: EndEvent) => {
      refused(481);
      line.events.ended(endingOf(how));
    });
}

/** Lets the other side hand us on, and others take its place. */
function allowOthers(session: RTCSession, line: Line, settings: Settings): void {
  session.on('refer', ({ request, accept, reject }: ReferEvent) => {
    // A caller must not make this phone dial just anywhere, at the agent's cost.
    const { uri } = request.parseHeader<Named>('refer-to');
    if (uri.host !== settings.uri.split('@')[1]) {
      reject();
      return;
    }
    const by = request.getHeader('referred-by');
    const extraHeaders = [...headersIn(String(uri)), ...(by ? [`Referred-By: ${by}`] : [])];
    const begin = (next: RTCSession): void => {
      line.events.handedOn(newLine(next, undefined, settings));
    };
    (accept as Accept)(begin, { mediaStream: line.streamFor(), pcConfig: pcConfig(settings), extraHeaders });
  });
  // JsSIP 3.13.8 ends a call when the one in its place is confirmed, and throws when it has ended by then.
  const end = session.terminate.bind(session);
  session.terminate = (options) => {
    if (!session.isEnded()) end(options);
  };
  session.on('replaces', ({ request, accept }: ReferEvent) => {
    (accept as Accept)((next) => {
      next.data = { expected: true };
      // It can be answered once JsSIP has told everybody of it.
      queueMicrotask(() => {
        line.events.replaced(newLine(next, request, settings));
      });
    });
  });
}

function refer(session: RTCSession, to: Parameters<Line['refer']>[0]): Promise<void> {
  // The very phone that was consulted, not each phone of that user.
  const consulted = 'consult' in to ? ends.get(to.consult) : undefined;
  const target = 'address' in to ? withHeaders(to.address, to.headers) : String(consulted?.contact);
  return new Promise((resolve, reject) => {
    const fail = ({ response, status_line }: Answer): void => {
      reject(new Refused((status_line ?? response)?.status_code ?? 500));
    };
    session.on('ended', () => {
      reject(new Refused(487));
    });
    session.refer(target, {
      eventHandlers: {
        accepted: resolve,
        failed: fail,
        requestFailed: fail,
        // Whoever was consulted gives up the consult when the call has come, not while it rings.
        ...(consulted ? {} : { progress: resolve }),
      },
      ...(consulted ? { replaces: consulted.session } : {}),
    });
  });
}

/** Waits until no other offer is under way. */
async function untilReady(session: RTCSession): Promise<void> {
  for (let waited = 0; waited < BUSY_MS; waited += LOOK_MS) {
    if (session.isReadyToReOffer() || session.isEnded()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

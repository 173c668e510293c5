/** The phone on JsSIP. The adapter imports this file when it connects: a page without voice never loads the library. */
import { UA, WebSocketInterface } from 'jssip';
import type {
  IncomingRTCSessionEvent,
  RTCSessionEvent,
  UAConfiguration,
  UnRegisteredEvent,
} from 'jssip/lib/UA.js';
import { endDialog, replacing } from './jssip-dialog.js';
import { newLine } from './jssip-line.js';
import type { Phone, PhoneEvents, PhoneSettings } from './phone.js';

/** Seconds; a page in the background wakes its timers once a minute. */
const REGISTER_EXPIRES = 120;
/** Seconds. An offer ends when the caller or the server ends it, not before. */
const NO_ANSWER = 3_600;
const GOODBYE_MS = 1_000;

/** Opens a phone over one WebSocket; it connects and registers again by itself. */
export function openPhone(settings: PhoneSettings, events: PhoneEvents): Phone {
  const agent = new UA(configurationOf(settings));
  const line = (session: Parameters<typeof newLine>[0], request: Parameters<typeof newLine>[1]) =>
    newLine(session, request, settings);

  const sending = (mediaStream: MediaStream, headers: readonly string[]) => ({
    mediaStream,
    pcConfig: { iceServers: [...settings.iceServers] },
    extraHeaders: [...headers],
  });

  agent.on('registered', () => {
    events.registered();
  });
  agent.on('disconnected', () => {
    events.lost();
  });
  agent.on('registrationFailed', ({ response }: UnRegisteredEvent) => {
    events.refused((response as typeof response | null)?.status_code);
  });
  agent.on('newRTCSession', (event: RTCSessionEvent) => {
    if (!isIncoming(event) || isExpected(event.session)) return;
    events.rings(line(event.session, event.request));
  });

  return {
    start: () => {
      agent.start();
    },
    register(fresh) {
      if (fresh?.password !== undefined) agent.set('password', fresh.password);
      if (fresh?.token !== undefined) agent.set('authorization_jwt', bearer(fresh.token));
      agent.register();
    },
    unregister: () => {
      agent.unregister();
    },
    call(address, stream, headers, video = false) {
      const more = video ? { rtcOfferConstraints: { offerToReceiveVideo: true } } : {};
      return line(agent.call(address, { ...sending(stream, headers), ...more }), undefined);
    },
    takeUp: (dialog, stream) =>
      line(agent.call(dialog.contact, sending(stream, replacing(dialog))), undefined),
    end: (dialog) => {
      endDialog(agent, dialog);
    },
    leave() {
      agent.unregister();
      const { transport } = agent as unknown as { readonly transport: { disconnect(): void } };
      // What was just said has to get out first, also where the page is about to go.
      setTimeout(() => {
        transport.disconnect();
      }, GOODBYE_MS);
    },
    stop: () => {
      agent.stop();
    },
  };
}

function configurationOf(settings: PhoneSettings): UAConfiguration {
  const { uri, password, token, displayName } = settings;
  return {
    sockets: [new WebSocketInterface(settings.server)],
    uri,
    ...(password === undefined ? {} : { password }),
    ...(token === undefined ? {} : { authorization_jwt: bearer(token) }),
    ...(displayName === undefined ? {} : { display_name: displayName }),
    register_expires: REGISTER_EXPIRES,
    no_answer_timeout: NO_ANSWER,
    session_timers: false,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: settings.maxRetrySeconds,
  };
}

const bearer = (token: string): string => `Bearer ${token}`;

function isIncoming(event: RTCSessionEvent): event is IncomingRTCSessionEvent {
  return (event.originator as string) === 'remote';
}

/** A line that takes another's place is told by that other one. */
function isExpected({ data }: { data: unknown }): boolean {
  return (data as { expected?: true }).expected === true;
}

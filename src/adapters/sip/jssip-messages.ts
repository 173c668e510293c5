/** What messages of JsSIP say, in the words of the port. */
import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { Caller, Ending, Line } from './phone.js';

/** A name with an address. */
export type Named = RTCSession['remote_identity'];

/** What the headers of a request look like inside. */
type Headers = Readonly<Record<string, readonly { readonly raw: string }[]>>;

/** Where the other phone itself can be reached, not its user. */
export function contactOf(message: IncomingRequest | IncomingResponse | undefined): Named['uri'] | undefined {
  return message?.hasHeader('contact') ? message.parseHeader<Named>('contact').uri : undefined;
}

/** Who calls: as the server vouches for it (RFC 3325), else as they say. */
export function callerOf(request: IncomingRequest | undefined, said: Named): Caller {
  const { display_name, uri } = request?.parseHeader<Named | undefined>('p-asserted-identity') ?? said;
  return { name: display_name, user: uri.user, host: uri.host };
}

/** The first header of each name. */
export function headersOf(request: IncomingRequest | undefined): Line['headers'] {
  const { headers } = (request ?? { headers: {} }) as { readonly headers: Headers };
  return Object.entries(headers).map(([name, values]) => [name, values[0]?.raw ?? ''] as const);
}

/** How long the caller waits at most. */
export function patienceOf(request: IncomingRequest | undefined): Pick<Line, 'patienceMs'> {
  const seconds = Number(request?.getHeader('expires') ?? 0);
  return seconds > 0 ? { patienceMs: seconds * 1000 } : {};
}

/** A caller's server names why it stops ringing here: 200 is "answered by another phone" (RFC 3326). */
export function endingOf({ originator, message }: EndEvent): Ending {
  const told = message as Partial<IncomingResponse> | null;
  // The reason of what came, not of what was sent.
  const cause = /cause=(\d+)/.exec(told?.getHeader?.('reason') ?? '')?.[1];
  const expired = (originator as string) === 'system' && !told ? 408 : undefined;
  const status = told?.status_code ?? (cause === undefined ? expired : Number(cause));
  return {
    here: (originator as string) === 'local',
    ...(status === undefined ? {} : { status }),
    ...(cause === '200' ? { elsewhere: true } : {}),
  };
}

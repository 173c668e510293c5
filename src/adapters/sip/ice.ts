import type { IceCandidateEvent, RTCSession } from 'jssip/lib/RTCSession.js';

/** After the first usable candidate its neighbours come at once, the slow ones (TCP, other servers) much later. */
const SETTLE_MS = 5;
/** How long the address that the world sees is waited for where there are ICE servers. */
const PATIENCE_MS = 500;

/** Sends an offer or an answer as soon as it has candidates that can work, not when the last one is in. */
export function sendEarly(session: RTCSession, hasServers: boolean): void {
  session.on('icecandidate', ({ candidate, ready }: IceCandidateEvent) => {
    setTimeout(ready, hasServers && candidate.type === 'host' ? PATIENCE_MS : SETTLE_MS);
  });
}

/**
 * Keeps a call when an offer within it fails. JsSIP 3.13.8 hangs up when both sides hold at once (it applies an offer
 * that it has answered with 491, and repeats its own stale one) and when the other side refuses a hold. It reads private
 * members, so the version is pinned; the voice tests of crossing and refused holds tell when this can go.
 */
import RequestSender from 'jssip/lib/Dialog/RequestSender.js';
import type { RTCSession } from 'jssip/lib/RTCSession.js';

interface Response {
  readonly method: string;
  readonly status_code: number;
}

interface Reinvite {
  readonly eventHandlers?: {
    readonly succeeded?: (response: Response) => void;
    readonly failed?: (response?: Response) => void;
  };
}

/** The private part of a session that the guard needs. */
interface Guarded {
  _localHold: boolean;
  _sendReinvite(options?: Reinvite): void;
  _onhold(by: 'local'): void;
  _onunhold(by: 'local'): void;
  _setLocalMediaStatus(): void;
}

const PENDING = 491;

const receive = RequestSender.prototype._receiveResponse;
RequestSender.prototype._receiveResponse = function (response) {
  if (response.method === 'INVITE' && response.status_code === PENDING)
    this._eventHandlers.onErrorResponse(response);
  else receive.call(this, response);
};

/** How long to wait before asking again (RFC 3261, 14.1): whoever called waits longer. */
const pause = (session: RTCSession): number =>
  (session.direction as string) === 'outgoing' ? 2_100 + Math.random() * 1_900 : Math.random() * 2_000;

/** Guards one session; `refused` is told when the other side did not agree to an offer and the call went on as before. */
export function guard(session: RTCSession, refused: (status: number) => void): void {
  const inner = session as unknown as Guarded;
  const send = inner._sendReinvite.bind(session);
  let agreed = false;
  /** From the moment that an offer is made, which is before it is sent. */
  let asking = false;

  const refuseCrossing = ({ reject }: { reject: (options: { status_code: number }) => void }): void => {
    if (asking) reject({ status_code: PENDING });
  };
  session.on('reinvite', refuseCrossing);
  session.on('update', refuseCrossing);

  function again(options: Reinvite, ms: number): void {
    setTimeout(() => {
      if (session.isEnded()) return;
      if (session.isReadyToReOffer()) inner._sendReinvite(options);
      else again(options, 250);
    }, ms);
  }

  function restore(): void {
    if (inner._localHold !== agreed) {
      inner._localHold = agreed;
      inner[agreed ? '_onhold' : '_onunhold']('local');
    }
    inner._setLocalMediaStatus();
  }

  inner._sendReinvite = (options = {}) => {
    asking = true;
    const succeeded = (response: Response): void => {
      asking = false;
      agreed = inner._localHold;
      options.eventHandlers?.succeeded?.(response);
    };
    const failed = async (response?: Response): Promise<void> => {
      if (session.isEnded()) return;
      asking = false;
      await withdrawOffer(session.connection);
      if (response?.status_code === PENDING) {
        again(options, pause(session));
        return;
      }
      restore();
      refused(response?.status_code ?? 500);
    };
    send({ ...options, eventHandlers: { succeeded, failed: (response) => void failed(response) } });
  };
}

/**
 * An offer that was not taken is answered by ourselves, with what the other side said before: nothing changes. A rollback
 * would be the way, but after one Chromium 156 plays nothing of what comes when both sides have held and retrieved.
 */
async function withdrawOffer(connection: RTCPeerConnection): Promise<void> {
  const { signalingState, currentLocalDescription, currentRemoteDescription } = connection;
  if (signalingState !== 'have-local-offer' || !currentRemoteDescription) return;
  // Whoever offered said that it may be either; which it became stands in our answer.
  const theirs = currentLocalDescription?.sdp.includes('a=setup:active') ? 'passive' : 'active';
  const sdp = currentRemoteDescription.sdp.replaceAll('a=setup:actpass', `a=setup:${theirs}`);
  await connection.setRemoteDescription({ type: 'answer', sdp });
}

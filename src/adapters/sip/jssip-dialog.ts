/**
 * What outlives a page of a call: the names of its dialog, by which another page takes it up or ends it. JsSIP keeps them
 * private, so the version is pinned.
 */
import { URI } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import RequestSender from 'jssip/lib/RequestSender.js';
import { OutgoingRequest } from 'jssip/lib/SIPMessage.js';
import type { UA } from 'jssip/lib/UA.js';

import type { Dialog } from './phone.js';

interface Inner {
  readonly id: { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };
  readonly local_seqnum: number;
  readonly _local_uri: URI;
  readonly _remote_uri: URI;
  readonly _remote_target: URI;
  readonly _route_set: readonly string[];
}

type NewRequest = new (
  method: string,
  to: URI,
  agent: UA,
  more: object,
  headers: string[],
) => OutgoingRequest;

/** Requests of which a page that dies tells nobody; whatever comes next has a higher number. */
const AHEAD = 1_000;

/** The dialog of a session, once there is one. */
export function dialogOf(session: RTCSession): Dialog | undefined {
  const { _dialog: inner } = session as unknown as { readonly _dialog: Inner | null };
  if (!inner || !session.isEstablished()) return undefined;
  return {
    callId: inner.id.call_id,
    localTag: inner.id.local_tag,
    remoteTag: inner.id.remote_tag,
    local: String(inner._local_uri),
    remote: String(inner._remote_uri),
    contact: String(inner._remote_target),
    routes: [...inner._route_set],
    sent: inner.local_seqnum,
  };
}

/** An invitation that takes the place of a dialog (RFC 3891); a phone that cannot do that has to say so, and not ring. */
export function replacing({ callId, localTag, remoteTag }: Dialog): readonly string[] {
  return [`Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`, 'Require: replaces'];
}

/** Ends a dialog that another page has left. */
export function endDialog(agent: UA, dialog: Dialog): void {
  const read = (uri: string): URI | undefined => URI.parse(uri) as URI | undefined;
  const [local, remote, contact] = [read(dialog.local), read(dialog.remote), read(dialog.contact)];
  if (!local || !remote || !contact) return;
  const more = {
    ...{ call_id: dialog.callId, from_tag: dialog.localTag, to_tag: dialog.remoteTag },
    ...{ from_uri: local, to_uri: remote, route_set: [...dialog.routes], cseq: dialog.sent + AHEAD },
  };
  const request = new (OutgoingRequest as unknown as NewRequest)('BYE', contact, agent, more, []);
  new RequestSender(agent, request, {}).send();
}

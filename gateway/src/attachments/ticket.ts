/** The one secret that may stand in a URL: it opens one file to one agent for a minute, for media elements can send no header. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a ticket works, in milliseconds. */
export const TICKET_MS = 60_000;

/** What a ticket allows. */
export interface TicketGrant {
  readonly attachmentId: string;
  readonly agentId: string;
}

/** Signs a ticket. `secret` is the gateway's own, the same on every node; `now` in milliseconds since 1970. */
export function issueTicket(request: TicketGrant & { readonly secret: string; readonly now: number }): {
  readonly ticket: string;
  readonly expiresAt: number;
} {
  const { attachmentId, agentId, secret, now } = request;
  const expiresAt = now + TICKET_MS;
  const grant = Buffer.from(JSON.stringify([attachmentId, agentId, expiresAt])).toString('base64url');
  return { ticket: `${grant}.${signature(grant, secret).toString('base64url')}`, expiresAt };
}

/** What the ticket allows, or undefined when it is forged, damaged or past its time. */
export function verifyTicket(ticket: string, secret: string, now: number): TicketGrant | undefined {
  const [grant = '', signed = '', ...more] = ticket.split('.');
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(grant, secret);
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    return undefined;
  const [attachmentId, agentId, expiresAt] = JSON.parse(Buffer.from(grant, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  return expiresAt > now ? { attachmentId, agentId } : undefined;
}

/** An address as it may be logged: without its query, for that is where a ticket stands. */
export function redactUrl(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function signature(grant: string, secret: string): Buffer {
  return createHmac('sha256', secret).update('attachment-ticket:1\n').update(grant).digest();
}

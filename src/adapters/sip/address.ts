import { PadError } from '../../core/index.js';

const LONGEST = 128;

/** The address to call for what an agent chose or typed: a number, the name of an account, or a whole SIP address. */
export function addressOf(wanted: string, domain: string): string {
  const plain = wanted.trim().replace(/^sip:/i, '');
  const [user = '', host = domain, ...rest] = plain.split('@');
  // People write numbers in groups.
  const dialled = /^[+\d][\d\s().-]*$/.test(user) ? user.replace(/[\s().-]/g, '') : user;
  const fits = plain.length <= LONGEST && rest.length === 0;
  if (!fits || !/^[\w+*#.!~'-]+$/.test(dialled) || !/^[\w.-]+(:\d+)?$/.test(host))
    throw new PadError('INVALID', 'this cannot be called');
  return `sip:${encodeURIComponent(dialled)}@${host}`;
}

/** Which of a target and a number was named; throws unless it is one of them. */
export function oneOf(one: string | undefined, other: string | undefined): string {
  const wanted = one ?? other;
  if (wanted === undefined || (one !== undefined && other !== undefined))
    throw new PadError('INVALID', 'either a target or a number');
  return wanted;
}

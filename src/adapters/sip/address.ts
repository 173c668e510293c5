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

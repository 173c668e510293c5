import type { ContractGroup } from '../../../src/testing/index.js';
import { describeContract } from '../../support/contract-mocha.js';
import { gatewayBackend } from '../../support/gateway-backend.js';
import { isChromium } from '../../support/is-chromium.js';

/** What the gateway has no interface for: it never takes an item back, and has no telephones and no devices. */
const NOT_OFFERED = [
  'an offer can be taken back by the backend',
  'accepting what was taken back is refused as GONE (WI-9)',
  'a telephone number is dialled (MI-19, MI-20)',
  'call-hand-over',
  'sound',
  'a call goes to a queue at once, and is offered from there (MI-44)',
  'voice, wrap: exactly the actions of its class',
  'a call waits while something is held that leaves no room for it',
  'three talk, and the consult becomes part of the call (WC-19)',
  'the contact is handed on, and the callback stays to be finished (8.2)',
];

/**
 * What may depend on the browser: the socket, with all that breaks it, and the requests beside it. Frames of each kind and
 * the rules of the gateway behind them are the same for all, and one browser plays them all.
 */
const PER_BROWSER: readonly ContractGroup[] = [
  'link',
  'attachments',
  'errors',
  'reconnect',
  'catch-up',
  'directory',
];

describeContract(await gatewayBackend(), NOT_OFFERED, isChromium ? undefined : PER_BROWSER);

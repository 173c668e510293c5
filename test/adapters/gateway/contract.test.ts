import { describeContract } from '../../support/contract-mocha.js';
import { gatewayBackend } from '../../support/gateway-backend.js';

/** What the gateway has no interface for: it never takes an item back, and has no telephones. */
const NOT_OFFERED = [
  'an offer can be taken back by the backend',
  'a telephone number is dialled (MI-19, MI-20)',
  'call-hand-over',
  'voice, offered: exactly the actions of its class',
  'voice, connected: exactly the actions of its class',
  'voice, held: exactly the actions of its class',
  'voice, wrap: exactly the actions of its class',
  'a call waits while something is held that leaves no room for it',
];

describeContract(await gatewayBackend(), NOT_OFFERED);

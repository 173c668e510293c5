import { describeContract } from '../../support/contract-mocha.js';
import { gatewayBackend } from '../../support/gateway-backend.js';

/** What the gateway has no interface for: it never takes an item back, and privileges are set in its database. */
const NOT_OFFERED = [
  'an offer can be taken back by the backend',
  'a capability that was taken away is absent, and its command refused',
];

describeContract(await gatewayBackend(), NOT_OFFERED);

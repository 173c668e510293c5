import { describeContract } from '../support/contract-mocha.js';
import { sharedBackend } from '../support/contract-shared.js';
import { isChromium } from '../support/is-chromium.js';

// Which words the tabs exchange is the same in all browsers; locks and channels, which are not, are in tabs.test.ts.
if (isChromium) describeContract(sharedBackend('leading'));
describeContract(
  sharedBackend('following'),
  ['sound'],
  isChromium ? undefined : ['link', 'offers', 'routing', 'errors', 'reconnect', 'catch-up'],
);

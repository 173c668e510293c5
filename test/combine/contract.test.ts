import { combinedBackend } from '../support/contract-combined.js';
import { describeContract } from '../support/contract-mocha.js';
import { isChromium } from '../support/is-chromium.js';

// No part of a combination depends on the browser: one plays the whole contract.
if (isChromium) describeContract(combinedBackend('alone'));
describeContract(
  combinedBackend('beside another'),
  [],
  isChromium ? undefined : ['link', 'offers', 'routing', 'directory'],
);

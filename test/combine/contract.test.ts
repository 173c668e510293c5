import { combinedBackend } from '../support/contract-combined.js';
import { describeContract } from '../support/contract-mocha.js';

describeContract(combinedBackend('alone'));
describeContract(combinedBackend('beside another'));

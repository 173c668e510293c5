import { describeContract } from '../../support/contract-mocha.js';
import { simulatorBackend } from '../../support/contract-simulator.js';

describeContract(simulatorBackend());

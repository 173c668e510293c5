import { Pad } from '../../src/core/index.js';
import { shareAcrossTabs } from '../../src/tabs/index.js';
import { fakeAdapter } from '../../src/testing/index.js';
import type { FrameWindow } from './tab-frames.js';

(window as unknown as FrameWindow).openTab = (name) => {
  const fake = fakeAdapter();
  return { fake, pad: new Pad({ adapter: shareAcrossTabs(fake, { name, agent: 'anna' }) }) };
};

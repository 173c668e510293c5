import { expect } from '@open-wc/testing';
import { voiceEn } from '../../src/i18n/voice-en.js';

const FILES = [
  'audio-settings',
  'call-lines',
  'call-tools',
  'call-video',
  'keypad',
  'pad-audio',
  'pad-call',
  'pad-callback',
  'reschedule',
];

describe('the catalogue of calls', () => {
  it('has no word that nobody says', async () => {
    const texts = FILES.map(async (name) => (await fetch(`/src/elements/${name}.ts`)).text());
    const code = (await Promise.all(texts)).join('\n');
    // A word of two alternatives is looked up by a variable: then its key stands in the code as a text, or as its kind.
    const isSaid = (key: string): boolean =>
      code.includes(`voiceEn.${key}`) || code.includes(`"${key}"`) || /Volume$|^locked$|^no-mic/.test(key);
    expect(code.length).to.be.greaterThan(10_000);
    expect(Object.keys(voiceEn).filter((key) => !isSaid(key))).to.deep.equal([]);
  });
});

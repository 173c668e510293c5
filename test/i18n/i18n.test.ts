import { expect } from '@open-wc/testing';
import { stateName } from '../../src/i18n/agent-words.js';
import { announcement } from '../../src/i18n/announcements.js';
import { en as pad } from '../../src/i18n/en.js';
import { I18n, contactOf, offerName } from '../../src/i18n/index.js';
import { aLink, anAgent, anInteraction } from '../../src/testing/index.js';

describe('words and formats', () => {
  const en = new I18n('en', { pad });

  it('counts in the plural of the language', () => {
    expect(en.count(en.m.inProgress, 1)).to.equal('1 other interaction in progress');
    expect(en.count(en.m.inProgress, 1200)).to.equal('1,200 other interactions in progress');
  });

  it('shows durations that do not shift the text', () => {
    expect([0, 9_999, 252_000, 3_599_000, 3_840_000, -5].map((ms) => en.duration(ms))).to.deep.equal([
      '00:00',
      '00:09',
      '04:12',
      '59:59',
      '1:04 h',
      '00:00',
    ]);
  });

  it('rounds countdowns up, so that one second is left until none is', () => {
    expect([20_000, 4_001, 1, 0].map((ms) => en.seconds(ms))).to.deep.equal(['20s', '5s', '1s', '0s']);
  });

  it('formats in the locale of the element', () => {
    const sv = new I18n('sv-SE');
    expect(sv.number(1234.5)).to.equal('1\u00a0234,5');
    expect(sv.bytes(1_250_000)).to.equal('1,3 MB');
  });

  it('leaves text that is no date as it is', () => {
    expect(en.date('2026-02-01')).to.equal('Feb 1, 2026');
    expect(['soon', '2026-02-99', '1 Feb'].map((text) => en.date(text))).to.deep.equal([
      'soon',
      '2026-02-99',
      '1 Feb',
    ]);
  });

  it('takes a locale that the browser does not know as English', () => {
    expect(new I18n('not a locale').number(1.5)).to.equal('1.5');
  });

  it('names an offer by medium and contact, by the sender without one, by the subject without that', () => {
    const one = anInteraction();
    const { contact: _, ...bare } = one;
    expect(offerName(one, en)).to.equal('Work item from Eva Lind');
    expect(offerName({ ...bare, from: 'loans@example.test' }, en)).to.equal(
      'Work item from loans@example.test',
    );
    expect(offerName(bare, en)).to.equal('Work item from Manual evaluation');
    expect(contactOf({ ...one, contact: { name: '', address: '+46' } })).to.equal('+46');
  });

  it('names a state with its reason', () => {
    expect(stateName(anAgent({ state: 'not-ready', reason: 'lunch' }), en)).to.equal('Not Ready (Lunch)');
    expect(stateName(anAgent({ state: 'not-ready', reason: 'unknown' }), en)).to.equal('Not Ready');
  });

  it('announces lost links at once, other steps politely, and changes of content not at all', () => {
    const interaction = anInteraction();
    const source = 'backend' as const;
    expect(announcement({ type: 'link', link: aLink({ state: 'down' }), source }, en)?.urgent).to.equal(true);
    expect(announcement({ type: 'interaction-done', interaction, source }, en)).to.deep.equal({
      text: 'Done: Eva Lind',
      urgent: false,
    });
    expect(announcement({ type: 'interaction-changed', interaction, source }, en)).to.equal(undefined);
  });
});

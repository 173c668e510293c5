import { expect } from '@open-wc/testing';
import { aCaseEntry, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { linked } from '../../src/elements/links.js';
import { safeUrl } from '../../src/elements/safe-url.js';
import { all, shown, stage, textOf } from './support.js';

const EVIL =
  '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script><a href="javascript:hacked=1">x</a>';

describe('hostile content', () => {
  it('is shown as text everywhere: no element, no script, no link that is not http(s)', async () => {
    const entry = aCaseEntry({
      key: EVIL,
      label: EVIL,
      value: `${EVIL} javascript:hacked=1 data:text/html,x`,
      editable: true,
    });
    const everything = {
      subject: EVIL,
      contact: { name: EVIL },
      from: EVIL,
      queue: EVIL,
      taskType: EVIL,
      instruction: EVIL,
      record: { url: 'javascript:window.hacked=1', label: EVIL, type: EVIL },
      caseData: [entry],
    };
    const { element, adapter } = await stage([
      anInteraction(everything),
      anOfferedInteraction({ ...everything, id: 'offer' }),
    ]);
    adapter.report({ type: 'notice', notice: { id: 'n', level: 'error', text: EVIL } });
    await shown();
    expect(textOf(element)).to.contain('<script>');
    expect(all(element, 'img, script')).to.have.length(0);
    const links = all<HTMLAnchorElement>(element, 'a[href]').map(({ protocol }) => protocol);
    expect(links.filter((protocol) => !/^https?:$/.test(protocol))).to.deep.equal([]);
    expect('hacked' in window).to.equal(false);
  });

  it('has addresses opened only when they are http or https', () => {
    const bad = [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'https://',
      'blob:x',
    ];
    expect(bad.filter((url) => safeUrl(url))).to.deep.equal([]);
    expect(safeUrl('/record?1')).to.equal(new URL('/record?1', document.baseURI).href);
  });

  it('has links found in text, without the punctuation around them', () => {
    const parts = linked('a (https://a.test/x), https://b.test/(y). end').filter(
      (part) => typeof part === 'string',
    );
    expect(parts).to.deep.equal(['a (', '), ', '. end']);
  });
});

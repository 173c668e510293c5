import { expect } from '@open-wc/testing';
import { addressOf } from '../../../src/adapters/sip/address.js';
import { aboutOf, headersFor } from '../../../src/adapters/sip/invitation.js';
import { headersIn, withHeaders } from '../../../src/adapters/sip/refer-to.js';

const invited = (...headers: (readonly [string, string])[]) => aboutOf({ headers });

describe('what the headers of a call say', () => {
  it('is its subject, its record and its case data', () => {
    const about = invited(
      ['Subject', 'Manual evaluation'],
      ['X-Record-Url', 'https://crm.test/loan?id=4711'],
      ['X-Record-Label', 'Loan 4711'],
      ['X-Cid', '4711'],
      ['Via', 'SIP/2.0/WS x'],
    );
    expect(about.subject).to.equal('Manual evaluation');
    expect(about.record).to.deep.equal({ url: 'https://crm.test/loan?id=4711', label: 'Loan 4711' });
    expect(about.caseData).to.deep.equal([
      { key: 'cid', label: 'Cid', value: '4711', type: 'string', editable: false },
    ]);
    expect(about.consult).to.equal(false);
  });

  it('reads what a telephone network hands over in hexadecimal (RFC 7433)', () => {
    const values = ['434153452d3432;encoding=hex', 'ordinary text', '4g'].map(
      (value) => invited(['User-to-User', value]).caseData[0]?.value,
    );
    expect(values).to.deep.equal(['CASE-42', 'ordinary text', '4g']);
  });

  it('never is a link that a browser would run', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'JAVASCRIPT:x',
      ' javascript:x',
      'https://',
      '',
    ])
      expect(invited(['X-Record-Url', url], ['X-Record-Label', 'x']).record, url).to.equal(undefined);
  });

  it('is bounded, however much a caller sends', () => {
    const many = Array.from({ length: 500 }, (_, index) => [`X-Key-${index}`, 'x'.repeat(5_000)] as const);
    const { caseData, subject } = invited(['Subject', 's'.repeat(5_000)], ...many);
    expect(caseData).to.have.length(50);
    expect(caseData.every(({ value }) => value.length === 1_000)).to.equal(true);
    expect(subject).to.have.length(1_000);
    expect(invited([`X-${'k'.repeat(65)}`, 'x']).caseData).to.deep.equal([]);
  });

  it('comes out of an invitation of ours as it went in', () => {
    const about = invited(
      ['Subject', 'Loan'],
      ['X-Record-Url', 'https://crm.test/1'],
      ['X-Record-Label', 'Loan 1'],
      ['X-Record-Id', '1'],
      ['X-cid', '4711'],
    );
    const again = headersFor(about, { consult: true }).map(
      (header) => header.split(': ') as [string, string],
    );
    expect(invited(...again)).to.deep.equal({ ...about, consult: true });
  });

  it('says who has handed the call on, and what they wrote', () => {
    const by = { id: 'bo', kind: 'agent', name: 'bo' };
    expect(invited(['Referred-By', '<sip:bo@pad.test>']).handover).to.deep.equal({ by });
    const note = invited(['Referred-By', 'sip:bo@pad.test'], ['X-Pad-Note', 'angry']);
    expect(note.handover).to.deep.equal({ by, note: 'angry' });
    expect(note.caseData).to.deep.equal([]);
    expect(invited(['X-Pad-Note', 'nobody wrote this']).handover).to.equal(undefined);
  });

  it('cannot put another header into an invitation of ours', () => {
    const headers = headersFor({ subject: 'a\r\nContact: <sip:evil>\u0000', caseData: [] });
    expect(headers).to.deep.equal(['Subject: a Contact: <sip:evil> ']);
  });
});

describe('what can be called', () => {
  it('is a number, an account, or a whole address', () => {
    const called = ['+46 70-000 00 00', 'bo', 'sip:bo@other.test', '*21#', 'bo@10.0.0.1:5060'];
    expect(called.map((wanted) => addressOf(wanted, 'pad.test'))).to.deep.equal([
      'sip:+46700000000@pad.test'.replace('+', '%2B'),
      'sip:bo@pad.test',
      'sip:bo@other.test',
      'sip:*21%23@pad.test',
      'sip:bo@10.0.0.1:5060',
    ]);
  });

  it('is nothing that could be more than an address', () => {
    for (const wrong of [
      '',
      ' ',
      'a b',
      'bo;x=1',
      'bo?X-Y=1',
      'a@b@c',
      'bo\r\nX: 1',
      '<sip:bo>',
      'x'.repeat(129),
    ])
      expect(() => addressOf(wrong, 'pad.test'), wrong).to.throw('this cannot be called');
  });
});

describe('what a transfer carries', () => {
  const ADDRESS = 'sip:chen@pad.test';

  it('comes out of the address as it went in', () => {
    const headers = ['Subject: Loan & credit', 'X-cid: 47=11', 'X-Pad-Note: angry: very, 100 %'];
    expect(headersIn(withHeaders(ADDRESS, headers))).to.deep.equal(headers);
  });

  it('is an address alone where there is nothing to say', () => {
    expect(withHeaders(ADDRESS, [])).to.equal(ADDRESS);
    expect(headersIn(ADDRESS)).to.deep.equal([]);
  });

  it('leaves out what makes the address too long for telephones', () => {
    const whole = withHeaders(ADDRESS, ['Subject: Loan', `X-long: ${'x'.repeat(3_000)}`, 'X-cid: 1']);
    expect(headersIn(whole)).to.deep.equal(['Subject: Loan', 'X-cid: 1']);
  });

  it('is only what a call is about, each on one line, whoever sends it', () => {
    const sent = '?Route=sip:evil&X-a=1%0D%0AContact:%20evil&Replaces=x&Subject=%E0%A4%A&From=evil';
    expect(headersIn(ADDRESS + sent)).to.deep.equal(['X-a: 1 Contact: evil', 'Subject: %E0%A4%A']);
  });
});

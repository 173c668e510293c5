// The worked example of docs/writing-an-adapter.md is the file that it shows, and passes the groups that it claims.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Pad } from 'contact-pad/core';
import { contractCases, malformation } from 'contact-pad/testing';
import { desk } from '../../docs/examples/desk-adapter.mjs';
import { viewOf } from '../../docs/examples/desk-words.mjs';
import { DESK_URL, newDesk } from './support/desk.mjs';
import { blocksIn, namesIn, read, sectionOf } from './support/markdown.mjs';

const text = read('docs/writing-an-adapter.md');
const AGENTS = { first: 'anna', second: 'bo' };

/** The desk as the contract's backend. */
function deskBackend() {
  let playing = newDesk();
  const wires = new Map();
  return {
    name: 'desk',
    get clock() {
      return playing.clock;
    },
    patienceMs: 2_000,
    quietMs: 30,
    adapterFor(agent) {
      const wire = { cut: false };
      const adapter = desk({
        url: DESK_URL,
        token: AGENTS[agent],
        everyMs: 5,
        fetch: playing.fetchFor(wire),
      });
      wires.set(adapter, wire);
      return adapter;
    },
    async post({ subject, caseData, contact }) {
      const id = await playing.world.post({
        subject,
        entrance: 'loans',
        ...(caseData ? { caseData } : {}),
        ...(contact ? { contact } : {}),
      });
      return { id };
    },
    reset() {
      playing.world.close();
      playing = newDesk();
      return Promise.resolve();
    },
    letOffersExpire() {
      playing.clock.advance(20_000);
      return Promise.resolve();
    },
    async withdraw(interaction) {
      await playing.world.act({ type: 'withdraw', interaction });
    },
    async forbid(agent, command) {
      await playing.world.act({ type: 'switches', agent: AGENTS[agent], switches: { [command]: 'off' } });
    },
    cutLink(adapter) {
      wires.get(adapter).cut = true;
      return Promise.resolve();
    },
    restoreLink(adapter) {
      wires.get(adapter).cut = false;
      return Promise.resolve();
    },
  };
}

describe('the worked example', () => {
  for (const file of ['docs/examples/desk-words.mjs', 'docs/examples/desk-adapter.mjs']) {
    it(`${file} is what the document shows`, () => {
      const blocks = blocksIn(text).filter(({ heading }) => heading.includes(file));
      assert.equal(blocks.map(({ code }) => code).join('\n'), read(file));
    });
  }

  it('reads the answer of the desk that the document shows', () => {
    const { code } = blocksIn(text).find(({ language }) => language === 'json');
    const view = viewOf(JSON.parse(code));
    const named = { source: 'desk', revision: 1 };
    const [interaction] = view.interactions.values();
    assert.equal(malformation({ type: 'interaction', interaction: { ...interaction, ...named } }), undefined);
    assert.equal(malformation({ type: 'agent', agent: { ...view.agent, ...named } }), undefined);
    assert.equal(interaction.can.accept, true);
  });

  const claimed = namesIn(sectionOf(text, 'What it passes'));
  const cases = contractCases(deskBackend()).filter(({ group }) => claimed.includes(group));

  it('claims groups that exist', () => {
    assert.deepEqual(new Set(cases.map(({ group }) => group)), new Set(claimed));
  });
  for (const { group, name, run } of cases) it(`${group}: ${name}`, run);
});

describe('the contract', () => {
  const every = contractCases(deskBackend());

  it('has the groups that the document lists', () => {
    const listed = namesIn(sectionOf(text, 'What it passes')).concat(namesIn(sectionOf(text, 'The groups')));
    assert.deepEqual(new Set(listed), new Set(every.map(({ group }) => group)));
    assert.equal(listed.length, new Set(listed).size);
  });

  it('needs the means that the document lists', () => {
    const needed = every.flatMap(({ needs }) => needs.map((means) => means.split('.')[0]));
    assert.deepEqual(new Set(namesIn(sectionOf(text, 'The means'))), new Set(needed));
  });
});

describe('a pad on the desk', () => {
  const playing = newDesk();
  const pad = new Pad({
    adapter: desk({ url: DESK_URL, token: 'anna', everyMs: 5, fetch: playing.fetchFor({}) }),
    clock: playing.clock,
  });
  after(() => pad.disconnect());

  it('accepts what it is offered', async () => {
    await pad.connect();
    await pad.send({ type: 'set-state', state: 'ready' });
    const offered = new Promise((resolve) => {
      pad.on('change', ({ type, interaction }) => {
        if (type === 'interaction-offered') resolve(interaction);
      });
    });
    await playing.world.post({ subject: 'Manual evaluation', entrance: 'loans' });
    const { id, offer } = await offered;
    await pad.send({ type: 'accept', interaction: id, offer: offer.id });
    assert.equal(pad.state.selected, id);
  });

  it('rejects for good when the desk does not know the token', async () => {
    const stranger = new Pad({
      adapter: desk({ url: DESK_URL, token: 'nobody', fetch: playing.fetchFor({}) }),
    });
    await assert.rejects(stranger.connect(), { code: 'UNAUTHORIZED' });
  });
});

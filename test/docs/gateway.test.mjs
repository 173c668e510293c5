// The commands of the documents are run as they are written, but for the port, against a gateway as `npm start` runs it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { agentSocket } from './support/agent-socket.mjs';
import { DOCUMENTED, startGateway } from './support/gateway.mjs';
import { blocksIn, namesIn, read, sectionOf } from './support/markdown.mjs';

const run = promisify(execFile);
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** One silent frame of MPEG layer 3: the smallest thing that is a file of audio. */
const AUDIO = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

let gateway;

/** What a command of a document prints. */
async function answerTo(command) {
  const script = command.replaceAll(DOCUMENTED, gateway.url);
  assert.notEqual(script, command, 'the command asks the gateway');
  const { stdout } = await run('sh', ['-ec', script], { cwd: gateway.folder });
  return stdout;
}

before(async () => {
  gateway = await startGateway();
  await writeFile(join(gateway.folder, 'message.mp3'), AUDIO);
});
after(() => gateway?.stop());

describe('docs/sending-work-items.md', () => {
  const blocks = blocksIn(read('docs/sending-work-items.md'));

  blocks.forEach(({ language, code, heading }, index) => {
    if (language !== 'sh') return;
    it(`${heading}: the command answers what stands below it`, async () => {
      const shown = blocks[index + 1];
      assert.equal(shown?.language, 'text', 'its answer stands below');
      const answer = await answerTo(code);
      assert.equal(answer.replace(UUID, 'ID'), shown.code.replace(UUID, 'ID'));
    });
  });

  it('repeats are answered with the first receipt', async () => {
    const { code } = blocks.find((block) => block.language === 'sh');
    const receipts = [await answerTo(code), await answerTo(code)];
    assert.equal(receipts[0], receipts[1]);
  });
});

describe('README.md', () => {
  it('sends a work item that waits for an agent', async () => {
    const { code } = blocksIn(read('README.md')).find((block) => block.code.startsWith('curl '));
    const answer = await answerTo(code);
    assert.match(answer, /^<receipt [^>]* state="queued"\/>$/);
  });
});

describe('docs/protocol.md', () => {
  const shown = (heading) => {
    const block = blocksIn(read('docs/protocol.md')).find((one) => one.heading === `Gateway: ${heading}`);
    return JSON.parse(block.code);
  };
  const fields = (value) => Object.keys(value).sort();

  it('shows the fields that a pad is told: welcome, snapshot, agent, offer', async () => {
    const socket = await agentSocket(gateway.url, 'anna');
    const told = {
      welcome: await socket.next(({ type }) => type === 'welcome'),
      snapshot: (await socket.next(({ fact }) => fact?.type === 'snapshot')).fact,
    };
    socket.send({ type: 'command', command: { type: 'set-state', id: 'c-1', state: 'ready' } });
    told.agent = (await socket.next(({ fact }) => fact?.by?.includes('c-1'))).fact;
    told.offer = (await socket.next(({ fact }) => fact?.interaction?.phase === 'offered')).fact.interaction;
    socket.close();
    assert.deepEqual(fields(told.welcome), fields(shown('welcome')));
    assert.deepEqual(fields(told.snapshot), fields(shown('the snapshot').fact));
    assert.deepEqual(fields(told.agent), fields(shown('the fact that settles it').fact));
    assert.deepEqual(fields(told.agent.agent), fields(shown('the fact that settles it').fact.agent));
    assert.deepEqual(fields(told.offer), fields(shown('an offer').fact.interaction));
    assert.deepEqual(fields(told.offer.offer), fields(shown('an offer').fact.interaction.offer));
  });
});

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');
  const commands = blocksIn(text).filter(({ code }) => code.startsWith('curl '));

  commands.forEach(({ code }, index) => {
    it(`command ${index + 1} for administrators is answered`, async () => {
      const answer = JSON.parse(await answerTo(code));
      assert.equal(answer.error, undefined);
    });
  });

  it('has every metric of its own that the gateway tells', async () => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    const told = [...metrics.matchAll(/^# HELP (contact_pad_\w+)/gm)].map((match) => match[1]);
    const listed = namesIn(sectionOf(text, 'Metrics')).filter((name) => name.startsWith('contact_pad_'));
    assert.deepEqual(listed.sort(), told.sort());
  });

  it('a copy of the folder of a stopped gateway is a backup', async () => {
    const all = commands[0].code.replace('state=queued&', '');
    const stored = JSON.parse(await answerTo(all)).interactions.map(({ id }) => id);
    const copy = join(gateway.folder, 'copy');
    await gateway.end();
    await cp(join(gateway.folder, 'data'), copy, { recursive: true });
    await gateway.start(copy);
    const found = JSON.parse(await answerTo(all)).interactions.map(({ id }) => id);
    assert.ok(stored.length > 0);
    assert.deepEqual(found, stored);
  });
});

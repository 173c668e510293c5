// The commands of the documents are run as they are written, but for the port.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { DOCUMENTED, startGateway } from './support/gateway.mjs';
import { blocksIn, read } from './support/markdown.mjs';

const run = promisify(execFile);
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The smallest thing that is a file of audio: one silent frame of MPEG layer 3. */
const AUDIO = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

describe('the commands of the documents', () => {
  let gateway;

  before(async () => {
    gateway = await startGateway();
    await writeFile(join(gateway.folder, 'message.mp3'), AUDIO);
  });
  after(() => gateway.stop());

  const answerTo = async (command) => {
    const script = command.replaceAll(DOCUMENTED, gateway.url);
    const { stdout } = await run('sh', ['-ec', script], { cwd: gateway.folder });
    return stdout;
  };

  const page = blocksIn(read('docs/sending-work-items.md'));
  page.forEach(({ language, code, heading }, index) => {
    if (language !== 'sh') return;
    it(`sending work items, ${heading}: command ${index} answers what stands below it`, async () => {
      const shown = page[index + 1];
      assert.equal(shown?.language, 'text', 'a command is followed by its answer');
      const answer = await answerTo(code);
      assert.equal(answer.replace(UUID, 'ID'), shown.code.replace(UUID, 'ID'));
    });
  });

  it('the receipt of a repeat is the first one', async () => {
    const first = page.find(({ code }) => code.includes('id="first"')).code;
    const [receipt, again] = [await answerTo(first), await answerTo(first)];
    assert.deepEqual(again, receipt);
  });

  it('README: the command sends a work item that an agent can be offered', async () => {
    const command = blocksIn(read('README.md')).find(({ code }) => code.startsWith('curl ')).code;
    const answer = await answerTo(command);
    assert.match(answer, /^<receipt [^>]* state="queued"\/>$/);
  });

  it('operations: every command for administrators is answered', async () => {
    const commands = blocksIn(read('docs/operations.md')).filter(({ code }) => code.startsWith('curl '));
    assert.ok(commands.length > 0);
    for (const { code } of commands) {
      const answer = await answerTo(code);
      assert.doesNotMatch(answer, /"error"|"statusCode"/, code);
    }
  });
});

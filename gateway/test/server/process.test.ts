import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NODE_ARGS, sourceUrl } from '../support/source.js';

const MAIN = fileURLToPath(sourceUrl('main'));

/** Runs the gateway as its operator does. */
function run(env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [...NODE_ARGS, MAIN], {
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'silent', ...env },
  });
}

/** What a process that ends says on standard error, and its exit code. */
async function failure(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly said: string; readonly code: unknown }> {
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  const [code] = (await once(child, 'close')) as unknown[];
  return { said, code };
}

/** Everything that the process says until it is ready. */
async function started(child: ChildProcessWithoutNullStreams): Promise<string> {
  let said = '';
  for await (const data of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(data);
    if (/agent=anna/.test(said)) return said;
  }
  throw new Error(`it ended before it was ready: ${said}`);
}

describe('The process of the gateway', () => {
  let dataDir: string;
  before(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'contact-pad-process-')), 'data');
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it('says where it listens and what the demo needs, keeps others off its data, and ends cleanly on SIGTERM', async () => {
    const gateway = run({ DATA_DIR: dataDir });
    const said = await started(gateway);
    const [, url = ''] = /^contact-pad gateway listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(said) ?? [];
    assert.equal((await fetch(`${url}/health/ready`)).status, 200);
    assert.match(said, /demo-sender/);
    assert.match(said, /demo-admin/);

    const second = await failure(run({ DATA_DIR: dataDir }));
    assert.equal(second.code, 1);
    assert.match(second.said, /^contact-pad gateway cannot start: .*in use by another gateway/);

    gateway.kill('SIGTERM');
    assert.deepEqual(await once(gateway, 'exit'), [0, null]);
  });

  it('refuses settings that cannot be used in one sentence', async () => {
    const { said, code } = await failure(run({ PORT: 'eighty' }));
    assert.equal(code, 1);
    assert.equal(said, 'contact-pad gateway cannot start: PORT is a whole number from 0 to 65535.\n');
  });
});

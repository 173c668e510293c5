// The nodes' part of `npm run soak`: several gateways behind HAProxy (deploy/haproxy.cfg), PostgreSQL with a synchronous
// standby, many agents and a steady stream of work; each node is replaced as an upgrade does it, then one is killed and
// comes back, then the primary is killed and its standby takes over.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'tsx/esm/api';
import { ensureTools, SOAK_TOOLS } from './tools.mjs';

const HAPROXY = '/usr/sbin/haproxy';
/** A little more than HAProxy's check takes to notice that a node ends, and that it is back, in milliseconds. */
const DRAIN_MS = 3_000;
const READY_MS = 2_000;

register();
const { MIGRATED, ownPostgresServer } = await import('../gateway/test/support/engines.ts');
const { faultsOfFleet, Fleet } = await import('../gateway/test/support/fleet.ts');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The configuration that is shipped, with the addresses of this run, and the database behind it, too. */
function configOf({ front, database, nodes, primary, standby, agents }) {
  const [before] = readFileSync('deploy/haproxy.cfg', 'utf8')
    .replace('bind :8080', `bind 127.0.0.1:${front}`)
    // Each takes two files, of which one process may not have as many as a real proxy needs.
    .replace(/maxconn \d+/, `maxconn ${4 * agents + 1_000}`)
    .split(/^ {2}server /m);
  const servers = nodes.map((port, index) => `  server node${index + 1} 127.0.0.1:${port}`);
  return `${before}${servers.join('\n')}

listen database
  mode tcp
  bind 127.0.0.1:${database}
  default-server check inter 500ms fall 1 rise 1 on-marked-down shutdown-sessions
  server primary 127.0.0.1:${primary}
  server standby 127.0.0.1:${standby} backup
`;
}

/** Resolves when that process listens; throws when it has ended. */
async function listening(port, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const is = await new Promise((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    socket.destroy();
    if (is) return;
    await sleep(50);
  }
}

async function startProxy(ports) {
  const folder = mkdtempSync(join(tmpdir(), 'contact-pad-haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configOf(ports));
  execFileSync(HAPROXY, ['-c', '-f', file], { stdio: 'ignore' });
  const proxy = spawn(HAPROXY, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => proxy.kill('SIGKILL'));
  await listening(ports.database, proxy);
  return () => {
    proxy.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  };
}

/** Runs it and gives the row to tell, and what is wrong, or `none`. */
export async function soakNodes({ nodes, agents, rate, seconds }) {
  ensureTools(SOAK_TOOLS);
  const primary = await ownPostgresServer();
  const url = new URL(await primary.createDatabase(MIGRATED));
  const standby = await primary.addStandby();
  const ports = await Promise.all(Array.from({ length: nodes }, freePort));
  const [front, database] = [await freePort(), await freePort()];
  url.port = String(database);
  const stop = await startProxy({
    front,
    database,
    nodes: ports,
    primary: primary.port,
    standby: standby.port,
    agents,
  });
  const items = rate * seconds;
  const proxy = `http://127.0.0.1:${front}`;
  const began = Date.now();
  const fleet = new Fleet({
    ...{ databaseUrl: url.href, agents, items, perSecond: rate, ports, proxy },
    environment: { DRAIN_MS: String(DRAIN_MS) },
  });
  let refusedWhileUpgrading = 0;
  const counts = await fleet.run(async () => {
    await fleet.until(() => fleet.done > items * 0.1);
    refusedWhileUpgrading -= fleet.refused;
    for (const node of fleet.nodes) {
      await node.stop();
      await node.start();
      await sleep(READY_MS);
    }
    refusedWhileUpgrading += fleet.refused;
    await fleet.until(() => fleet.done > items * 0.5);
    await fleet.nodes[0].kill();
    await fleet.until(() => fleet.done > items * 0.65);
    await fleet.nodes[0].start();
    await fleet.until(() => fleet.done > items * 0.8);
    await primary.crash();
    await standby.promote();
  });
  stop();
  await Promise.all([primary.stop(), standby.stop()]);
  const { refused, ...numbers } = counts;
  const run = { run: `${nodes} nodes`, agents, rate, seconds: Math.round((Date.now() - began) / 1000) };
  const faults = faultsOfFleet(counts, items);
  if (refusedWhileUpgrading > 0) faults.push(`refusedWhileUpgrading ${refusedWhileUpgrading}`);
  return [{ ...run, ...numbers, ...refused, refusedWhileUpgrading }, faults.join(', ') || 'none'];
}

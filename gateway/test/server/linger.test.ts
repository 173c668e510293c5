import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { LINGER_BYTES, LINGER_MS } from '../../src/linger.js';
import { DEFAULT_TIMING } from '../../src/timing.js';
import { onBothEngines } from '../support/suite.js';

const KEY = 'demo-sender';
const XML = { 'content-type': 'application/xml' };
const LETTERS = 'x'.repeat(12_000_000);
const FORM =
  '--b\r\ncontent-disposition: form-data; name="workItem"; filename="a.xml"\r\ncontent-type: application/xml\r\n\r\n' +
  `${LETTERS}\r\n--b--\r\n`;

interface Message {
  readonly path?: string;
  readonly key?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is refused before all of it has come: what it is, the message, and the start of the answer. */
const REFUSED: readonly (readonly [string, Message, RegExp])[] = [
  ['12 MB of text', { headers: XML, body: LETTERS }, /^HTTP\/1.1 413 [^]*code="TOO_LARGE"/],
  [
    '12 MB of text from who wants to hang up afterwards',
    { headers: { ...XML, connection: 'close' }, body: LETTERS },
    /^HTTP\/1.1 413 [^]*code="TOO_LARGE"/,
  ],
  [
    '12 MB in a form',
    { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: FORM },
    /^HTTP\/1.1 413 [^]*code="TOO_LARGE"/,
  ],
  [
    '12 MB with a wrong key',
    { headers: XML, key: 'wrong', body: LETTERS },
    /^HTTP\/1.1 401 [^]*"UNAUTHORIZED"/,
  ],
  [
    '12 MB of a type that is not read',
    { headers: { 'content-type': 'text/plain' }, body: LETTERS },
    /^HTTP\/1.1 415 [^]*"UNSUPPORTED_TYPE"/,
  ],
  [
    'a file of 24 MB',
    { path: '/v1/attachments', headers: { 'content-type': 'audio/wav' }, body: LETTERS + LETTERS },
    /^HTTP\/1.1 413 [^]*TOO_LARGE/,
  ],
  [
    'a file of 12 MB with a wrong key',
    { path: '/v1/attachments', key: 'wrong', headers: { 'content-type': 'audio/wav' }, body: LETTERS },
    /^HTTP\/1.1 401 [^]*UNAUTHORIZED/,
  ],
];

/** Opens a connection and writes the head of a request. */
async function begin(url: string, { path = '/v1/work-items', key = KEY, headers }: Message): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket
    .pause()
    .write(`POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${key}\r\n${lines.join('')}`);
  return socket;
}

/** All that comes until the gateway hangs up. @throws Error with code `ECONNRESET` when it is cut off. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket.setEncoding('latin1')) text += String(piece);
  return text;
}

/** Sends a message as the simplest of senders does: it looks for an answer only when all is sent. */
async function sendFirst(url: string, message: Message): Promise<string> {
  const socket = await begin(url, message);
  const { body } = message;
  await new Promise<void>((resolve, reject) => {
    socket.write(`content-length: ${body.length}\r\n\r\n${body}`, 'latin1', (error) =>
      error ? reject(error) : resolve(),
    );
  });
  return readAll(socket);
}

onBothEngines('A sender who is refused while still sending', {}, (gateway) => {
  for (const [name, message, answer] of REFUSED)
    it(`reads its answer after all is sent, every time: ${name} (CG-42)`, async () => {
      for (let turn = 0; turn < 5; turn++) {
        assert.match(await sendFirst(gateway().url, message), answer);
      }
    });

  it('has its answer before it has sent the rest', async () => {
    const socket = await begin(gateway().url, { headers: XML, key: 'wrong', body: '' });
    socket.write('content-length: 1000000\r\n\r\n<');
    socket.setEncoding('latin1').resume();
    const [answer] = (await once(socket, 'data')) as [string];
    assert.match(answer, /^HTTP\/1.1 401 [^]*\r\nconnection: close\r\n[^]*<\/error>$/);
    socket.destroy();
  });

  it('is hung up on in time, however slowly it sends', async () => {
    const socket = await begin(gateway().url, { headers: XML, key: 'wrong', body: '' });
    const began = Date.now();
    socket.on('error', () => undefined).write('content-length: 1000000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 100);
    socket.resume();
    await once(socket, 'close');
    clearInterval(drip);
    const lasted = Date.now() - began;
    // What is next, the time for a whole request, is far away.
    assert.ok(lasted > LINGER_MS * 0.8 && lasted < DEFAULT_TIMING.requestMs / 2, `${lasted} ms`);
  });

  it('is hung up on when it sends without end, and costs no memory', async () => {
    const socket = await begin(gateway().url, { headers: XML, key: 'wrong', body: '' });
    socket.on('error', () => undefined).write('transfer-encoding: chunked\r\n\r\n');
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const before = process.memoryUsage().rss;
    socket.resume();
    while (socket.bytesWritten < LINGER_BYTES * 4 && !socket.destroyed) {
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
      await delay(0);
    }
    if (!socket.destroyed) await once(socket, 'close');
    assert.ok(socket.bytesWritten < LINGER_BYTES * 2, `${socket.bytesWritten} bytes`);
    assert.ok(process.memoryUsage().rss - before < LINGER_BYTES, 'the rest of the body was kept');
  });
});

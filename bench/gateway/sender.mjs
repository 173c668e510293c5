// A sender on one connection, sparing with the processor that it shares with the gateway: it reads the status and the
// length of an answer and nothing else.
import { once } from 'node:events';
import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** Posts work items, one after another. */
export class Sender {
  #socket;
  #head;
  #answer = '';
  #done;

  static async open(url, key) {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Sender(socket, host, key);
  }

  constructor(socket, host, key) {
    this.#socket = socket.setNoDelay(true).setEncoding('latin1');
    this.#head = [
      'POST /v1/work-items HTTP/1.1',
      `host: ${host}`,
      `authorization: Bearer ${key}`,
      'content-type: application/xml',
      'content-length: ',
    ].join('\r\n');
    socket.on('data', (text) => this.#hear(text));
    socket.on('error', (error) => this.#done?.reject(error));
    socket.on('close', () => this.#done?.reject(new Error('The connection was closed.')));
  }

  /** Resolves when it is acknowledged; rejects when it is refused. */
  post(xml) {
    return new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
      this.#socket.write(`${this.#head}${Buffer.byteLength(xml)}${HEAD_END}${xml}`);
    });
  }

  close() {
    this.#done = undefined;
    this.#socket.destroy();
  }

  #hear(text) {
    this.#answer += text;
    const end = this.#answer.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.#answer.slice(0, end);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (this.#answer.length < end + HEAD_END.length + length) return;
    const answer = this.#answer;
    this.#answer = '';
    if (head.startsWith('HTTP/1.1 201')) this.#done.resolve();
    else this.#done.reject(new Error(`A good work item was refused:\n${answer}`));
  }
}

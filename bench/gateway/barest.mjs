// A process that does what the gateway does to the store and nothing else: one bare INSERT, or the gateway's own
// statement behind a handler that reads no XML, checks nothing and tells nobody.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { openDb } from '../../gateway/src/db/open.ts';
import { ItemStore } from '../../gateway/src/intake/store.ts';
import { checkWorkItem } from '../../gateway/src/intake/work-item.ts';
import { readXml } from '../../gateway/src/intake/xml.ts';
import { answerQuestions } from './child.mjs';
import { SENDERS } from './stores.mjs';
import { addressOf, nextWorkItem } from './work-item.mjs';

let db;
let items;
let count = 0;
const item = checkWorkItem(readXml(Buffer.from(nextWorkItem().xml)));
const RECEIPT = `<receipt xmlns="urn:contact-pad:work-item:1" requestId="${randomUUID()}" contactId="${randomUUID()}" state="queued"/>`;

async function store() {
  count += 1;
  await items.store({
    requestId: randomUUID(),
    senderId: SENDERS[0].name,
    item: { ...item, id: randomUUID(), contact: { ...item.contact, address: addressOf(count) } },
    hash: randomBytes(32),
    files: [],
  });
}

answerQuestions({
  async open(settings) {
    db = await openDb(settings);
    items = new ItemStore(db);
    const server = createServer((request, response) => {
      request.resume().once('end', () => {
        store().then(
          () => response.writeHead(201, { 'content-length': RECEIPT.length }).end(RECEIPT),
          (error) => response.writeHead(500, { 'content-length': 0 }).end() && console.error(error),
        );
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${server.address().port}`;
  },

  /** Bare INSERTs of the same size for so long; how many a second. */
  async insert({ writers, milliseconds }) {
    const start = performance.now();
    let stored = 0;
    const write = async () => {
      while (performance.now() - start < milliseconds) {
        const { id, xml } = nextWorkItem();
        await db.query('INSERT INTO barest(id, body) VALUES ($1::uuid, $2)', [id, xml]);
        stored += 1;
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    return (1_000 * stored) / (performance.now() - start);
  },

  close: () => db.close(),
});

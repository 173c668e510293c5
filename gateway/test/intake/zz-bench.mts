import { engines } from '../support/engines.js';
import { openIntake, workItem, KEYS } from './open-intake.js';
import { storeWorkItem } from '../../src/intake/store.js';
import { checkWorkItem, contentHash } from '../../src/intake/work-item.js';
import { readXml } from '../../src/intake/xml.js';
import { uuidv7 } from '../../src/ids.js';
import http from 'node:http';
import { randomBytes } from 'node:crypto';
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
for (const engine of engines) {
  const intake = await openIntake(engine);
  await intake.db.exec('CREATE TABLE bare(id uuid PRIMARY KEY, k text UNIQUE, body text)');
  await intake.db.exec(`INSERT INTO contact VALUES ('01890000-0000-7000-8000-000000000000','x'); INSERT INTO contact_address VALUES ('+46700000000','01890000-0000-7000-8000-000000000000')`);
  const data = Array.from({length:8},(_,i)=>`<entry key="contactDataKey${i}">${'ab'.repeat(24)}</entry>`).join('');
  const msg = (own: boolean) => workItem({ more: `<contact><name>Eva</name><address>${own ? randomBytes(6).toString('hex') : '+46700000000'}</address></contact><contactData>${data}</contactData>` });
  console.log(engine.name, 'bytes', msg(false).length);
  const post = (body: string) => new Promise<void>((ok, no) => { const r = http.request(intake.url + '/v1/work-items', { agent, method: 'POST', headers: { authorization: 'Bearer ' + KEYS.sender, 'content-type': 'application/xml' } }, (res) => { res.resume().on('end', () => res.statusCode === 201 ? ok() : no(new Error(String(res.statusCode)))); }); r.on('error', no); r.end(body); });
  const kinds: Record<string, () => Promise<unknown>> = {
    bare: () => intake.db.query('INSERT INTO bare VALUES ($1,$2,$3)', [uuidv7(), uuidv7(), 'x'.repeat(1024)]),
    store: () => { const item = checkWorkItem(readXml(Buffer.from(msg(false)))); return storeWorkItem(intake.db, { requestId: uuidv7(), senderId: 'sender', item, hash: contentHash(item, []), files: [] }); },
    storeNewContact: () => { const item = checkWorkItem(readXml(Buffer.from(msg(true)))); return storeWorkItem(intake.db, { requestId: uuidv7(), senderId: 'sender', item, hash: contentHash(item, []), files: [] }); },
    http: () => post(msg(false)),
  };
  const n: Record<string, number> = {}, t: Record<string, number> = {};
  for (let round = 0; round < 3; round++) for (const [k, f] of Object.entries(kinds)) { const t0 = performance.now(); let c = 0; await Promise.all(Array.from({ length: 32 }, async () => { while (performance.now() - t0 < 800) { await f(); c++; } })); if (round) { n[k] = (n[k] ?? 0) + c; t[k] = (t[k] ?? 0) + performance.now() - t0; } }
  const rate = (k: string) => n[k]! / t[k]! * 1000;
  for (const k of Object.keys(kinds)) console.log(engine.name, k, Math.round(rate(k)), '/s', (rate(k) / rate('bare')).toFixed(2));
  await intake.close();
}

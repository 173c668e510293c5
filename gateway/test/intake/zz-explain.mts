import { engines } from '../support/engines.js';
import { openIntake } from './open-intake.js';
import { uuidv7 } from '../../src/ids.js';
import fs from 'node:fs';
const src = fs.readFileSync(new URL('../../src/intake/store.ts', import.meta.url), 'utf8');
const STORE = /const STORE = `([^`]+)`/.exec(src)![1]!;
const NOLINK = STORE.replace(/linked AS \([\s\S]*?RETURNING a\.id\),\n/,'').replace(/WHERE \(SELECT count\(\*\) FROM linked\) = cardinality\(\$18::uuid\[\]\)/,'').replace('SELECT (SELECT enabled','SELECT $18::uuid[],$19::text[],$20::text[],(SELECT enabled');
const intake = await openIntake(engines[1]!);
const data = JSON.stringify(Array.from({length:8},(_,i)=>({key:'contactDataKey'+i,value:'ab'.repeat(24)})));
await intake.db.exec('CREATE TABLE bare(id uuid PRIMARY KEY, k text UNIQUE, body text)');
await intake.db.exec(`INSERT INTO contact SELECT gen_random_uuid(), 'x' FROM generate_series(1,1000); INSERT INTO contact_address SELECT '+'||row_number() over (), id FROM contact`);
const p = () => [uuidv7(),'sender',uuidv7(),Buffer.alloc(32),uuidv7(),'loans',uuidv7(),'+'+(1+Math.floor(Math.random()*1000)),null,0,'s',null,null,null,'i',null,data,[],[],[],null];
const kinds: Record<string, () => Promise<unknown>> = {
  bare: () => intake.db.query('INSERT INTO bare VALUES ($1,$2,$3)', [uuidv7(), uuidv7(), 'x'.repeat(1024)]),
  store: () => intake.db.query(STORE, p()), nolink: () => intake.db.query(NOLINK, p()),
};
const run = async (label: string, ks: string[]) => {
  const n: Record<string, number> = {}, t: Record<string, number> = {};
  for (let round = 0; round < 4; round++) for (const k of ks) { const t0 = performance.now(); let c = 0; await Promise.all(Array.from({ length: 32 }, async () => { while (performance.now() - t0 < 700) { await kinds[k]!(); c++; } })); if (round) { n[k] = (n[k] ?? 0) + c; t[k] = (t[k] ?? 0) + performance.now() - t0; } }
  const rate = (k: string) => n[k]! / t[k]! * 1000;
  for (const k of ks) console.log(label, k, Math.round(rate(k)), '/s', (rate(k) / rate('bare')).toFixed(2));
};
await run('fk', ['bare','store','nolink']);
await intake.db.exec('ALTER TABLE interaction DROP CONSTRAINT interaction_sender_id_fkey, DROP CONSTRAINT interaction_entrance_id_fkey, DROP CONSTRAINT interaction_queue_id_fkey, DROP CONSTRAINT interaction_medium_fkey');
await run('nofk', ['bare','store','nolink']);
await intake.close();

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { CommandType, Failure, Interaction, Query, QueryResult, Request } from 'contact-pad/core';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';
import { until } from '../support/until.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the line of a pad does by itself, and no gateway knows. */
type OfLines =
  | 'mute'
  | 'unmute'
  | 'stop-camera'
  | 'start-camera'
  | 'alternate'
  | 'conference'
  | 'record'
  | 'pause-recording'
  | 'resume-recording'
  | 'stop-recording'
  | 'set-audio'
  | 'enable-audio';

/** What each command says beside whose interaction it is about; null: it is about none. */
const COMMANDS: Readonly<Record<Exclude<CommandType, OfLines>, Fields | null>> = {
  'set-state': null,
  'log-out': null,
  extend: null,
  accept: {},
  reject: {},
  done: {},
  release: {},
  abandon: {},
  hold: {},
  retrieve: {},
  'end-call': {},
  'cancel-transfer': {},
  resume: {},
  take: {},
  'did-not-arrive': {},
  transfer: { target: 'anna' },
  consult: { target: 'anna' },
  call: {},
  'send-dtmf': { digits: '1' },
  reschedule: { at: Date.now() + 3_600_000 },
  'report-call': { state: 'connected' },
  park: {},
  requeue: {},
  reply: { text: 'Text' },
  'set-case-data': { key: 'cid', value: '1' },
  'set-disposition': {},
  'set-note': { note: 'Text' },
  'send-message': { text: 'Text' },
  typing: {},
  received: { number: 1 },
  'start-im': { target: 'anna' },
  'assign-contact': { contact: '00000000-0000-7000-8000-000000000000' },
  'set-contact': { key: 'name', value: 'Eve' },
  'keep-response': null,
  watch: null,
};

const page = { offset: 0, limit: 10 };
const QUERIES: Readonly<Record<Query['type'], Fields | null>> = {
  attachment: { attachment: '00000000-0000-7000-8000-000000000000' },
  'work-list': null,
  statistics: null,
  transcript: { limit: 10 },
  directory: null,
  contact: {},
  contacts: { search: '', limit: 10 },
  history: { search: '', ...page },
  'history-item': { item: '00000000-0000-7000-8000-000000000000' },
  responses: { search: '', ...page },
};

const about = (table: Readonly<Record<string, Fields | null>>): [string, Fields][] =>
  Object.entries(table).flatMap(([type, fields]): [string, Fields][] => (fields ? [[type, fields]] : []));

onBothEngines("What is another agent's", {}, (gateway) => {
  const teams = new Teams(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  /** What was refused to an agent, as the audit log has it. */
  async function attempts(agent: string): Promise<{ code: string; objectKind: string; object: string }[]> {
    const { body } = await admin.get(`audit?actor=${agent}&limit=1000`);
    return body.audit as { code: string; objectKind: string; object: string }[];
  }

  async function setUp(): Promise<{ bo: AgentClient; agent: string; item: Interaction; offer: string }> {
    const { bo, anna, ids, item, place } = await teams.pair({ medium: 'email' }, { capacity: 100 });
    await teams.desk.post(place, { subject: 'Offered' });
    const { offer } = await anna.offered('Offered');
    return { bo, agent: ids[1], item, offer: offer.id };
  }

  it('is not there for any command, stays as it is, and the attempt is written down', async () => {
    const { bo, agent, item, offer } = await setUp();
    const version = async (): Promise<object[]> =>
      gateway().db.query('SELECT version, state, agent_id FROM interaction WHERE id = $1::uuid', [item.id]);
    const before = await version();
    const refused: Record<string, string | undefined> = {};
    for (const [type, fields] of about(COMMANDS)) {
      const offered = type === 'accept' || type === 'reject' ? { offer } : {};
      const request = { type, interaction: item.id, ...fields, ...offered };
      refused[type] = (await bo.command(request as unknown as Request))?.code;
    }
    const expected = about(COMMANDS).map(([type]) => [type, 'NOT_FOUND']);
    assert.deepEqual(refused, Object.fromEntries(expected));
    assert.deepEqual(await version(), before);
    await until(async () => (await attempts(agent)).length === expected.length);
    const written = (await attempts(agent)).map(({ objectKind, code, object }) => [objectKind, code, object]);
    assert.deepEqual(
      written.sort(),
      about(COMMANDS)
        .map(([type]) => [type, 'NOT_FOUND', item.id])
        .sort(),
    );
  });

  it('is not there for any question, and the attempt is written down', async () => {
    const { bo, agent, item } = await setUp();
    const failed: Record<string, unknown> = {};
    for (const [type, fields] of about(QUERIES)) {
      const query = { type, interaction: item.id, ...fields } as unknown as Query;
      failed[type] = codeOf(await bo.query(query));
    }
    const expected = about(QUERIES).map(([type]) => [type, 'NOT_FOUND']);
    assert.deepEqual(failed, Object.fromEntries(expected));
    await until(async () => (await attempts(agent)).length === expected.length);
  });

  it('is shown to the page of nobody else by its facts', async () => {
    const { bo, item } = await setUp();
    assert.ok(!JSON.stringify(bo.frames).includes(item.id));
  });
});

function codeOf(answer: QueryResult<Query> | Failure): unknown {
  return 'code' in answer ? answer.code : answer;
}

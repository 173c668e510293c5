import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { AgentClient } from '../support/agent-client.js';
import { Collector } from '../support/collector.js';
import type { CollectedSpan } from '../support/collector.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { until } from '../support/until.js';
import { xmlOf } from '../support/work-item-xml.js';

const TRACE = 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5';
const OTHER_TRACE = 'b0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5';
const SENDER_SPAN = '00a1b2c3d4e5f607';
/** In all that is said about the customer. */
const MARK = 'Geheimnis';

for (const engine of engines) {
  describe(`Traces of a gateway on ${engine.name}`, () => {
    let collector: Collector;
    let remove: () => Promise<void>;
    /** Where work comes in, and where the agent is: two of them, where there can be two. */
    let nodes: readonly GatewayProcess[];
    let agent: AgentClient;

    const urlOf = (index: number): string => nodes.at(index)?.address ?? '';
    before(async () => {
      collector = await Collector.start();
      const prepared = await engine.prepare();
      remove = prepared.remove;
      const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_BSP_SCHEDULE_DELAY: '50' };
      const count = engine.name === 'postgres' ? 2 : 1;
      nodes = Array.from({ length: count }, () => new GatewayProcess(prepared.settings, environment));
      for (const node of nodes) await node.start();
      const token = await (await fetch(`${urlOf(-1)}/demo/token?agent=anna`)).json();
      agent = await AgentClient.connect(urlOf(-1), { token: (token as { token: string }).token });
      await agent.ready();
    });
    after(async () => {
      agent.terminate();
      for (const node of nodes) await node.stop();
      collector.close();
      await remove();
    });

    /** A work item comes in, its sender being traced like this, and is worked off. */
    async function work(subject: string, traceparent?: string): Promise<{ readonly id: string }> {
      const { status } = await fetch(`${urlOf(0)}/v1/work-items`, {
        method: 'POST',
        headers: {
          'content-type': 'application/xml',
          authorization: 'Bearer demo-sender',
          ...(traceparent === undefined ? {} : { traceparent }),
        },
        body: xmlOf({ subject, workitem: MARK, address: `${MARK}@example.test`, data: { cid: MARK } }),
      });
      assert.equal(status, 201);
      const { id } = await agent.acceptOffered(subject);
      assert.equal(await agent.command({ type: 'done', interaction: id }), undefined);
      return { id };
    }

    const spansOf = (id: string): CollectedSpan[] =>
      collector.spans.filter(({ attributes }) => attributes['contact_pad.interaction.id'] === id);
    const handled = async (id: string): Promise<void> =>
      until(() => spansOf(id).some(({ name }) => name === 'handle'));

    it('lead from the request of its sender to the end of a work item, over whichever nodes', async () => {
      const { id } = await work(`${MARK} one`, `00-${TRACE}-${SENDER_SPAN}-01`);
      await handled(id);
      await until(() => collector.spans.some(({ traceId, kind }) => traceId === TRACE && kind === 2));
      const request = collector.spans.find(({ traceId, kind }) => traceId === TRACE && kind === 2);
      assert.ok(request);
      assert.equal(request.name, 'POST /v1/work-items');
      assert.equal(request.parentSpanId, SENDER_SPAN);
      assert.equal(request.attributes['http.response.status_code'], 201);
      assert.equal(request.resource['service.name'], 'contact-pad-gateway');

      const steps = spansOf(id);
      assert.deepEqual(steps.map(({ name }) => name).sort(), ['handle', 'offer', 'wait']);
      for (const { traceId, parentSpanId } of steps)
        assert.deepEqual([traceId, parentSpanId], [TRACE, request.spanId]);
      const step = (name: string): CollectedSpan => steps.find((each) => each.name === name) ?? request;
      const [wait, offer, handle] = ['wait', 'offer', 'handle'].map(step) as [
        CollectedSpan,
        CollectedSpan,
        CollectedSpan,
      ];
      assert.ok(wait.from <= offer.from && offer.from <= offer.to && handle.from === wait.to);
      assert.equal(offer.attributes['contact_pad.outcome'], 'accepted');
      assert.equal(handle.attributes['contact_pad.outcome'], 'done');
      const instance = 'service.instance.id';
      assert.equal(handle.resource[instance] === request.resource[instance], nodes.length === 1);
    });

    it('begin with the gateway where its sender has none, and are left out where the sender leaves them out', async () => {
      const left = await work(`${MARK} two`, `00-${OTHER_TRACE}-${SENDER_SPAN}-00`);
      const own = await work(`${MARK} three`);
      await handled(own.id);
      const [first] = spansOf(own.id);
      assert.ok(first && ![TRACE, OTHER_TRACE].includes(first.traceId));
      await until(() => collector.spans.some(({ spanId }) => spanId === first.parentSpanId));
      assert.deepEqual(spansOf(left.id), []);
      assert.ok(!collector.received.includes(OTHER_TRACE));
    });

    it('say nothing of anybody', () => {
      assert.ok(collector.spans.length > 0);
      assert.doesNotMatch(collector.received, new RegExp(`${MARK}|demo-sender|anna`, 'i'));
    });
  });
}

describe('A gateway whose collector', () => {
  const [embedded] = engines;
  assert.ok(embedded);
  const prepare = embedded.prepare;

  /** A gateway that sends what it traces there, and what posts it a work item. */
  async function tracing(endpoint: string, environment: Readonly<Record<string, string>>) {
    const { settings, remove } = await prepare();
    const gateway = new GatewayProcess(settings, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...environment });
    await gateway.start();
    const headers = { 'content-type': 'application/xml', authorization: 'Bearer demo-sender' };
    const send = async (): Promise<number> => {
      const url = `${gateway.address ?? ''}/v1/work-items`;
      return (await fetch(url, { method: 'POST', headers, body: xmlOf({}) })).status;
    };
    return { gateway, send, remove };
  }

  async function awayEndpoint(): Promise<string> {
    const collector = await Collector.start();
    const { endpoint } = collector;
    collector.close();
    return endpoint;
  }

  it('is away says so in its log, and works on', async () => {
    const often = { OTEL_BSP_SCHEDULE_DELAY: '50', OTEL_EXPORTER_OTLP_TIMEOUT: '200' };
    const { gateway, send, remove } = await tracing(await awayEndpoint(), often);
    assert.equal(await send(), 201);
    await until(() => /"msg":"traces"/.test(gateway.log));
    assert.equal(await send(), 201);
    assert.equal(await gateway.stop(), 0);
    await remove();
  });

  it('is away when the rest is sent ends in good order, and says so', async () => {
    const atTheEnd = { OTEL_BSP_SCHEDULE_DELAY: '600000', OTEL_EXPORTER_OTLP_TIMEOUT: '200' };
    const { gateway, send, remove } = await tracing(await awayEndpoint(), atTheEnd);
    assert.equal(await send(), 201);
    assert.equal(await gateway.stop(), 0);
    assert.match(gateway.log, /"msg":"traces"/);
    await remove();
  });

  it('hangs ends in good order all the same', async (context) => {
    const hanging = createServer(() => undefined).listen(0, '127.0.0.1');
    context.after(() => {
      hanging.close().closeAllConnections();
    });
    await once(hanging, 'listening');
    const endpoint = `http://127.0.0.1:${String((hanging.address() as AddressInfo).port)}`;
    const { gateway, send, remove } = await tracing(endpoint, {
      OTEL_BSP_SCHEDULE_DELAY: '600000',
      OTEL_EXPORTER_OTLP_TIMEOUT: '60000',
    });
    assert.equal(await send(), 201);
    assert.equal(await gateway.stop(), 0);
    await remove();
  });
});

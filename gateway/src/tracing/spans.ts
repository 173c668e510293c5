/**
 * What a trace shows of an interaction: the request that brought it, then its wait, its offers and its handling, each when
 * it is over, from whichever gateway committed it. Ids, codes and times only; without an exporter nothing happens.
 */
import { propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Step } from '../events/step.js';

const tracer = trace.getTracer('contact-pad-gateway');

/** Begins the span of a request, in the trace of whoever sent it. */
export function startRequest({ id, method, headers, routeOptions }: FastifyRequest): Span {
  const route = routeOptions.url ?? '';
  const attributes = {
    'http.request.method': method,
    'http.route': route,
    'contact_pad.request.id': id,
  };
  const options = { kind: SpanKind.SERVER, attributes };
  return tracer.startSpan(`${method} ${route}`, options, propagation.extract(ROOT_CONTEXT, headers));
}

/** The request was answered. */
export function endRequest(span: Span, { statusCode }: Pick<FastifyReply, 'statusCode'>): void {
  span.setAttribute('http.response.status_code', statusCode);
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** The W3C trace context (`traceparent`) by which what comes of it later belongs to the same trace. */
export function traceOf(span: Span): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier);
  return carrier.traceparent;
}

/** Adds a step that was committed to the trace of its interaction. */
export function traceStep(step: Step): void {
  if (step.trace === null) return;
  const options = { startTime: step.from, attributes: attributesOf(step) };
  tracer.startSpan(step.type, options, contextOf(step.trace)).end(step.to);
}

function contextOf(traceparent: string): Context {
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}

function attributesOf(step: Step): Attributes {
  return {
    'contact_pad.interaction.id': step.interaction,
    'contact_pad.medium': step.medium,
    ...(step.taskType === null ? {} : { 'contact_pad.task_type': step.taskType }),
    ...(step.type === 'offer' ? { 'contact_pad.offer.kind': step.kind } : {}),
    ...('outcome' in step && step.outcome !== null ? { 'contact_pad.outcome': step.outcome } : {}),
    ...(step.type === 'handle' ? { 'contact_pad.handled_ms': Math.round(step.handledMs) } : {}),
  };
}

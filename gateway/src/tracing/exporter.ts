/** Sends traces to the operator's collector. Loaded only where there is one. */
import { setTimeout as delay } from 'node:timers/promises';
import { diag, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../log.js';

/** How long the rest may take at the end of the gateway, in milliseconds: a collector that hangs does not hold it up. */
const REST_MS = 3_000;

/**
 * Begins to send what is traced, as the standard variables `OTEL_*` of the environment say. Gives what sends the rest and
 * ends it; what does not reach the collector then is in the log.
 */
export function startTracing(log: Logger): () => Promise<void> {
  const warn = (detail: string): void => {
    log.warn({ detail }, 'traces');
  };
  const quiet = (): void => undefined;
  diag.setLogger(
    { error: warn, warn, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'contact-pad-gateway' }))
      .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  trace.setGlobalTracerProvider(provider);
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return async () => {
    trace.disable();
    propagation.disable();
    const rest = provider.shutdown().catch((error: unknown) => {
      warn(String(error));
    });
    await Promise.race([rest, delay(REST_MS, undefined, { ref: false })]);
  };
}

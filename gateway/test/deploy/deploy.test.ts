import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';

const read = (file: string): string => readFileSync(`deploy/${file}`, 'utf8');

/** All settings: a test of its own compares this table with the gateway. */
const SETTINGS = new Set(
  [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name),
);

const unknown = (names: readonly string[]): string[] => names.filter((name) => !SETTINGS.has(name));

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Readonly<Record<string, string>>;
        readonly build?: { readonly context: string; readonly dockerfile: string };
        readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
        readonly volumes?: readonly string[];
      }
    >
  >;
}

interface Workload {
  readonly kind: string;
  readonly spec: {
    readonly selector: { readonly matchLabels?: unknown };
    readonly template?: {
      readonly metadata: { readonly labels: unknown };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly {
          readonly env: readonly { readonly name: string; readonly value: string }[];
          readonly readinessProbe: { readonly httpGet: { readonly path: string } };
          readonly livenessProbe: { readonly httpGet: { readonly path: string } };
        }[];
      };
    };
  };
}

describe('what is shipped to run it with', () => {
  it('is a compose file whose settings, files and services are there', () => {
    const { services } = parse(read('compose.yaml'), { merge: true }) as Compose;
    const { node1, node2, haproxy } = services;
    assert.deepEqual(unknown(Object.keys(node1?.environment ?? {})), []);
    assert.deepEqual(node2, node1);
    assert.ok(existsSync(`deploy/${node1?.build?.context ?? ''}/${node1?.build?.dockerfile ?? ''}`));
    for (const volume of haproxy?.volumes ?? [])
      assert.ok(existsSync(`deploy/${volume.split(':')[0] ?? ''}`));
    for (const { depends_on: needed = [] } of Object.values(services))
      for (const name of Array.isArray(needed) ? needed : Object.keys(needed))
        assert.ok(services[name], name);
  });

  it('is a proxy that knows the nodes of the compose file, and asks whether they are ready', () => {
    const { services } = parse(read('compose.yaml'), { merge: true }) as Compose;
    const text = read('haproxy.cfg');
    const nodes = [...text.matchAll(/^ {2}server (\w+) (\w+):8080$/gm)].map(([, name]) => name);
    assert.deepEqual(
      nodes,
      Object.keys(services).filter((name) => name.startsWith('node')),
    );
    assert.match(text, /option httpchk GET \/health\/ready\n/);
  });

  it('is a manifest with settings that exist, and time enough to end', () => {
    const documents = parseAllDocuments(read('kubernetes.yaml')).map((each) => {
      assert.deepEqual(each.errors, []);
      return each.toJS() as Workload;
    });
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      ['Deployment', 'Service', 'PodDisruptionBudget'],
    );
    const [{ spec } = assert.fail()] = documents;
    assert.deepEqual(spec.selector.matchLabels, spec.template?.metadata.labels);
    const [container] = spec.template?.spec.containers ?? [];
    assert.deepEqual(unknown(container?.env.map(({ name }) => name) ?? []), []);
    assert.equal(container?.readinessProbe.httpGet.path, '/health/ready');
    assert.equal(container?.livenessProbe.httpGet.path, '/health/live');
    const drainMs = Number(container?.env.find(({ name }) => name === 'DRAIN_MS')?.value);
    // The gateway ends itself thirty seconds after it has drained.
    assert.ok((spec.template?.spec.terminationGracePeriodSeconds ?? 0) * 1_000 > drainMs + 30_000);
  });

  it('is an image with files that are there or are built', () => {
    const copied = [...read('Containerfile').matchAll(/^COPY --from=build \/build\/(\S+)/gm)].map(
      ([, path]) => path,
    );
    assert.ok(copied.length > 5);
    for (const path of copied)
      assert.ok(path === undefined || existsSync(path), `${String(path)} is not there`);
  });
});

/** What a gateway shows to Prometheus. */
import type { TestGateway } from './gateway.js';

/** A figure by its name and some of its labels: the sum of all that have these, 0 where there are none. */
export type Figures = (name: string, labels?: Readonly<Record<string, string>>) => number;

/** Reads `/metrics` once. */
export async function readFigures({ url }: TestGateway): Promise<Figures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n').flatMap((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, labels: labels.split(','), value: Number(value) }];
  });
  return (name, labels = {}) => {
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return lines
      .filter((line) => line.name === name && wanted.every((label) => line.labels.includes(label)))
      .reduce((sum, { value }) => sum + value, 0);
  };
}

import { PadError } from '../core/index.js';
import type { Adapter, Agent, ErrorCode, Link, Timestamp } from '../core/index.js';

/** Anything with an id. */
interface Named {
  readonly id: string;
}

/** One of the combined adapters: what its things are called among those of the others, and what it has told. */
export class Part {
  readonly adapter: Adapter;
  /** What it is called among the others: the name of its adapter, with a number where that is taken. */
  readonly key: string;
  /** The `source` of what it tells. */
  readonly source: string;
  /** The agent as it told last; absent before its first snapshot. */
  agent: Agent | undefined;
  link: Link['state'] = 'connecting';
  /** Why its link is closed. */
  error: ErrorCode | undefined;
  /** Its clock minus ours, in milliseconds. */
  offset: number = 0;
  /** What has to be added to its revisions; absent before its first snapshot. */
  shift: number | undefined;
  /** Whether its first attempt to connect has ended, well or not. */
  tried: boolean = false;
  /** Why it cannot be connected at all. */
  failure: PadError | undefined;
  /** Whether calls of its own are heard in this browser. */
  hasLine: boolean = false;
  /** Whether it was asked to report targets. */
  watches: boolean = false;

  constructor(adapter: Adapter, key: string, source: string) {
    this.adapter = adapter;
    this.key = key;
    this.source = source;
  }

  /** Whether that id names something of this adapter. */
  owns(id: string): boolean {
    return id.startsWith(`${this.key}:`);
  }

  /** An id of the adapter as the pad knows it. */
  tag(id: string): string {
    return `${this.key}:${id}`;
  }

  /** Something of the adapter with its id as the pad knows it. */
  named<T extends Named>(one: T): T {
    return { ...one, id: this.tag(one.id) };
  }

  /** An id as the adapter knows it. Throws `NOT_FOUND` when it names nothing of this adapter. */
  untag(id: string): string {
    if (!this.owns(id)) throw new PadError('NOT_FOUND', `${this.key} has nothing of that id`);
    return id.slice(this.key.length + 1);
  }

  /** A moment of its clock on ours. */
  local(moment: Timestamp): Timestamp {
    return moment - this.offset;
  }
}

/** The adapters with a key each. A key holds no colon, so that an id tells its adapter beyond doubt. */
export function partsOf(adapters: readonly Adapter[], name: string): Part[] {
  const keys: string[] = [];
  return adapters.map((adapter) => {
    const plain = adapter.name.replaceAll(':', '-');
    let key = plain;
    for (let n = 2; keys.includes(key); n += 1) key = `${plain}-${n}`;
    keys.push(key);
    return new Part(adapter, key, `${name}/${key}`);
  });
}

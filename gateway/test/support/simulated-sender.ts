/** A system that sends work items and sends each again, under the same id, until it is acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';

/** What a sender needs to know of the run. */
export interface SenderOptions {
  /** Where the gateway listens now; undefined while it is down. */
  address(): string | undefined;
  /** The next id, once there is room for another item; undefined when there are no more. */
  next(): Promise<string | undefined>;
  acknowledged(id: string, status: number): void;
  /** The key of the sender; that of the demo unless it is given. */
  readonly key?: string;
  readonly signal: AbortSignal;
}

const RETRY_MS = 50;
/** A killed gateway may leave a connection that never answers, in milliseconds. */
const ANSWER_MS = 5_000;

/** Sends until there are no more items, one after another. */
export async function simulateSender(options: SenderOptions): Promise<void> {
  for (let id = await options.next(); id !== undefined; id = await options.next()) {
    let status = await post(options, id);
    while (status === undefined) {
      options.signal.throwIfAborted();
      await sleep(RETRY_MS);
      status = await post(options, id);
    }
    options.acknowledged(id, status);
  }
}

/** The status of the acknowledgement; undefined where none came and the item must be sent again. */
async function post(options: SenderOptions, id: string): Promise<number | undefined> {
  const address = options.address();
  if (address === undefined) return undefined;
  let response: Response;
  try {
    response = await fetch(`${address}/v1/work-items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${options.key ?? 'demo-sender'}`, 'content-type': 'application/xml' },
      body: workItem(id),
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.text();
  } catch {
    return undefined;
  }
  if (response.status === 201 || response.status === 200) return response.status;
  if (response.status >= 500 || response.status === 429) return undefined;
  throw new Error(`the gateway refused a good work item with ${String(response.status)}`);
}

function workItem(id: string): string {
  return `<workItem xmlns="urn:contact-pad:work-item:1" id="${id}">
  <from>loan-system@example.test</from><subject>Manual evaluation ${id}</subject>
  <entrance>loans</entrance><menuChoice>car</menuChoice><taskType>evaluation</taskType><priority>5</priority>
  <workitem>https://bank.example.test/case/${id}</workitem>
  <contact><name>Eva Lind</name><address>${contactOf(id)}</address></contact>
  <contactData><entry key="cid">${id}</entry></contactData>
</workItem>`;
}

/** Some hundred contacts, so that one contact has several items but not all of them. */
function contactOf(id: string): string {
  return `+4670${String(Number.parseInt(id.slice(-2), 16)).padStart(7, '0')}`;
}

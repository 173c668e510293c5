/**
 * Server-sent events by `fetch`, which can show a token where `EventSource` cannot. Comes back after every break, where it
 * was, until it is over or `signal` aborts.
 *
 * @param {string} url
 * @param {{ token: string, signal: AbortSignal, onEvent: (event: string, data: unknown) => boolean, onLink: (up: boolean) => void }} options
 *   `onEvent` says whether anything can follow
 */
export async function follow(url, { token, signal, onEvent, onLink }) {
  let last;
  let over = false;
  while (!over && !signal.aborted) {
    try {
      const headers = { authorization: `Bearer ${token}`, ...(last && { 'last-event-id': last }) };
      const response = await fetch(url, { headers, signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      onLink(true);
      for await (const { event, id, data } of eventsIn(response.body)) {
        last = id ?? last;
        over = !onEvent(event, JSON.parse(data));
      }
    } catch {
      // The next round tries again.
    }
    if (over || signal.aborted) return;
    onLink(false);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function* eventsIn(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/)));
      if (fields.event) yield fields;
    }
  }
}

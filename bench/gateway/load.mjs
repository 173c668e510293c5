// The load, in a process of its own: senders that post as fast as they are answered, or at a steady rate; agents.
import { answerQuestions } from './child.mjs';
import { closeAgents, offeredAt, openAgents } from './agents.mjs';
import { typeNames } from './keystrokes.mjs';
import { Sender } from './sender.mjs';
import { SENDERS } from './stores.mjs';
import { nextWorkItem } from './work-item.mjs';

/** What is not offered this long after the last post counts as never offered. */
const PATIENCE_MS = 10_000;

answerQuestions({
  /** Posts by so many writers at once for so long; how many were acknowledged a second. */
  async flood({ url, writers, milliseconds }) {
    const start = performance.now();
    let acknowledged = 0;
    const write = async (index) => {
      const sender = await Sender.open(url, SENDERS[index % SENDERS.length].key);
      while (performance.now() - start < milliseconds) {
        await sender.post(nextWorkItem().xml);
        acknowledged += 1;
      }
      sender.close();
    };
    await Promise.all(Array.from({ length: writers }, (_, index) => write(index)));
    return (1_000 * acknowledged) / (performance.now() - start);
  },

  openAgents,
  closeAgents,
  typeNames,

  /** Posts so many a second for so long, to each gateway in turn; how many milliseconds each took from the post to an agent's socket. */
  async trickle({ urls, perSecond, milliseconds }) {
    const open = (number) => Sender.open(urls[number % urls.length], SENDERS[number % SENDERS.length].key);
    const free = await Promise.all(SENDERS.map((_, index) => open(index)));
    const sent = new Map();
    const start = performance.now();
    let posted = 0;
    while (performance.now() - start < milliseconds) {
      const due = Math.floor(((performance.now() - start) * perSecond) / 1_000);
      for (; posted < due; posted += 1) {
        const sender = free.shift() ?? (await open(posted));
        const { id, xml } = nextWorkItem();
        sent.set(id, performance.now());
        void sender.post(xml).then(() => free.push(sender));
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const missing = () => [...sent.keys()].some((id) => !offeredAt.has(id));
    const end = performance.now() + PATIENCE_MS;
    while (missing() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const sender of free) sender.close();
    return [...sent].map(([id, at]) => (offeredAt.get(id) ?? Infinity) - at);
  },
});

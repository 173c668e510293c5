import { PadError, systemClock } from 'contact-pad/core';
import { news, refusalOf, requestOf, viewOf } from './desk-words.mjs';

const source = 'desk';

/** Connects a pad to a desk, which can only be asked. `everyMs` says how often, in milliseconds. */
export function desk({ url, token, everyMs = 2_000, fetch = globalThis.fetch }) {
  let session; // from `connect` to `disconnect`
  let told; // what the pad was told last
  let revision = 0;

  async function call(path, options) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { headers, ...options }).catch(() => {
      throw new PadError('UNKNOWN', 'The desk did not answer.');
    });
    if (!response.ok) throw refusalOf(response.status, await response.json());
    return response.status === 204 ? undefined : response.json();
  }

  function become(current, state, { error, now } = {}) {
    if (current.state === state) return;
    current.state = state;
    const link = { source, state, ...(error ? { error } : {}) };
    current.report({ type: 'link', link, ...(now ? { now } : {}) });
  }

  function tellSnapshot({ report }, { now, agent, ...seen }) {
    const interactions = [...seen.interactions.values()].map((one) => ({ ...one, source, revision }));
    const missing = [...(told?.interactions.keys() ?? [])].filter((id) => !seen.interactions.has(id));
    const left = missing.map((id) => ({ id, outcome: seen.outcomeOf(id) }));
    report({ type: 'snapshot', source, now, agent: { ...agent, source, revision }, interactions, left });
  }

  function tellNews({ report }, seen, commands) {
    for (const { agent, interaction } of news(told, seen)) {
      revision += 1;
      const by = commands.filter((one) => one.interaction === interaction?.id).map(({ id }) => id);
      if (agent) report({ type: 'agent', agent: { ...agent, source, revision }, by });
      else report({ type: 'interaction', interaction: { ...interaction, source, revision }, by });
    }
    for (const { id } of commands) report({ type: 'settled', command: id });
  }

  async function look(current) {
    const count = current.done.length; // what was done before we look shows in what we see
    const seen = viewOf(await call('/desk', { signal: current.ending.signal }));
    if (current !== session) return;
    const commands = current.done.splice(0, count);
    if (current.begun) tellNews(current, seen, commands);
    else tellSnapshot(current, seen);
    told = seen;
    current.begun = true;
    become(current, 'up', { now: seen.now });
    current.resolve();
  }

  async function follow(current) {
    while (current === session) {
      try {
        await look(current);
      } catch (thrown) {
        if (current !== session) return;
        if (thrown.code === 'UNAUTHORIZED') return end(thrown);
        become(current, 'down');
      }
      await rest(current);
    }
  }

  function rest(current) {
    if (current.state === 'up' && current.done.length > 0) return undefined;
    return new Promise((resolve) => {
      const stop = systemClock.after(everyMs, resolve);
      current.wake = () => resolve(stop());
    });
  }

  function end(error) {
    const current = session;
    session = undefined;
    if (error.code === 'UNAUTHORIZED') become(current, 'closed', { error: error.code });
    current?.ending.abort();
    current?.wake();
    current?.reject(error);
  }

  return {
    name: source,
    connect(report, signal) {
      end(new PadError('CLOSED', 'The desk is connected anew.'));
      const current = { report, done: [], wake() {}, ending: new AbortController() };
      session = current;
      return new Promise((resolve, reject) => {
        Object.assign(current, { resolve, reject });
        const stop = () => current === session && end(new PadError('CLOSED', 'Connecting was called off.'));
        signal.addEventListener('abort', stop, { once: true });
        become(current, 'connecting');
        if (signal.aborted) stop();
        else void follow(current);
      });
    },
    async send(command) {
      const current = session;
      if (!current) throw new PadError('CLOSED', 'The desk is not connected.');
      if (current.state !== 'up') throw new PadError('OFFLINE', 'The desk cannot be reached.');
      await call('/desk/actions', { method: 'POST', body: JSON.stringify(requestOf(command)) });
      current.done.push(command);
      current.wake();
    },
    query: () => Promise.reject(new PadError('UNSUPPORTED', 'The desk keeps no files.')),
    disconnect() {
      end(new PadError('CLOSED', 'The desk was disconnected.'));
      return Promise.resolve();
    },
  };
}

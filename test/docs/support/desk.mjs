// The imaginary desk of docs/writing-an-adapter.md, played by the simulator's world: it can only be asked.
import { createWorld } from 'contact-pad/adapters/simulator';
import { virtualClock } from 'contact-pad/testing';

export const DESK_URL = 'http://desk.example.test';

const MODES = { ready: 'open', 'not-ready': 'paused', 'logged-out': 'off' };
const PAST = { done: 'closed', rejected: 'declined', redirected: 'missed', withdrawn: 'recalled' };
const MAY = { accept: 'take', reject: 'decline', done: 'close' };
const ERRORS = {
  CONFLICT: [409, 'key-used'],
  NOT_ALLOWED: [403, 'not-allowed'],
  NOT_FOUND: [404, 'not-found'],
  INTERACTIONS_OPEN: [409, 'tickets-open'],
  GONE: [409, 'too-late'],
  INVALID: [422, 'what-pause'],
  UNAUTHORIZED: [401, 'who-are-you'],
};

/** A desk with its clock. `fetchFor` gives each client a wire of its own, which can be cut. */
export function newDesk() {
  const clock = virtualClock();
  const world = createWorld({ clock });

  function look(agent) {
    let snapshot;
    const stop = world.listen((told) => {
      if (told.to === 'desk') snapshot = told.fact;
    });
    const entering = world.act({ type: 'enter', agent, adapter: 'desk', since: 0 });
    stop();
    return entering.then(() => deskOf(snapshot));
  }

  async function answer(path, agent, body) {
    if (path === '/desk') return Response.json(await look(agent));
    await world.act({ type: 'command', agent, command: commandOf(body) });
    return new Response(null, { status: 204 });
  }

  return {
    clock,
    world,
    fetchFor(wire) {
      return async (url, { headers, body, signal }) => {
        if (wire.cut || signal?.aborted) throw new TypeError('the wire is cut');
        const agent = headers.authorization.replace('Bearer ', '');
        const path = url.replace(DESK_URL, '');
        const response = await answer(path, agent, body && JSON.parse(body)).catch(refusal);
        if (wire.cut) throw new TypeError('the wire is cut');
        return response;
      };
    },
  };
}

function deskOf({ now, agent, interactions, left }) {
  return {
    time: now,
    me: {
      login: agent.id,
      name: agent.name,
      mode: MODES[agent.state],
      pause: agent.reason,
      since: agent.since,
      pauses: agent.reasons.map(({ code, label }) => ({ id: code, text: label })),
    },
    tickets: interactions.map((one) => ({
      no: one.id,
      title: one.subject,
      created: one.createdAt,
      since: one.since,
      ...(one.offer ? { ring: { key: one.offer.id, until: one.offer.deadline } } : {}),
      ...(one.contact ? { customer: one.contact } : {}),
      others: one.counters?.inProgress['work-item'] ?? 0,
      data: one.caseData.map(({ key, value }) => [key, value]),
      may: Object.keys(one.can).flatMap((command) => MAY[command] ?? []),
    })),
    past: Object.fromEntries(left.map(({ id, outcome }) => [id, PAST[outcome]])),
  };
}

function commandOf({ key: id, action, ticket: interaction, ring: offer, pause: reason }) {
  if (action === 'open') return { type: 'set-state', id, state: 'ready' };
  if (action === 'pause') return { type: 'set-state', id, state: 'not-ready', ...(reason ? { reason } : {}) };
  if (action === 'leave') return { type: 'log-out', id };
  if (action === 'close') return { type: 'done', id, interaction };
  return { type: action === 'take' ? 'accept' : 'reject', id, interaction, offer };
}

function refusal({ code }) {
  const [status, error] = ERRORS[code] ?? [500, 'desk-broken'];
  return Response.json({ error }, { status });
}

import { PadError } from 'contact-pad/core';

const STATES = { open: 'ready', paused: 'not-ready', off: 'logged-out' };
const OUTCOMES = { closed: 'done', declined: 'rejected', missed: 'redirected', recalled: 'withdrawn' };
const COMMANDS = { take: 'accept', decline: 'reject', close: 'done' };

/** What the desk answers, as the agent and the interactions that a pad knows. */
export function viewOf({ time, me, tickets, past }) {
  const interactions = tickets.map(interactionOf);
  return {
    now: time,
    agent: agentOf(me, interactions.length > 0),
    interactions: new Map(interactions.map((one) => [one.id, one])),
    outcomeOf: (id) => OUTCOMES[past[id]] ?? 'withdrawn',
  };
}

function agentOf({ login, name, mode, pause, since, pauses }, busy) {
  const logOut = busy ? { reason: 'INTERACTIONS_OPEN' } : true;
  return {
    id: login,
    name,
    state: STATES[mode],
    ...(pause ? { reason: pause } : {}),
    since,
    reasons: pauses.map(({ id, text }) => ({ code: id, label: text })),
    can: { 'set-state': true, ...(mode === 'off' ? {} : { 'log-out': logOut }) },
  };
}

function interactionOf({ no, title, created, since, ring, customer, others, data, may }) {
  return {
    id: no,
    medium: 'work-item',
    phase: ring ? 'offered' : 'connected',
    since,
    createdAt: created,
    subject: title,
    ...(customer ? { contact: customer, counters: { inProgress: { 'work-item': others } } } : {}),
    caseData: data.map(([key, value]) => ({ key, label: key, value, type: 'string', editable: false })),
    attachments: [],
    ...(ring ? { offer: { id: ring.key, deadline: ring.until, onDeadline: 'redirect', caseKeys: [] } } : {}),
    can: Object.fromEntries(may.map((action) => [COMMANDS[action], true])),
  };
}

/** What is different, as entities of facts: whole, never a delta. What is not there any more is gone, with an outcome. */
export function news(before, after) {
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const gone = [...before.interactions.values()]
    .filter(({ id, offer }) => {
      const now = after.interactions.get(id);
      return !now || (offer && now.offer && now.offer.id !== offer.id);
    })
    .map(({ offer: _, ...one }) => ({ ...one, phase: 'gone', outcome: after.outcomeOf(one.id), can: {} }));
  const changed = [...after.interactions.values()].filter(
    (one) => !same(one, before.interactions.get(one.id)),
  );
  const interactions = [...gone, ...changed].map((interaction) => ({ interaction }));
  return same(before.agent, after.agent) ? interactions : [...interactions, { agent: after.agent }];
}

/** A command in the words of the desk. */
export function requestOf({ type, id, interaction, offer, state, reason }) {
  const actions = { accept: 'take', reject: 'decline', done: 'close', 'log-out': 'leave' };
  const action = type === 'set-state' ? (state === 'ready' ? 'open' : 'pause') : actions[type];
  if (!action) throw new PadError('UNSUPPORTED', 'The desk cannot do this.');
  return { key: id, action, ticket: interaction, ring: offer, pause: reason };
}

/** A refusal of the desk, as the one error that a pad knows. */
export function refusalOf(status, { error }) {
  const codes = {
    'key-used': 'CONFLICT',
    'not-allowed': 'NOT_ALLOWED',
    'not-found': 'NOT_FOUND',
    'tickets-open': 'INTERACTIONS_OPEN',
    'too-late': 'GONE',
    'what-pause': 'INVALID',
    'who-are-you': 'UNAUTHORIZED',
  };
  return new PadError(
    codes[error] ?? (status < 500 ? 'INTERNAL' : 'UNAVAILABLE'),
    `The desk says: ${error}.`,
  );
}

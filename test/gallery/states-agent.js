// The agent's own line, empty lists, messages, outages.
import { AUDIO, CHANNELS, LONG_NAME, MINUTE, NOTICES, NOW, agent, gone, item, link, many } from './data.js';

const openMenu = async ({ click, find }) => {
  await click('[part=state]');
  await find('#menu [role=menuitemradio]');
};
const kept = { type: 'restored', restored: { notices: NOTICES } };
const openMessages = ({ click }) => click('[part=messages-button]');
const told = (notice) => ({ type: 'notice', notice: { id: 'told', level: 'warning', ...notice } });

export const agentStates = [
  { name: 'connecting', first: [{ type: 'link', link: link({ state: 'connecting' }) }] },
  { name: 'not connected yet, trying again', first: [{ type: 'link', link: link({ state: 'down' }) }] },
  {
    name: 'never connected',
    first: [{ type: 'link', link: link({ state: 'closed', error: 'UNAUTHORIZED' }) }],
  },
  { name: 'empty, logged out', agent: agent({ state: 'logged-out', workLists: undefined }) },
  { name: 'empty, ready' },
  { name: 'empty, not ready with a reason', agent: agent({ state: 'not-ready', reason: 'lunch' }) },
  {
    name: 'empty after work',
    interactions: [item({ id: 'over' })],
    facts: () => [{ type: 'interaction', interaction: gone({ id: 'over' }), by: [] }],
  },
  {
    name: 'wrap with a countdown',
    agent: agent({ state: 'wrap', wrapUntil: NOW + 28_000, can: { extend: true, 'set-state': true } }),
    interactions: [item({ phase: 'wrap' })],
    select: 'item-1',
  },
  {
    name: 'logging the call',
    agent: agent({ state: 'logging' }),
    interactions: [item({ phase: 'wrap' })],
    select: 'item-1',
  },
  {
    name: 'not ready after this',
    agent: agent({
      intended: { state: 'not-ready', reason: 'lunch' },
      reasons: [{ code: 'lunch', label: 'Lunch with the whole team' }],
    }),
    interactions: [item()],
    select: 'item-1',
  },
  {
    name: 'menu of states',
    agent: agent({ can: { 'set-state': true, 'log-out': { reason: 'INTERACTIONS_OPEN' } } }),
    interactions: [item()],
    act: openMenu,
  },
  { name: 'menu with channels', agent: agent({ channels: CHANNELS }), act: openMenu },
  {
    name: 'long state and many messages',
    agent: agent({ state: 'not-ready', reason: 'x', reasons: [{ code: 'x', label: LONG_NAME }] }),
    local: [
      {
        type: 'restored',
        restored: { notices: Array.from({ length: 120 }, (_, at) => ({ ...NOTICES[0], id: `m${at}` })) },
      },
    ],
  },
  {
    name: 'change of state refused',
    refuse: { 'set-state': 'UNAVAILABLE' },
    act: async (here) => {
      await openMenu(here);
      await here.press('Not Ready');
    },
  },
  { name: 'offline', interactions: many(3), select: 'many-1', link: { state: 'down' } },
  {
    name: 'back after an outage',
    interactions: many(3),
    link: { state: 'down' },
    act: async ({ report, quiet }) => {
      await quiet();
      report({ type: 'interaction', interaction: gone({ id: 'many-0', outcome: 'transferred' }), by: [] });
      report({ type: 'interaction', interaction: item({ id: 'new' }), by: [] });
      report({ type: 'link', link: link() });
    },
  },
  { name: 'disconnected', interactions: many(2), link: { state: 'closed', error: 'UNAUTHORIZED' } },
  {
    name: 'sound locked',
    audio: { ...AUDIO, state: 'locked' },
    agent: agent({ can: { 'set-state': true, 'enable-audio': true } }),
  },
  {
    name: 'headset unplugged',
    audio: { ...AUDIO, unplugged: 'Headset (Jabra Evolve2 65 Flex, USB-C)' },
    interactions: many(2),
  },
  {
    name: 'sound in another tab',
    audio: AUDIO,
    tab: { leads: false, front: true },
    agent: agent({ can: { 'set-state': true, 'enable-audio': true } }),
    interactions: many(2),
  },
  { name: 'my messages', interactions: many(2), local: [kept], act: openMessages },
  { name: 'my messages, none', act: openMessages },
  {
    name: 'toast',
    interactions: many(2),
    select: 'many-1',
    facts: [
      told({
        text: 'The loan system is closed from 18:00 to 18:30. Save your work before that, for nothing is kept while it is closed and what was typed is gone.',
      }),
    ],
  },
  {
    name: 'toasts, error',
    interactions: many(2),
    facts: [
      told({ id: 'a', text: 'First' }),
      told({ id: 'b', level: 'error', text: `The call with ${LONG_NAME} was cut.` }),
    ],
  },
  {
    name: 'text left behind',
    local: [
      {
        type: 'restored',
        restored: {
          drafts: { left: { reply: 'Dear Omar,\n\nthe papers are complete. You hear from us tomorrow.' } },
        },
      },
    ],
    interactions: [item({ id: 'left' })],
    facts: () => [
      {
        type: 'interaction',
        interaction: gone({ id: 'left', medium: 'email', outcome: 'withdrawn', since: NOW - MINUTE }),
        by: [],
      },
    ],
  },
];

import type { Channel, Medium } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, logOut, still } from './teamwork.js';

const MEDIUM = 'work-item';

/** The first agent is ready, and has channels. */
async function withChannels(stage: Stage): Promise<Recorder> {
  const first = await stage.ready('first');
  stage.needs(first.agent?.channels && true, 'channels');
  return first;
}

function channelOf(recorder: Recorder, medium: Medium): Channel | undefined {
  return recorder.agent?.channels?.find((one) => one.medium === medium);
}

async function set(
  recorder: Recorder,
  state: 'ready' | 'not-ready',
  { channel = MEDIUM, ...rest }: { readonly channel?: Medium; readonly reason?: string } = {},
): Promise<void> {
  await recorder.settle({ type: 'set-state', state, channel, ...rest });
  const now = channelOf(recorder, channel);
  recorder.expect(now?.state === state && now.reason === rest.reason, `${channel} is ${state}`, now);
}

/** By which media new work comes, beside the agent's state (ST-1). */
export const channelCases: readonly CaseSpec[] = [
  {
    name: 'each is told once, all of them open after logging in, none while logged out',
    async play(stage) {
      const first = await withChannels(stage);
      const { channels = [] } = first.agent ?? {};
      const media = channels.map(({ medium }) => medium);
      first.expect(media.includes(MEDIUM) && new Set(media).size === media.length, 'each medium once', media);
      first.expect(
        channels.every(({ state }) => state === 'ready'),
        'all ready',
        channels,
      );
      await set(first, 'not-ready');
      await logOut(first);
      first.expect(!first.agent?.channels?.length, 'none', first.agent?.channels);
      await becomeReady(first);
      first.expect(channelOf(first, MEDIUM)?.state === 'ready', 'open again', first.agent?.channels);
    },
  },
  {
    name: 'a closed one holds back what comes by it until it is opened, and the agent stays Ready',
    async play(stage) {
      const first = await withChannels(stage);
      await set(first, 'not-ready');
      const id = await stage.post();
      await stage.quiet();
      absent(first, id);
      first.expect(first.agent?.state === 'ready', 'the agent is ready', first.agent?.state);
      await set(first, 'ready');
      await first.phase(id, 'offered');
    },
  },
  {
    name: 'a closed one holds nothing else back',
    needs: ['media.email'],
    async play(stage) {
      const first = await withChannels(stage);
      await set(first, 'not-ready', { channel: 'email' });
      const mail = await stage.post({ medium: 'email' });
      await stage.held(first);
      await stage.quiet();
      absent(first, mail);
      await set(first, 'ready', { channel: 'email' });
      await first.phase(mail, 'offered');
    },
  },
  {
    name: 'who has closed one does not keep it from others',
    async play(stage) {
      const first = await withChannels(stage);
      await set(first, 'not-ready');
      const second = await stage.ready('second');
      await second.phase(await stage.post(), 'offered');
    },
  },
  {
    name: 'closing one leaves what is open as it is, and acts at once',
    async play(stage) {
      const first = await withChannels(stage);
      const { id } = await stage.held(first);
      await set(first, 'not-ready');
      still(first, id, 'connected');
      first.expect(first.agent?.intended === undefined, 'nothing is intended', first.agent?.intended);
      await first.settle({ type: 'done', interaction: id });
      const next = await stage.post();
      await stage.quiet();
      absent(first, next);
    },
  },
  {
    name: 'it stays as it is when the agent pauses and comes back',
    async play(stage) {
      const first = await withChannels(stage);
      await set(first, 'not-ready');
      await first.settle({ type: 'set-state', state: 'not-ready' });
      await becomeReady(first);
      first.expect(channelOf(first, MEDIUM)?.state === 'not-ready', 'still closed', first.agent?.channels);
    },
  },
  {
    name: 'it is closed for a configured reason; another reason and another medium are refused',
    async play(stage) {
      const first = await withChannels(stage);
      const reason = first.agent?.reasons[0]?.code;
      stage.needs(reason === undefined ? undefined : true, 'reasons for Not Ready');
      await set(first, 'not-ready', reason === undefined ? {} : { reason });
      const unknown = {
        type: 'set-state',
        state: 'not-ready',
        channel: MEDIUM,
        reason: 'no-such-reason',
      } as const;
      await first.refused(unknown, 'INVALID');
      await first.refused({ type: 'set-state', state: 'ready', channel: 'video' }, 'INVALID');
      first.expect(
        channelOf(first, MEDIUM)?.reason === reason,
        `the reason ${reason}`,
        first.agent?.channels,
      );
    },
  },
];

/** All that only agents with channels need (ST-1), in one part that is loaded with the first of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import { permission, type Agent, type Channel, type PadState } from '../core/index.js';
import { channelWords } from '../i18n/channels-en.js';
import type { I18n } from '../i18n/index.js';
import { why } from './control.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';

/** What channels add to the agent's line. */
export interface ChannelParts {
  /** What the state is called where it is another name than without channels. */
  readonly name: string | undefined;
  /** The channels by which nothing comes now, each in a line with its state; empty where all are open. */
  readonly summary: string;
  /** The channels as a part of the menu of states. */
  readonly group: TemplateResult | typeof nothing;
}

/** What that agent's channels add to their line. */
export function channelParts(state: PadState, agent: Agent, menu: Menu, i18n: I18n): ChannelParts {
  const { channels = [] } = agent;
  const closed = channels.filter((one) => one.state !== 'ready');
  const isPartly = agent.state === 'ready' && closed.length > 0;
  return {
    name: isPartly ? channelWords(i18n).partlyReady : undefined,
    summary: closed.map((one) => `${i18n.m.media[one.medium]}: ${wordOf(one, i18n)}`).join('\n'),
    group: channels.length ? group(channels, state, agent, menu, i18n) : nothing,
  };
}

function wordOf({ state }: Channel, i18n: I18n): string {
  return state === 'out-of-service' ? channelWords(i18n).outOfService : i18n.m.states[state];
}

function group(
  channels: readonly Channel[],
  state: PadState,
  agent: Agent,
  menu: Menu,
  i18n: I18n,
): TemplateResult {
  const allowed = why(permission(state, agent, 'set-state'), i18n);
  const blockOf = (one: Channel): string | undefined =>
    one.state === 'out-of-service' ? wordOf(one, i18n) : allowed;
  return html`<div role="group" aria-label=${channelWords(i18n).channels}>
    <small>${channelWords(i18n).channels}</small>
    ${channels.map((one) => item(one, agent, blockOf(one), menu, i18n))}
  </div>`;
}

function item(
  { medium, state, since }: Channel,
  { source }: Agent,
  blocked: string | undefined,
  menu: Menu,
  { m }: I18n,
): TemplateResult {
  const isOpen = state === 'ready';
  const request = {
    type: 'set-state',
    state: isOpen ? 'not-ready' : 'ready',
    channel: medium,
  } as const;
  return html`<button
    role="menuitemcheckbox"
    class="quiet"
    tabindex="-1"
    aria-checked=${isOpen}
    aria-label=${m.media[medium]}
    title=${blocked ?? ''}
    aria-disabled=${blocked !== undefined}
    @click=${({ target }: Event) => {
      if (blocked !== undefined) return;
      menu.close();
      target?.dispatchEvent(new IntentEvent(request));
    }}
  >
    <span class="dot" data-state=${state}></span>
    <span class="outside"
      >${m.media[medium]}
      <time class="muted" data-source=${source} data-since=${since}></time
      >${blocked === undefined ? nothing : html`<small>${blocked}</small>`}</span
    >
    ${isOpen ? icon('check') : nothing}
  </button>`;
}

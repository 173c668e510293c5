import { fixture, html } from '@open-wc/testing';
import { LitElement, html as template, type CSSResult, type TemplateResult } from 'lit';
import { Pad, type Fact, type Interaction, type PadState } from '../../src/core/index.js';
import { IntentEvent, type Intent } from '../../src/elements/events.js';
import { contactPadStyles } from '../../src/styles/contact-pad.js';
import { tokens } from '../../src/styles/tokens.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  fakeAdapter,
  virtualClock,
  type FakeAdapter,
} from '../../src/testing/index.js';
import { shown } from './support.js';

/** The pad's colours and measures, and nothing else. */
class PadFrame extends LitElement {
  static override styles: CSSResult[] = [tokens, contactPadStyles];

  override render(): TemplateResult {
    return template`<section></section>`;
  }
}
customElements.define('frame-state', PadFrame);

/** A panel in a pad's frame, shown what a real pad knows, its intents done as the root does them. */
export interface PanelStage<E extends HTMLElement> {
  readonly frame: HTMLElement;
  readonly element: E;
  readonly pad: Pad;
  readonly adapter: FakeAdapter;
  /** What it asked for, oldest first. */
  readonly intents: readonly Intent[];
}

/** How a panel stands on the page. */
export interface PanelOptions {
  readonly agent?: ReturnType<typeof anAgent>;
  readonly interactions?: readonly Interaction[];
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly rtl?: boolean;
}

function obey(pad: Pad, intent: Intent): void {
  switch (intent.type) {
    case 'notices':
    case 'notice':
    case 'draft':
    case 'restored':
    case 'dismiss':
      pad.set(intent);
      break;
    case 'show-messages':
    case 'show-offer':
    case 'show-queues':
    case 'show-keys':
    case 'show-statistics':
    case 'open-targets':
    case 'open-record':
    case 'retry':
    case 'select':
    case 'favourites':
    case 'recents':
      break;
    default:
      void pad.send(intent).catch(() => undefined);
  }
}

/** Puts a panel on the page; `show` gives it each new state. */
export async function panelStage<E extends HTMLElement>(
  element: E,
  show: (element: E, state: PadState) => void,
  { agent = anAgent(), interactions = [], width = 380, height = 640, dark, rtl }: PanelOptions = {},
): Promise<PanelStage<E>> {
  const first: Fact[] = [aSnapshot({ agent, interactions }), { type: 'link', link: aLink() }];
  const adapter = fakeAdapter({ first });
  const pad = new Pad({ adapter, clock: virtualClock() });
  const box = await fixture<HTMLElement>(html`<div><frame-state></frame-state></div>`);
  Object.assign(box.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
  Object.assign(box.style, { colorScheme: dark ? 'dark' : 'light', background: dark ? '#16181d' : '#fff' });
  box.dir = rtl ? 'rtl' : 'ltr';
  const intents: Intent[] = [];
  const frame = box.querySelector('frame-state') as PadFrame;
  frame.addEventListener('pad-command', (event) => {
    if (!(event instanceof IntentEvent)) return;
    intents.push(event.intent);
    obey(pad, event.intent);
  });
  await pad.connect();
  show(element, pad.state);
  pad.subscribe((state) => {
    show(element, state);
  });
  frame.renderRoot.querySelector('section')?.append(element);
  await shown();
  return { frame, element, pad, adapter, intents };
}

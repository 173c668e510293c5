/** The page that HubSpot shows in a frame: a pad, and the SDK as HubSpot publishes it. */
import CallingExtensions from '@hubspot/calling-extensions-sdk';
import { Pad } from '../../../src/core/index.js';
import { connectHubSpot } from '../../../src/hosts/hubspot.js';
import type { ContactPad } from '../../../src/index.js';
import '../../../src/index.js';
import { aLink, aSnapshot, anAgent, fakeAdapter, type FakeAdapter } from '../../../src/testing/index.js';

/** What this page puts on its window. */
export type HubSpotPage = Window & {
  readonly hubSpotPage: { readonly element: ContactPad; readonly adapter: FakeAdapter; undo(): void };
};

const agent = anAgent({ can: { call: true, 'set-state': true } });
const adapter = fakeAdapter({ first: [aSnapshot({ agent }), { type: 'link', link: aLink() }] });
const pad = new Pad({ adapter });
const element = document.createElement('contact-pad');
element.pad = pad;
document.body.append(element);
const undo = connectHubSpot(element, CallingExtensions, { size: { width: 400, height: 600 } });
await pad.connect();
Object.assign(window, { hubSpotPage: { element, adapter, undo } });

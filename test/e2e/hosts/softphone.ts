/**
 * The page that a CRM system shows in its frame: the pad of the one file on the simulator, and the vendor's bridge. What the
 * bridge asks of a double goes on to the page around, which plays the CRM system.
 */
import CallingExtensions from '@hubspot/calling-extensions-sdk';
import type * as Bundle from '../../../src/bundle.js';
import type { ContactPad } from '../../../src/index.js';
import { dynamicsDouble } from '../../hosts/support/dynamics-double.js';
import { openCtiDouble } from '../../hosts/support/open-cti-double.js';

const { Pad, connectDynamics, connectHubSpot, connectOpenCti, createWorld, simulator } = (await import(
  String('/dist/contact-pad.bundle.js')
)) as typeof Bundle;

const tell = (method: string, given: unknown): void => {
  window.parent.postMessage({ method, given }, '*');
};

/** Puts the vendor's script where it would be, connects the pad with it, and gives what a pressed number does. */
const VENDORS: Readonly<Record<string, (element: ContactPad) => (payload: never) => void>> = {
  'open-cti': (element) => {
    const double = openCtiDouble(tell);
    Object.assign(globalThis, { sforce: { opencti: double.api } });
    connectOpenCti(element, { label: 'Northbank' });
    return double.click;
  },
  dynamics: (element) => {
    const double = dynamicsDouble(tell);
    Object.assign(globalThis, { Microsoft: { CIFramework: double.api } });
    connectDynamics(element);
    return double.click;
  },
  hubspot: (element) => {
    connectHubSpot(element, CallingExtensions);
    return () => undefined;
  },
};

const element = document.createElement('contact-pad');
const world = createWorld();
const pad = new Pad({ adapter: simulator({ agent: 'anna', world }) });
element.pad = pad;
document.body.append(element);
const click = VENDORS[new URL(location.href).searchParams.get('vendor') ?? '']?.(element);
addEventListener('message', ({ data }: MessageEvent<{ readonly click?: never }>) => {
  if (data.click) click?.(data.click);
});
Object.assign(globalThis, { world });
await pad.connect();
tell('ready', undefined);

import { exposePad } from '/dist/contact-pad.bundle.js';
import { connectFailure, padFor } from '../backend.js';
import { byId } from '../dom.js';
import { twinOrigin } from './twins.js';

const { searchParams } = new URL(location.href);
const element = byId('pad');
exposePad(element, { origins: [twinOrigin()] });
try {
  const { pad } = await padFor(searchParams.get('agent') ?? 'anna', searchParams.get('backend'));
  element.pad = pad;
  await pad.connect();
} catch (error) {
  byId('failure').textContent = connectFailure(error);
  byId('failure').hidden = false;
}

import {
  Pad,
  PadError,
  SAMPLE_ATTACHMENTS,
  gateway,
  persist,
  restore,
  shareAcrossTabs,
  sharedWorld,
  simulator,
  sip,
} from '/dist/contact-pad.bundle.js';

/**
 * A token for an agent of the demo. The adapter calls it again before the old one expires and whenever it comes back.
 * A gateway that is away is no refusal: the adapter keeps trying.
 */
export async function fetchToken(agent) {
  const response = await fetch(`/demo/token?agent=${encodeURIComponent(agent)}`, { cache: 'no-store' });
  if (response.status === 404) throw new PadError('UNAUTHORIZED', `There is no agent "${agent}".`);
  if (!response.ok) throw new PadError('UNAVAILABLE', 'The gateway gives no token now.');
  const { token } = await response.json();
  return token;
}

/** Whose data it is that this browser keeps for the pad, and whose tabs belong together. */
export const ownerOf = (agent) => ({ name: 'northbank', agent });

/** The windows of this browser that use the simulator share the world of this name. */
export const WORLD = 'demo';

/**
 * A pad for that agent: on the gateway that served the page, or on a simulator that the windows of this browser share.
 * What the agent has written and chosen there is kept across reloads; all tabs of an agent have one connection to the
 * gateway.
 *
 * @param voice `sip`: calls go over the exchange of `npm run demo:voice`
 * @returns the pad, and for the simulator `post`: lets something of that medium come
 */
export async function padFor(agent, backend, voice) {
  if (backend !== 'simulator') {
    const line = voice === 'sip' ? { voice: sipLine(agent) } : {};
    const adapter = gateway({ token: () => fetchToken(agent), ...line });
    return { pad: await keptPad(agent, shareAcrossTabs(adapter, ownerOf(agent))) };
  }
  const world = sharedWorld({ name: WORLD });
  const { audio, pdf, image } = SAMPLE_ATTACHMENTS;
  let posted = 0;
  const post = (medium) => {
    const attachments = medium === 'work-item' ? [[audio, pdf, image][posted++ % 3]] : [];
    return world.post({ medium, attachments });
  };
  return { pad: await keptPad(agent, simulator({ agent, world })), post };
}

async function keptPad(agent, adapter) {
  const owner = ownerOf(agent);
  const pad = new Pad({ adapter, restored: await restore(owner) });
  persist(pad, owner);
  return pad;
}

/** Where `npm run demo:voice` has its exchange. */
const EXCHANGE = { server: 'ws://127.0.0.1:5066', domain: 'pad.test' };

/** A telephone line for an agent of the demo; its library is loaded when it connects. */
function sipLine(agent) {
  const { server, domain } = EXCHANGE;
  return sip({ server, uri: `sip:${agent}@${domain}`, password: `${agent}-secret` });
}

/** What went wrong with `connect()`, in words for the person in front of the page. */
export function connectFailure(error) {
  const { code, message } = PadError.from(error);
  const advice = {
    UNAUTHORIZED: 'Choose anna, bo, chen or dana: add ?agent=anna to the address.',
    FORBIDDEN: 'This page may not connect. Open it from the gateway itself.',
    VERSION: 'The page is older than the gateway. Reload it.',
    CLOSED: 'The pad was closed. Reload the page to connect again.',
  };
  return `The pad is not connected. ${message} ${advice[code] ?? 'Reload the page to try again.'}`;
}

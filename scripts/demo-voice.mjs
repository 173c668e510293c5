// `npm run demo:voice`: the demo with real calls. Starts a telephone exchange, a telephone that answers every number and
// sends back what it hears, and the gateway; prints the address of a page. Ctrl-C ends all of it.
import { spawn } from 'node:child_process';
import { startKamailio } from '../test/support/kamailio.mjs';
import { startRtpengine, telephone } from '../test/support/phone.mjs';
import { ensureTools, VOICE_TOOLS } from './tools.mjs';

/** Where the demo page looks for the exchange, and where that calls numbers. */
const WS_PORT = 5066;
const TRUNK_PORT = 5070;
const PORT = process.env.PORT ?? '8080';

ensureTools(VOICE_TOOLS);
const rtpengine = await startRtpengine();
const exchange = { wsPort: WS_PORT, trunkPort: TRUNK_PORT, rtpenginePort: rtpengine.port };
const kamailio = await startKamailio(exchange);
const phone = await telephone('callee', { server: kamailio.sipPort, port: TRUNK_PORT, always: true });
const gateway = spawn(process.execPath, ['gateway/dist/main.js'], {
  stdio: 'inherit',
  env: { ...process.env, PORT },
});
console.log(`With calls: http://127.0.0.1:${PORT}/demo/crm.html?agent=anna&voice=sip`);

process.on('SIGINT', () => gateway.kill('SIGINT'));
process.on('SIGTERM', () => gateway.kill('SIGTERM'));
gateway.once('exit', async (code) => {
  phone.stop();
  await Promise.all([kamailio.stop(), rtpengine.stop()]);
  process.exit(code ?? 1);
});

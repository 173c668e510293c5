/** A network so slow that a pad acts on what was true a moment ago. */
import type { BrowserContext } from '@playwright/test';

/**
 * Keeps back from the pads of a browser how targets change, and their questions about what waits, once it has begun. To be
 * called before any page is open.
 */
export async function slowTargets(context: BrowserContext): Promise<{ begin: () => void }> {
  let slow = false;
  await context.routeWebSocket(/\/v1\/agent$/, (socket) => {
    const isLate = (frame: string | Buffer): boolean =>
      slow && /"type":"(target|work-list)"/.test(String(frame));
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      if (!isLate(frame)) socket.send(frame);
    });
    socket.onMessage((frame) => {
      if (!isLate(frame)) server.send(frame);
    });
  });
  return {
    begin: () => {
      slow = true;
    },
  };
}

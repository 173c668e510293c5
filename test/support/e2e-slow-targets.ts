/** A network so slow that a pad acts on what was true a moment ago. */
import type { BrowserContext } from '@playwright/test';

/** Keeps back from the pads of a browser how targets change, once it has begun. To be called before any page is open. */
export async function slowTargets(context: BrowserContext): Promise<{ begin: () => void }> {
  let slow = false;
  await context.routeWebSocket(/\/v1\/agent$/, (socket) => {
    socket.connectToServer().onMessage((frame) => {
      if (!slow || !String(frame).includes('"type":"target"')) socket.send(frame);
    });
  });
  return {
    begin: () => {
      slow = true;
    },
  };
}

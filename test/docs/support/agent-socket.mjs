// A pad without a pad: the frames of one agent's socket.
import WebSocket from 'ws';

/** Opens a socket and says hello with a token of the demo. */
export async function agentSocket(url, agent) {
  const { token } = await (await fetch(`${url}/demo/token?agent=${agent}`)).json();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, 'contact-pad.v1');
  const frames = [];
  let look = () => undefined;
  socket.on('message', (data) => {
    frames.push(JSON.parse(data));
    look();
  });
  const send = (frame) => socket.send(JSON.stringify(frame));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  send({ type: 'hello', token });
  return {
    send,
    /** The first frame that is wanted, once it has come. */
    next: (wanted) =>
      new Promise((resolve) => {
        look = () => {
          const found = frames.find(wanted);
          if (found) resolve(found);
        };
        look();
      }),
    close: () => socket.close(),
  };
}

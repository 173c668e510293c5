// `npm run dev`: the demo with live reload. Pages load the sources straight away; the gateway is compiled on change.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { startDevServer } from '@web/dev-server';

const PORT = Number(process.env.PORT ?? 8080);
const PAGES = PORT + 1;
const GATEWAY = PORT + 2;

function run(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  process.once('exit', () => child.kill());
}

/** What belongs to the gateway; the rest are pages. */
const portOf = (url) => (/^\/(v1|health|metrics|demo\/token)/.test(url) ? GATEWAY : PAGES);

const front = http.createServer((request, response) => {
  const { url, method, headers } = request;
  const onward = http.request(
    { host: '127.0.0.1', port: portOf(url), path: url, method, headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.writeHead(502).end('Not up yet: try again in a moment.'));
  request.pipe(onward);
});

front.on('upgrade', ({ url, headers }, socket, head) => {
  const onward = http.request({ host: '127.0.0.1', port: portOf(url), path: url, headers });
  onward.on('upgrade', (answer, upstream, first) => {
    const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.write(first);
    upstream.pipe(socket).pipe(upstream);
    for (const one of [socket, upstream]) one.on('error', () => one.destroy());
  });
  onward.on('response', () => socket.destroy());
  onward.on('error', () => socket.destroy());
  onward.end();
});

run('node_modules/.bin/tsc', ['-p', 'tsconfig.json', '--watch', '--preserveWatchOutput']);
run('node_modules/.bin/tsc', ['-p', 'gateway/tsconfig.json', '--watch', '--preserveWatchOutput']);
run(process.execPath, ['--watch', 'gateway/dist/main.js'], { PORT: String(GATEWAY) });

await startDevServer({
  readCliArgs: false,
  readFileConfig: false,
  config: {
    rootDir: '.',
    hostname: '127.0.0.1',
    port: PAGES,
    watch: true,
    nodeResolve: { exportConditions: ['development', 'browser', 'module', 'import', 'default'] },
    plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' })],
    middleware: [
      (context, next) => {
        if (context.path === '/') context.path = '/demo/index.html';
        if (context.path === '/docs') context.redirect('/docs/');
        // As the last build made it.
        if (context.path.startsWith('/docs/')) context.path = `/dist${context.path}`;
        if (context.path === '/dist/contact-pad.bundle.js') context.redirect('/src/bundle.ts');
        return context.status === 302 ? undefined : next();
      },
    ],
  },
});
front.listen(PORT, '127.0.0.1', () => console.log(`Live demo on http://127.0.0.1:${PORT}/`));

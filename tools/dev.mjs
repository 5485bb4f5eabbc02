// The product while it is worked on, on one port: Vite serves the portal as it is saved and passes everything else to
// the server, which is compiled and started again whenever one of its files is saved.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createServer as createVite } from 'vite';
import { WatchedServer } from './dev/server.mjs';

const root = join(import.meta.dirname, '..');
const port = Number(process.env.PORT ?? 3000);
const url = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
const demo = (process.env.DEMO ?? (process.env.DATABASE_URL ? '0' : '1')) === '1';
const serversOwn = /^\/(api|health|metrics|docs|openapi\.json|dev\/)/;

const front = createServer((request, response) => portal.middlewares(request, response));
const server = new WatchedServer(root, await freePort(), { ...process.env, PUBLIC_URL: url });
// In middleware mode Vite leaves signals to us: it would end this process before the server and its database.
const portal = await createVite({
  configFile: join(root, 'web/vite.config.mjs'),
  server: { middlewareMode: true, hmr: { server: front }, proxy: { [serversOwn.source]: server.url } },
  plugins: [
    {
      name: 'careslot-server',
      // A request waits for the server that is being started, so that a reload right after a save is answered by it.
      configureServer: ({ middlewares }) =>
        void middlewares.use((request, _response, next) => {
          if (serversOwn.test(request.url)) void server.ready().then(() => next());
          else next();
        }),
      transformIndexHtml: (page) =>
        page.replace('name="careslot-demo" content="no"', `name="careslot-demo" content="${demo ? 'yes' : 'no'}"`),
    },
  ],
});
front.once('error', (error) => {
  const busy = `Port ${port} is in use: stop what listens there, or set PORT to another one.`;
  console.error(error.code === 'EADDRINUSE' ? busy : error.message);
  process.exit(1);
});
await once(front.listen(port, process.env.HOST ?? '127.0.0.1'), 'listening');
console.log(`Portal and API: ${url} (the server follows in a few seconds)`);
server.watch();

let stopping;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (stopping ??= stop()));

async function stop() {
  front.close();
  front.closeAllConnections();
  await Promise.all([server.stop(), portal.close()]);
  process.exit();
}

async function freePort() {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port: free } = socket.address();
  socket.close();
  return free;
}

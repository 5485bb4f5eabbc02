import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The application as a user runs it, in a process of its own, once it is ready. */
export async function startApi({ databaseUrl, secretKey, folder, profile }) {
  const port = await freePort();
  const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = spawn(process.execPath, [...profiling, main], {
    // Away from the checkout, so that nobody's .env is read.
    cwd: folder,
    env: {
      ...plainEnvironment(),
      ...{ DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, DATA_DIR: folder, PORT: String(port) },
      // No background work beside the requests.
      ...{ ROLE: 'api', DEMO: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'warn' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
  const deadline = Date.now() + 60_000;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The API did not become ready.\n${said}`);
    }
    await sleep(50);
  }
  return { port, stop: () => end(child), said: () => said };
}

/** The floor: the same work on bare node:http and pg, see floor.mjs. */
export async function startFloor(databaseUrl) {
  const child = fork(new URL('./floor.mjs', import.meta.url), [databaseUrl], { env: plainEnvironment() });
  const [{ port }] = await answerOf(child);
  return { port, stop: () => end(child) };
}

/** The load generator, see load.mjs. `run` hands it one job and waits for what came of it. */
export async function startLoad() {
  const child = fork(new URL('./load.mjs', import.meta.url), {
    env: plainEnvironment(),
    serialization: 'advanced',
  });
  const run = async (job) => {
    child.send(job);
    const [{ error, ...result }] = await answerOf(child);
    if (error) throw new Error(error);
    return result;
  };
  return { run, stop: () => end(child) };
}

async function answerOf(child) {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, 'exit', { signal }).then(([code, by]) => {
    throw new Error(`A process of the benchmark ended: ${by ?? code}`);
  });
  try {
    return await Promise.race([once(child, 'message', { signal }), ended]);
  } finally {
    ended.catch(() => undefined);
    answered.abort();
  }
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killing);
}

/** Nothing that would make the processes differ from a user's: no NODE_ENV, no NODE_OPTIONS, no configuration. */
function plainEnvironment() {
  const { PATH, HOME, TMPDIR } = process.env;
  return Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
}

async function isReady(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status === 200;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

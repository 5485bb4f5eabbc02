// The load generator, in a process of its own so that it takes no time from what it measures. It gets one job at a time
// over IPC and answers what came of it.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

const jobs = { reads, bookings, burst };

process.on('disconnect', () => process.exit());
process.on('message', (job) => {
  jobs[job.kind](job).then(
    (result) => process.send(result),
    (error) => process.send({ error: error.message }),
  );
});

/** Reads one of the paths after the other, in an order that looks random and is the same every time. */
async function reads({ paths, ...job }) {
  let at = 0;
  const next = () => ({ method: 'GET', path: paths[(at++ * 7_919) % paths.length] });
  return sustained({ ...job, next, expected: 200, left: () => Infinity });
}

/** Books one start after the other, each for another patient. */
async function bookings({ path, bookings: plan, ...job }) {
  let at = 0;
  const next = () => (at < plan.length ? bookingOf(path, plan[at++]) : undefined);
  return sustained({ ...job, next, expected: 201, left: () => plan.length - at });
}

function bookingOf(path, { token, patientId, ...body }) {
  const headers = {
    'content-type': 'application/json',
    'x-patient-id': patientId,
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
  };
  return { method: 'POST', path, headers, body: JSON.stringify(body) };
}

/** Some seconds unmeasured, then some seconds measured; a finite plan keeps two thirds of itself for the latter. */
async function sustained({ port, connections, warmUp, seconds, next, left, expected }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const enough = left() / 1.5;
    await drive({
      agent,
      port,
      connections,
      seconds: warmUp,
      expected,
      next: () => (left() > enough ? next() : undefined),
    });
    return await drive({ agent, port, connections, seconds, expected, next });
  } finally {
    agent.destroy();
  }
}

/** Keeps every connection busy with one request after the other. One answer with another status fails it all. */
async function drive({ agent, port, connections, seconds, next, expected }) {
  const latencies = [];
  const started = performance.now();
  const until = started + seconds * 1_000;
  const connection = async () => {
    while (performance.now() < until) {
      const wanted = next();
      if (!wanted) return;
      const sent = performance.now();
      const answer = await exchange(agent, port, wanted);
      if (answer.status !== expected) {
        throw new Error(
          `${wanted.method} ${wanted.path} answered ${answer.status} instead of ${expected}: ${answer.body}`,
        );
      }
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const elapsed = (performance.now() - started) / 1_000;
  latencies.sort((a, b) => a - b);
  const quantile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
  return { count: latencies.length, rate: latencies.length / elapsed, p50: quantile(0.5), p99: quantile(0.99) };
}

/** All bookings at once, each on a connection that is open already. */
async function burst({ port, path, bookings: plan }) {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.length, maxFreeSockets: plan.length });
  try {
    await Promise.all(plan.map(() => exchange(agent, port, { method: 'GET', path: '/health/live' })));
    const requests = plan.map((booking) => bookingOf(path, booking));
    const started = performance.now();
    const answers = await Promise.all(requests.map((wanted) => exchange(agent, port, wanted)));
    return { answers, milliseconds: performance.now() - started };
  } finally {
    agent.destroy();
  }
}

function exchange(agent, port, { method, path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sending = request({ host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...length } });
    sending.on('error', reject).on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
    });
    sending.end(body);
  });
}

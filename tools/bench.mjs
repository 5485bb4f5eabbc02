// Measures the application against a floor: the same work on bare node:http and pg, on the same machine in the same run.
// See docs/benchmark.md.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../dist/src/embedded/embedded-postgres.js';
import { connect, prepare } from './bench/database.mjs';
import { readOptions, usage } from './bench/options.mjs';
import { slots } from './bench/p1-slots.mjs';
import { booking } from './bench/p3-booking.mjs';
import { contention } from './bench/p4-contention.mjs';
import { startApi, startFloor, startLoad } from './bench/processes.mjs';
import { tableOf } from './bench/report.mjs';
import { seed } from './bench/seed.mjs';
import { tokenIssuer } from './bench/tokens.mjs';

const measurements = { P1: slots, P3: booking, P4: contention };
const connections = 16;

const started = Date.now();
const say = (line) => console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const cleanUps = [];

async function run(options) {
  const folder = await mkdtemp(join(tmpdir(), 'careslot-bench-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const keep = (thing, stop = () => thing.stop()) => (cleanUps.push(stop), thing);
  const secretKey = randomBytes(48).toString('base64url');
  // With the settings a user gets: every commit is on disk before it is answered.
  const { url } = keep(await startEmbeddedPostgres(folder, { databaseName: 'bench', log: say }));
  await prepare(url, secretKey);
  const client = await connect(url);
  keep(client, () => client.end());
  const clinic = await seed(client, { practitioners: options.practitioners, secretKey, say });
  const api = keep(await startApi({ databaseUrl: url, secretKey, folder, profile: options.profile }));
  const floor = keep(await startFloor(url));
  const load = keep(await startLoad());
  const world = { api, floor, load, client, clinic, options, connections, say };
  const rows = [];
  for (const id of options.only)
    rows.push(...(await measurements[id]({ ...world, issueToken: tokenIssuer(secretKey) })));
  return rows;
}

async function cleanUp() {
  for (const stop of cleanUps.splice(0).toReversed()) await stop();
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
}
try {
  const options = readOptions(process.argv.slice(2), Object.keys(measurements));
  if (options.help) {
    console.log(usage);
  } else {
    const rows = await run(options);
    for (const line of options.json ? rows.map((row) => JSON.stringify(row)) : [tableOf(rows)]) console.log(line);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** The port a cluster's server last had. */
export async function lastPort(cluster: string): Promise<number | undefined> {
  const line = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '');
  const port = Number(/port=(\d+)/.exec(line)?.[1]);
  return port > 0 ? port : undefined;
}

/** A port nobody listens on just now; PostgreSQL cannot choose one itself. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

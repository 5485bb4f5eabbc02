import { rmSync } from 'node:fs';

export default async function teardown() {
  const { server, dataDir } = globalThis.testServer;
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

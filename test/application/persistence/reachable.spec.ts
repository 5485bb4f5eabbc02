import { describe, expect, it } from 'vitest';
import { connectOnceReachable } from '../../../src/shared/persistence/reachable.js';
import { freePort } from '../../support/servers/process.js';

describe('a connection to a PostgreSQL that may still be starting', () => {
  const nobody = async () => `postgres://somebody:hidden@127.0.0.1:${await freePort()}/none`;

  it('is waited for, and given up in a sentence without the password', async () => {
    const connectionString = await nobody();
    const { host } = new URL(connectionString);
    const failing = connectOnceReachable({ connectionString }, () => undefined, 600);
    await expect(failing).rejects.toThrow(`PostgreSQL at ${host} cannot be reached: connect ECONNREFUSED ${host}`);
  });

  it('is not waited for where the host has no such name', async () => {
    const connectionString = 'postgres://somebody:hidden@no-such-host.invalid/none';
    const said: string[] = [];
    const failing = connectOnceReachable({ connectionString }, (line) => said.push(line), 5_000);
    await expect(failing).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
    expect(said.length).toBeLessThan(2);
  });
});

import { describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresTrial, isUp, query } from '../support/servers/embedded-postgres-trial.js';

const here = new EmbeddedPostgresTrial();

describe('the embedded PostgreSQL', () => {
  it('outlives a killed process, and the next one adopts it', async () => {
    const first = await here.start();
    expect(first.server).toMatchObject({ adopted: false });
    await query(first.server, 'create table kept (n int)');
    // The whole process group, as a terminal or a supervisor would.
    process.kill(-first.pid, 'SIGKILL');
    await first.ended;
    const second = await here.start();
    expect(second.server).toEqual({ ...first.server, adopted: true });
    expect(await query(second.server, 'select count(*) from kept')).toEqual([{ count: '0' }]);
    await second.stop();
    expect(await isUp(first.server)).toBe(false);
  });

  it('comes up again after the server was killed, with what was committed and on the same port', async () => {
    const first = await here.start();
    await query(first.server, 'create table committed (n int)');
    process.kill(first.server.pid, 'SIGKILL');
    const second = await here.start();
    expect(second.server).toMatchObject({ adopted: false, url: first.server.url });
    expect(second.server.pid).not.toBe(first.server.pid);
    expect(await query(second.server, 'select count(*) from committed')).toEqual([{ count: '0' }]);
    await Promise.all([first.stop(), second.stop()]);
    expect(await isUp(second.server)).toBe(false);
  });

  it.each(['a living process', 'a zombie'])('is not misled by a pid file with the number of %s', async (kind) => {
    const pidFile = join(here.dataDir, 'postgres/postmaster.pid');
    const first = await here.start();
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    // The shell becomes a sleep, which does not collect the child it had.
    const other = spawn('/bin/sh', [
      '-c',
      kind === 'a zombie' ? 'sleep 0 & echo $!; exec sleep 60' : 'echo $$; exec sleep 60',
    ]);
    here.endLater(other);
    const [number] = (await once(other.stdout, 'data')) as [Buffer];
    await sleep(50);
    await writeFile(pidFile, text.replace(/^\d+/, number.toString().trim()));
    const second = await here.start();
    expect(second.server).toMatchObject({ adopted: false });
    await second.stop();
  });

  it('takes another port when the last one is taken', async () => {
    const first = await here.start();
    await first.stop();
    const other = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${first.server.port}, '127.0.0.1', () => console.log('up'))`,
    ]);
    here.endLater(other);
    await once(other.stdout, 'data');
    const second = await here.start();
    expect(second.server.port).not.toBe(first.server.port);
    await second.stop();
  });

  it('is shared by processes that start together, and ends with the last', async () => {
    const [first, second, third] = await Promise.all([here.start(), here.start(), here.start()]);
    const pid = first.server.pid;
    expect([second.server.pid, third.server.pid]).toEqual([pid, pid]);
    expect([first, second, third].filter(({ server }) => !server.adopted)).toHaveLength(1);
    await first.stop();
    expect(await isUp(second.server)).toBe(true);
    // One that is killed does not keep it alive.
    process.kill(second.pid, 'SIGKILL');
    await second.ended;
    await third.stop();
    expect(await isUp(third.server)).toBe(false);
  });

  it('ends with its last user also when that exits without stopping it, and not before', async () => {
    const [first, second] = [await here.start(), await here.start()];
    process.kill(first.pid, 'SIGUSR2');
    expect(await first.ended).toEqual([3, null]);
    expect(await isUp(second.server)).toBe(true);
    process.kill(second.pid, 'SIGUSR2');
    expect(await second.ended).toEqual([3, null]);
    while (await isUp(second.server)) await sleep(20);
    const third = await here.start();
    expect(third.server).toMatchObject({ adopted: false });
    await third.stop();
  });

  it('logs errors without the values of the rows they are about', async () => {
    const { server, stop } = await here.start();
    await query(server, 'create table account (email text primary key)');
    const add = () => query(server, 'insert into account values ($1)', ['mina@example.org']);
    await add();
    await expect(add()).rejects.toThrow('duplicate key');
    const log = await readFile(join(here.dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value violates unique constraint "account_pkey"');
    expect(log).not.toContain('mina');
    await stop();
  });

  it('recovers from a kill during the very first start', async () => {
    await here.fresh();
    for (const afterMs of [0, 100, 300]) {
      const killed = here.run();
      await killed.says('Preparing');
      await sleep(afterMs);
      process.kill(killed.pid, 'SIGKILL');
      await killed.ended;
    }
    const next = await here.start();
    expect(await query(next.server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect((await readdir(here.dataDir)).sort()).toEqual([
      'postgres',
      'postgres.lock',
      'postgres.log',
      'postgres.users',
    ]);
  });

  it('asks for a password and listens on this machine only', async () => {
    const { server, stop } = await here.start();
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query({ ...server, url: wrong.href }, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect((await lstat(join(here.dataDir, 'postgres/careslot.password'))).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('says in a sentence why it does not start', async () => {
    await here.fresh();
    await mkdir(join(here.dataDir, 'postgres'));
    const { error } = await here.run().outcome;
    expect(error).toContain('The embedded PostgreSQL did not start');
    expect(error).toContain('could not access the server configuration file');
  });
});

import { describe, expect, it } from 'vitest';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresTrial, isUp, query } from '../support/servers/embedded-postgres-trial.js';

const NOBODY = 65534;
// Only root can be somebody else.
const asRoot = process.getuid?.() === 0 ? it : it.skip;
if (asRoot !== it) process.stdout.write('NOT RUN: the embedded PostgreSQL of other accounts, this is not root.\n');
const here = new EmbeddedPostgresTrial();

describe('the embedded PostgreSQL of', () => {
  asRoot('root runs in a folder that only root can enter', async () => {
    await here.fresh(0);
    const { server, stop } = await here.start();
    expect(await readdir(here.dataDir)).not.toContain('postgres.location');
    expect((await lstat(join(here.dataDir, 'postgres'))).uid).toBe(0);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  asRoot('an ordinary user runs as that user', async () => {
    const checkout = await here.copyCheckout();
    await here.fresh(NOBODY);
    const { server, stop } = await here.start({ checkout, uid: NOBODY });
    expect((await lstat(join(here.dataDir, 'postgres'))).uid).toBe(NOBODY);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  asRoot('another user is refused in a sentence', async () => {
    const checkout = await here.copyCheckout();
    await (await here.start()).stop();
    await chmod(here.dataDir, 0o777);
    for (const name of ['postgres.lock', 'postgres.users']) await chmod(join(here.dataDir, name), 0o666);
    const { error } = await here.run({ checkout, uid: NOBODY }).outcome;
    expect(error).toContain('belongs to another user (uid 0)');
  });

  asRoot('root moves out where there are no user namespaces, with what there was', async () => {
    await here.fresh();
    const before = await here.start();
    await query(before.server, 'create table kept (n int)');
    await before.stop();
    for (const round of [1, 2]) {
      const { server, stop } = await here.start({ path: '/nonexistent' });
      const place = await here.movedTo();
      expect({ round, ...(await lstat(place!)) }).toMatchObject({ round, uid: NOBODY });
      expect((await lstat(place!)).mode & 0o777).toBe(0o700);
      expect(await query(server, 'select count(*) from kept')).toEqual([{ count: '0' }]);
      await stop();
      expect(await isUp(server)).toBe(false);
    }
  });

  asRoot(
    'root runs as the owner of the folder where there are no user namespaces and the owner can reach it',
    async () => {
      const checkout = await here.copyCheckout();
      await here.fresh(NOBODY);
      const { server, stop } = await here.start({ checkout, path: '/nonexistent' });
      expect(await here.movedTo()).toBeUndefined();
      expect((await lstat(join(here.dataDir, 'postgres'))).uid).toBe(NOBODY);
      expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
      await stop();
    },
  );
});

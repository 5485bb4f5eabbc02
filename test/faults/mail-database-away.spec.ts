import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { openNotifiedClinic, testStart, type NotifiedClinic } from '../application/notifications/notified-clinic.js';
import { eventually } from '../support/servers/load.js';
import { startSmtp, type Smtp } from '../support/servers/smtp.js';
import { useServer } from '../support/database.js';

/** PostgreSQL dies between the mail server's answer and the record of it, several times, and comes back. */
describe('mail on its way when PostgreSQL dies', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let giveBack: (() => void) | undefined;
  const started: EmbeddedPostgres[] = [];
  let smtp: Smtp;
  let clinic: NotifiedClinic;
  let other: NotifiedClinic;

  const startServer = async (): Promise<void> => {
    server = await startEmbeddedPostgres(folder, { settings: { max_connections: '40' } });
    started.push(server);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'careslot-mail-away-'));
    await startServer();
    // The shared server of the other tests must not die.
    giveBack = useServer(server.url);
    smtp = await startSmtp({ mode: 'delay', delayMs: 400 });
    clinic = await openNotifiedClinic({ smtpUrl: smtp.url });
    other = await openNotifiedClinic({ smtpUrl: smtp.url }, clinic);
  });

  afterAll(async () => {
    giveBack?.();
    // A pool that has lost its connections would wait for them for ever.
    for (const each of [other, clinic]) {
      await Promise.race([each?.close().catch(() => undefined), sleep(5_000, undefined, { ref: false })]);
    }
    await smtp?.close();
    for (const each of started) await each.stop().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });

  it('is not sent a second time by any process, and every message is sent', async () => {
    const start = Temporal.Instant.from(testStart).add({ hours: 400 }).toString();
    const visits = Array.from({ length: 24 }, () => clinic.world.visit({ start }));
    for (const visit of visits) await clinic.confirmed(visit);
    const both = () => [clinic, other].map((each) => each.settle().catch(() => undefined));
    const isBack = async () => (await clinic.pool.query('select 1').catch(() => undefined)) !== undefined;

    for (let death = 0; death < 3; death++) {
      const before = smtp.messages.length;
      const working = both();
      await eventually('mail is taken', () => smtp.messages.length > before);
      process.kill(server.pid, 'SIGKILL');
      // What is on its way arrives while nobody can record it.
      await Promise.race([Promise.all(working), sleep(3_000, undefined, { ref: false })]);
      await startServer();
      await eventually('the database is back', isBack);
    }
    // Each lease of a dead attempt is over, also on the other process: whatever is not known to be sent goes out again.
    await eventually('all messages are sent', async () => {
      await clinic.advance('PT3M').catch(() => undefined);
      await Promise.all(both());
      return (await clinic.messages()).every(({ status }) => status === 'sent');
    });
    const ids = smtp.messages.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim());
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toHaveLength(48);
  });
});

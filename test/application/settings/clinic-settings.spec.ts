import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandBus } from '@nestjs/cqrs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChangeSettings } from '../../../src/settings/change-settings.js';
import { ClinicSettings } from '../../../src/settings/index.js';
import { defaultSettings, type Policies } from '../../../src/settings/settings.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { actor } from '../scheduling/world.js';

const boss = actor(newId(), { roles: ['admin'] });
/** What another process may need to hear of a change: a notice, one read, and a machine that is busy. */
const longestMilliseconds = 8_000;

describe('the settings in force', () => {
  let one: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    one = await startTestApp({ role: 'api' });
    other = await startTestApp({ role: 'api', databaseUrl: one.config.databaseUrl });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const change = (policies: Partial<Policies>) => {
    const input = { ...defaultSettings, policies: { ...defaultSettings.policies, ...policies }, reminders: ['PT24H'] };
    return new ChangeSettings(boss, input, '*');
  };
  const holdMinutes = (app: TestApp): number => app.resolve(ClinicSettings).policies.holdMinutes;
  const reaches = async (app: TestApp, minutes: number): Promise<void> => {
    const until = Date.now() + longestMilliseconds;
    while (holdMinutes(app) !== minutes && Date.now() < until) await sleep(50);
    expect(holdMinutes(app)).toBe(minutes);
  };

  it('are those of the change at once where it was made, and soon in every other process', async () => {
    await one.send(change({ holdMinutes: 7 }));
    expect(holdMinutes(one)).toBe(7);
    await reaches(other, 7);
    await other.send(change({ holdMinutes: 8 }));
    expect(holdMinutes(other)).toBe(8);
    await reaches(one, 8);
  });

  it('are there from the start in a process that begins later', async () => {
    await one.send(change({ holdMinutes: 9 }));
    const late = await startTestApp({ role: 'api', databaseUrl: one.config.databaseUrl });
    expect(holdMinutes(late)).toBe(9);
    await late.close();
  });

  it('are not those of a change that was rolled back', async () => {
    await one.send(change({ holdMinutes: 10 }));
    const undone = one.resolve(Database).transaction(async () => {
      await one.resolve(CommandBus).execute(change({ holdMinutes: 11 }));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(holdMinutes(one)).toBe(10);
  });

  it('are the last known ones while the database is away, and the new ones when it is back', async () => {
    await one.send(change({ holdMinutes: 12 }));
    await reaches(other, 12);
    await one.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    expect(holdMinutes(other)).toBe(12);
    await one.sql`update settings.clinic set version = version + 1,
      document = jsonb_set(document, '{policies,holdMinutes}', '13')`;
    await reaches(other, 13);
  });

  it('have the default of a policy that is newer than what was stored', async () => {
    await one.sql`update settings.clinic set version = version + 1,
      document = jsonb_build_object('policies', jsonb_build_object('holdMinutes', 14))
      returning pg_notify('careslot_settings', '')`;
    await reaches(one, 14);
    const { name, policies } = one.resolve(ClinicSettings).current;
    expect({ name, policies }).toEqual({
      name: defaultSettings.name,
      policies: { ...defaultSettings.policies, holdMinutes: 14 },
    });
  });
});
